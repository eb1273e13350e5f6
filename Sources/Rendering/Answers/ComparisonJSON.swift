package import Facts
import Figures

/// A comparison as JSON: the offerings, and per indicator each one's figure as in `sheet.json` and
/// the verdict on every pair. A difference stands only where it was tested or counted.
package enum ComparisonJSON {
  /// UTF-8, one newline at the end.
  package static func bytes(_ sheets: [Sheet]) -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.name("offerings")
    json.open("[")
    for sheet in sheets {
      json.open("{")
      json.member("key", sheet.key)
      json.member("name", sheet.name)
      json.member("institution", sheet.institution.name)
      json.member("kind", sheet.kind.rawValue)
      json.member("level", sheet.level.rawValue)
      json.member("leerweg", sheet.leerweg?.rawValue)
      json.close("}")
    }
    json.close("]")
    json.name("error_rate")
    json.number(Strictness.errorRate, places: 2)
    json.name("indicators")
    json.open("[")
    for row in Comparison.table(sheets) { write(row, sheets, to: &json) }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  private static func write(_ row: Comparison, _ sheets: [Sheet], to json: inout JSONBytes) {
    json.open("{")
    json.member("indicator", row.indicator.rawValue)
    json.member("tested", row.tested)
    json.name("figures")
    json.open("[")
    for figure in row.figures {
      if let figure { SheetJSON.write(figure, to: &json) } else { json.null() }
    }
    json.close("]")
    json.name("pairs")
    json.open("[")
    for pair in row.pairs { write(pair, row, sheets, to: &json) }
    json.close("]")
    json.close("}")
  }

  private static func write(
    _ pair: Comparison.Pair, _ row: Comparison, _ sheets: [Sheet], to json: inout JSONBytes
  ) {
    json.open("{")
    json.member("a", sheets[pair.first].key)
    json.member("b", sheets[pair.second].key)
    json.member("verdict", pair.verdict.code)
    if case .unlike(let why) = pair.verdict { json.member("reason", why.rawValue) }
    if case .counted(let more) = pair.verdict { json.member("difference", more) }
    if let interval = pair.verdict.interval {
      if let a = row.figures[pair.first]?.value, let b = row.figures[pair.second]?.value {
        json.name("difference")
        json.number(a - b, places: 4)
      }
      json.name("interval")
      json.open("{")
      json.name("low")
      json.number(interval.low, places: 4)
      json.name("high")
      json.number(interval.high, places: 4)
      json.close("}")
    }
    json.close("}")
  }
}
