import Facts
import Tabular

/// `data/datapackage.json`: what the tables of the open data hold, for people and for programs.
///
/// A Frictionless Tabular Data Package: every column with its name, type, description and limits,
/// every file with its size and hash, the licence of the whole, and the sources with theirs.
struct OpenDataPackage {
  /// What every table has in common.
  static let description =
    "CSV volgens RFC 4180, UTF-8, met een punt als decimaalteken. Een lege cel is: niet bekend of "
    + "niet van toepassing. Een getal met cijfers achter de punt heeft er nooit precies drie: een "
    + "Nederlands rekenblad leest 0.941 als 941. Codes zijn nooit een kaal getal en periodes nooit "
    + "een datum: niveau mbo-4, crebo-25187 en croho-30020, gemeente GM0363, richting F04 (ISCED-F "
    + "2013), en perioden zoals het CBS ze schrijft: 2019JJ00 is het jaar 2019, 2018SJ00 het "
    + "studiejaar 2018/19, 2017MM10 oktober 2017, 2021JJ00/2024JJ00 een reeks. Een tekst die een "
    + "programma voor een formule, getal, datum of lege waarde zou houden, krijgt er een apostrof "
    + "voor; getallen niet. In sheet.json staan dezelfde codes en perioden zonder deze vormen. "
    + "De licentie van het geheel vraagt naamsvermelding, ook van de bronnen; een bron zonder "
    + "licentie is een aangehaald feit."

  /// Version of the form of the tables, by the Frictionless pattern for data packages: another first
  /// number when a reader of the one before would misread these.
  ///
  /// - 1: level, code, direction, gemeentecode and periods bare (`4`, `25187`, `04`, `0363`, `2019`), numbers
  ///   with up to four decimals. Its `datapackage.json` has no `version`.
  /// - 2: the forms of ``TableCodes`` and ``CSVRow``.
  static let version = "2.0.0"

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
    json.member("version", OpenDataPackage.version)
    json.member("title", "Studiebijsluiter: opleidingen en cijfers")
    json.member("description", OpenDataPackage.description)
    if created.split(separator: "-").count == 3 { json.member("created", created + "T00:00:00Z") }
    json.licences(.package)
    json.name("resources")
    json.open("[")
    for table in OpenTable.all { write(table, written["data/" + table.path], to: &json) }
    json.close("]")
    write(files.filter { $0.path.hasPrefix(SchemaFile.folder + "/") }, to: &json)
    json.name("sources")
    json.open("[")
    for source in facts.sources.values.sorted(by: { $0.id < $1.id }) {
      json.open("{")
      json.member("title", source.publisher + ": " + source.title)
      if !source.url.isEmpty { json.member("path", source.url) }
      if !source.date.isEmpty { json.member("version", source.date) }
      if let licence = OpenDataLicence(stated: source.licence) { json.licences(licence) }
      json.close("}")
    }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  /// Looks whether the tables of a site have a form that this program reads.
  ///
  /// - Throws: `RenderingError.damagedSite` for a newer one, `TabularError` when `datapackage.json` is there
  ///   and cannot be read. A site without it is one from before there was one.
  static func requireKnownVersion(site: String) throws {
    let path = site + "/data/datapackage.json"
    guard SystemFiles.exists(path) else { return }
    var page = try FlatJSON(
      bytes: try SystemFiles.read(path), source: path, rowsUnder: "resources")
    while try page.next() {}
    let found = page.members["version"] ?? "1"
    func first(_ version: String) -> Int? {
      version.split(separator: ".").first.flatMap { Int($0) }
    }
    guard let number = first(found), let own = first(version), number <= own else {
      throw RenderingError.damagedSite(
        path,
        reason: "versie «\(found)» van de tabellen is nieuwer dan dit programma kent (\(version))")
    }
  }

  /// The JSON Schemas of `sheet.json` and the other JSON files, in a member of our own: they are no tables.
  private func write(_ schemas: [WrittenFile], to json: inout JSONBytes) {
    guard !schemas.isEmpty else { return }
    json.name("schemas")
    json.open("[")
    for schema in schemas {
      json.open("{")
      json.member("path", String(schema.path.dropFirst("data/".count)))
      json.member("bytes", schema.bytes)
      json.member("hash", "sha256:" + schema.sha256)
      json.close("}")
    }
    json.close("]")
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
