import Facts
package import Figures

/// Coverage as JSON: `data/coverage.json` and `coverage --json` are the same bytes.
package enum CoverageJSON {
  /// UTF-8, one row a line, one newline at the end.
  package static func bytes(_ rows: [Coverage.Row]) -> [UInt8] {
    var bytes = Array("[".utf8)
    for (index, row) in rows.enumerated() {
      bytes += Array(index == 0 ? "\n".utf8 : ",\n".utf8)
      bytes += line(row)
    }
    return bytes + Array("\n]\n".utf8)
  }

  private static func line(_ row: Coverage.Row) -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("kind", row.kind.rawValue)
    json.member("level", row.level.rawValue)
    json.member("leerweg", row.leerweg?.rawValue)
    json.member("sector", row.sector)
    json.member("indicator", row.indicator.rawValue)
    json.member("offerings", row.offerings)
    json.member("students", row.students)
    json.member("published", row.published)
    json.member("published_students", row.publishedStudents)
    counts("rungs", row.rungs, &json)
    counts("rung_students", row.rungStudents, &json)
    counts("reasons", row.reasons, &json)
    json.member("unexplained", row.unexplained)
    json.close("}")
    return json.bytes
  }

  private static func counts(
    _ name: StaticString, _ counts: [String: Int], _ json: inout JSONBytes
  ) {
    json.name(name)
    json.open("{")
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      json.name(data: key)
      json.number(count)
    }
    json.close("}")
  }
}
