import Archive
import Crypto
import Facts
import Foundation
import Registers
import Tabular

/// A source that was fetched page by page: the folder `pages/<id>`, with every part as received.
///
/// The parts of a table are numbered: `Observations-0001.json`, `Observations-0002.json`. One page
/// is in memory at a time.
struct PageFolder {
  let source: SourceDescriptor
  /// Path below the import folder, as the ledger names it.
  let name: String
  private let path: String
  /// File names, in order.
  let parts: [String]

  static func name(of source: SourceDescriptor) -> String { "pages/" + source.id }

  /// - Throws: `IngestError.pages` when a number is missing in a row of parts.
  init(_ source: SourceDescriptor, in folder: String) throws {
    self.source = source
    name = PageFolder.name(of: source)
    path = folder + "/" + name
    parts = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".json") }.sorted()
    for stem in Set(parts.map(PageFolder.stem)) {
      for (at, part) in named(stem).enumerated() where part != stem + ".json" {
        let due = stem + "-" + String(("0000" + String(at + 1)).suffix(4)) + ".json"
        guard part == due else {
          throw IngestError.pages(source: source.id, place: name, message: "«\(due)» ontbreekt")
        }
      }
    }
  }

  /// `Observations-0002.json` as `Observations`.
  static func stem(_ part: String) -> String {
    let name = part.dropLast(".json".count)
    guard let dash = name.lastIndex(of: "-"), name[dash...].dropFirst().count == 4,
      name[dash...].dropFirst().allSatisfy(\.isWholeNumber)
    else { return String(name) }
    return String(name[..<dash])
  }

  /// The parts of one table, in order.
  func named(_ stem: String) -> [String] { parts.filter { PageFolder.stem($0) == stem } }

  func bytes(_ part: String) throws -> [UInt8] { try FileBytes.plain(path + "/" + part) }

  /// The part as a message names it.
  func place(_ part: String) -> String { name + "/" + part }

  /// Opens a part of which the rows are under `value`.
  func page(_ part: String) throws -> FlatJSON {
    try FlatJSON(bytes: try bytes(part), source: place(part))
  }

  /// Size of all parts together, and the hash of their names and hashes: the same parts have the
  /// same hash, whenever they were fetched.
  func digest() throws -> (bytes: Int, sha256: String) {
    var (size, hash) = (0, SHA256())
    for part in parts {
      let content = try bytes(part)
      size += content.count
      let line = part + " " + SHA256.hash(data: content).hexText + "\n"
      hash.update(data: Data(line.utf8))
    }
    return (size, hash.finalize().hexText)
  }

  /// All pages as one table; which of the four kinds it is follows from the names of the parts.
  ///
  /// - Throws: `TabularError` at the page, line and column that is not right; `IngestError.pages`
  ///   when the pages do not make a whole.
  func table() throws -> PageTable {
    do {
      let stems = Set(parts.map(PageFolder.stem))
      if stems.contains("Observations") { return try ObservationPages(self).table() }
      if let data = ["TypedDataSet", "UntypedDataSet"].first(where: stems.contains) {
        return try TypedPages(self, data).table()
      }
      if stems.contains("datastore") {
        return try RecordPages(self, "datastore", under: "result", "records").table()
      }
      if stems.contains("page") {
        return try RecordPages(self, "page", under: "_embedded", "*").table()
      }
    } catch var error as TabularError {
      error.advice = error.advice ?? "haal bron «\(source.id)» opnieuw op"
      throw error
    }
    throw IngestError.pages(
      source: source.id, place: name, message: "geen pagina's van een bekende soort")
  }
}

/// Pages put together: a table of texts with a header, its codes, and their titles.
struct PageTable {
  var table: CSVTable
  /// Titles of codes, by the names in the header.
  var titles = CodeTitles()
  /// Rows that belong to a measure that nothing asks for; they are not in the table.
  var passedOver = 0
}

extension PageFolder {
  /// What a source gives for "nothing here", as far as it is declared.
  var absentMarker: String {
    source.absent.contains("") ? "" : source.absent.first ?? ""
  }

  /// Refuses a last page that says there is another.
  func checkEnd(_ page: FlatJSON) throws {
    guard page.nextLink == nil else {
      throw IngestError.pages(
        source: source.id, place: page.source, message: "de laatste pagina wijst naar een volgende")
    }
  }

  func table(_ writer: CSVWriter, _ columns: [String]) -> CSVTable {
    CSVTable(rows: writer.bytes, header: columns, source: name, dialect: Dialect())
  }

  /// The text of a member that must be there: a code of a dimension.
  static func code(_ page: FlatJSON, _ slot: Int) throws(TabularError) -> String {
    guard case .text(let text) = page.value(slot) else {
      throw page.error(
        at: slot, "lid «\(page.names[slot])» ontbreekt of is geen tekst",
        expected: "de code van een indeling, als tekst")
    }
    return plain(text)
  }

  /// The text of a number, or of a text that stands for one; nil when there is none.
  static func number(_ page: FlatJSON, _ slot: Int, texts: Bool) throws(TabularError) -> String? {
    switch page.value(slot) {
    case .number(let text): return digits(text)
    case .null: return nil
    case .text(let text) where texts:
      let text = plain(text)
      return text.isEmpty ? nil : text
    default:
      throw page.error(
        at: slot, "lid «\(page.names[slot])» ontbreekt of is geen getal",
        expected: texts ? "een getal, een tekst of null" : "een getal of null")
    }
  }

  /// Without the spaces around, and on one line.
  static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 > 0x20 }) { return text }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
      .split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// `1230.0` as `1230`, `1.23E3` as `1230`: a whole number reads as one.
  static func digits(_ text: String) -> String {
    guard text.contains(where: { ".eE".contains($0) }) else { return text }
    if text.contains(where: { "eE".contains($0) }) {
      guard let value = Double(text) else { return text }
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }
    var text = Substring(text)
    while text.last == "0" { text = text.dropLast() }
    if text.last == "." { text = text.dropLast() }
    return String(text)
  }
}
