import Facts

/// `data/datapackage.json`: what the tables of the open data hold, for people and for programs.
///
/// A Frictionless Tabular Data Package: every column with its name, type, description and limits,
/// every file with its size and hash, and the sources.
struct OpenDataPackage {
  /// What every table has in common.
  static let description =
    "CSV volgens RFC 4180, UTF-8, met een punt als decimaalteken. Een lege cel is: niet bekend of "
    + "niet van toepassing. Een tekst die met = + - @, tab of regeleinde begint, krijgt er een "
    + "apostrof voor, zodat een rekenblad er geen formule van maakt; getallen niet."

  let facts: FactBase
  /// Date of the newest source.
  let created: String
  /// The files of the site as written; those of the tables are found by path.
  let files: [WrittenFile]

  /// The bytes of the file, with a newline at the end.
  func bytes() -> [UInt8] {
    let written = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    var json = JSONBytes()
    json.open("{")
    json.member("profile", "tabular-data-package")
    json.member("name", "bijsluiter")
    json.member("id", facts.id)
    json.member("title", "Studiebijsluiter: opleidingen en cijfers")
    json.member("description", OpenDataPackage.description)
    if created.split(separator: "-").count == 3 { json.member("created", created + "T00:00:00Z") }
    json.name("resources")
    json.open("[")
    for table in OpenTable.all { write(table, written["data/" + table.path], to: &json) }
    json.close("]")
    json.name("sources")
    json.open("[")
    for source in facts.sources.values.sorted(by: { $0.id < $1.id }) {
      json.open("{")
      json.member("title", source.publisher + ": " + source.title)
      if !source.url.isEmpty { json.member("path", source.url) }
      json.close("}")
    }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  private func write(_ table: OpenTable, _ file: WrittenFile?, to json: inout JSONBytes) {
    json.open("{")
    json.member("name", table.name)
    json.member("path", table.path)
    json.member("title", table.title)
    json.member("profile", "tabular-data-resource")
    json.member("format", "csv")
    json.member("mediatype", "text/csv")
    json.member("encoding", "utf-8")
    if let file {
      json.member("bytes", file.bytes)
      json.member("hash", "sha256:" + file.sha256)
    }
    json.name("schema")
    json.open("{")
    json.name("fields")
    json.open("[")
    for column in table.columns { write(column, to: &json) }
    json.close("]")
    json.name("missingValues")
    json.open("[")
    json.text("")
    json.close("]")
    if !table.primaryKey.isEmpty {
      json.name("primaryKey")
      json.open("[")
      for name in table.primaryKey { json.text(name) }
      json.close("]")
    }
    if table.refersToOfferings {
      json.name("foreignKeys")
      json.open("[")
      json.open("{")
      json.member("fields", "key")
      json.name("reference")
      json.open("{")
      json.member("resource", OpenTable.offerings.name)
      json.member("fields", "key")
      json.close("}")
      json.close("}")
      json.close("]")
    }
    json.close("}")
    json.close("}")
  }

  private func write(_ column: OpenTable.Column, to json: inout JSONBytes) {
    json.open("{")
    json.member("name", column.name)
    json.member("type", column.kind.rawValue)
    json.member("description", column.description)
    if column.isRequired || column.isUnique || column.pattern != nil || !column.words.isEmpty
      || column.minimum != nil
    {
      json.name("constraints")
      json.open("{")
      if column.isRequired {
        json.name("required")
        json.flag(true)
      }
      if column.isUnique {
        json.name("unique")
        json.flag(true)
      }
      json.member("pattern", column.pattern)
      if !column.words.isEmpty {
        json.name("enum")
        json.open("[")
        for word in column.words { json.text(word) }
        json.close("]")
      }
      if let minimum = column.minimum {
        json.name("minimum")
        json.number(minimum, places: 2)
      }
      json.close("}")
    }
    json.close("}")
  }
}
