import Archive
import Foundation
import Registers
import Tabular

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A workbook (`.xlsx`): the names of its sheets, and the texts of one sheet when asked.
///
/// Reads what tables of figures need: shared and inline texts, numbers as they are written, and
/// empty and left-out cells. No formulas are computed; the value stored beside one is taken. Dates
/// stay the number they are.
struct Workbook {
  /// The most a workbook may be when unpacked: 256 MB.
  static let limit = 256 << 20
  /// Beyond these a sheet is not a table of figures but a mistake, or an attack.
  static let mostRows = 1_048_576
  static let mostCells = 8_000_000

  /// The file, for messages.
  let name: String
  private let path: String
  private let sheets: [(name: String, member: String)]
  private let texts: [String]

  /// - Throws: `ArchiveError` or `IngestError.cell` when the file is no whole workbook.
  init(path: String, name: String) throws {
    (self.path, self.name) = (path, name)
    let wanted: Set = [
      "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
    ]
    let members = try Archive.read(path, limit: Workbook.limit) { wanted.contains($0) }
    func content(_ member: String) -> [UInt8]? { members.first { $0.name == member }?.bytes }
    guard let book = content("xl/workbook.xml"), let links = content("xl/_rels/workbook.xml.rels")
    else {
      throw IngestError.cell(
        place: name, message: "geen werkboek", expected: "een bestand zoals Excel het opslaat",
        advice: "sla het bestand op als .xlsx")
    }
    let list = ElementList(["sheet"])
    try list.read(book, name + "!xl/workbook.xml")
    let targets = ElementList(["Relationship"])
    try targets.read(links, name + "!xl/_rels/workbook.xml.rels")
    let parts = Dictionary(
      targets.found.compactMap { link in
        link["Id"].flatMap { id in link["Target"].map { (id, Workbook.member($0)) } }
      }
    ) { first, _ in first }
    sheets = list.found.compactMap { sheet in
      guard let title = sheet["name"], let member = parts[sheet["r:id"] ?? ""] else {
        return nil
      }
      return (title, member)
    }
    texts =
      try content("xl/sharedStrings.xml").map { bytes in
        let reader = SharedTexts()
        try reader.read(bytes, name + "!xl/sharedStrings.xml")
        return reader.texts
      } ?? []
  }

  var sheetNames: [String] { sheets.map(\.name) }

  /// The one sheet whose name holds these words; the only sheet when there are none.
  ///
  /// - Throws: `IngestError.cell` when there is no such sheet, or more than one.
  func sheet(named words: String) throws -> WorkSheet {
    let fitting = sheets.filter {
      words.isEmpty || $0.name.lowercased().contains(words.lowercased())
    }
    guard fitting.count == 1 else {
      throw IngestError.cell(
        place: name, message: fitting.isEmpty ? "geen blad «\(words)»" : "meer bladen «\(words)»",
        expected: "één van de bladen " + sheetNames.map { "«\($0)»" }.joined(separator: " "),
        advice: "pas «sheet» aan in de bron")
    }
    let member = try Archive.read(path, limit: Workbook.limit) { $0 == fitting[0].member }
    guard let bytes = member.first?.bytes else {
      throw IngestError.cell(
        place: name, message: "blad «\(fitting[0].name)» ontbreekt in het werkboek",
        expected: fitting[0].member, advice: "haal het bestand opnieuw op")
    }
    let reader = SheetCells(texts: texts)
    try reader.read(bytes, name + "!" + fitting[0].name)
    return WorkSheet(book: name, name: fitting[0].name, rows: reader.rows)
  }

  /// A link of the workbook as a path in the zip; absolute ones start at its root.
  private static func member(_ target: String) -> String {
    target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }
}

/// One sheet: its rows, without the empty ones.
struct WorkSheet {
  struct Row {
    /// As the sheet numbers it, from 1.
    var number: Int
    /// Column, from 0, to its text; left-out and empty cells are not in it.
    var cells: [Int: String]

    var isEmpty: Bool { cells.isEmpty }
  }

  let book: String
  let name: String
  let rows: [Row]

  /// `bestand.xlsx!Blad1!C7`.
  func place(_ column: Int, _ row: Int) -> String {
    "\(book)!\(name)!\(WorkSheet.letters(column))\(row)"
  }

  /// The first row that has every required column, by the content and not by a number: publishers
  /// put titles above a table, as many as they like.
  ///
  /// - Returns: the number of that row, and where the roles stand.
  /// - Throws: `IngestError.cell` at the row that comes nearest, naming what it lacks.
  func header(_ columns: [ColumnRole], advice: String) throws -> (Int, HeaderMap) {
    var nearest: (hits: Int, row: Row)?
    for row in rows.prefix(60) {
      let names = texts(of: row)
      let hits = columns.count { !$0.aliases.allSatisfy { !names.contains($0) } }
      if hits > nearest?.hits ?? 0 { nearest = (hits, row) }
      if let map = try? HeaderMap(header: names, source: book + "!" + name, columns: columns) {
        return (row.number, map)
      }
    }
    guard let row = nearest?.row ?? rows.first else {
      throw IngestError.cell(
        place: book + "!" + name, message: "leeg blad", expected: "een tabel", advice: advice)
    }
    let names = texts(of: row)
    let lacking = columns.first { column in
      column.required && column.aliases.allSatisfy { !names.contains($0) }
    }
    throw IngestError.cell(
      place: place(row.cells.keys.min() ?? 0, row.number),
      message: "kolom «\(lacking?.role ?? "")» ontbreekt in de kop",
      expected: "een van " + (lacking?.aliases ?? []).joined(separator: ", "), advice: advice)
  }

  /// The texts of a row from its first column on; line breaks in a heading read as spaces.
  private func texts(of row: Row) -> [String] {
    (0...(row.cells.keys.max() ?? 0)).map { column in
      (row.cells[column] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// `0` as `A`, `26` as `AA`.
  static func letters(_ column: Int) -> String {
    var (number, text) = (column + 1, "")
    while number > 0 {
      text = String(UnicodeScalar(UInt8(65 + (number - 1) % 26))) + text
      number = (number - 1) / 26
    }
    return text
  }
}
