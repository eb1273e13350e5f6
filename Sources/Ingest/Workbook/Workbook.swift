import Archive
import Foundation
import Registers

/// A workbook (`.xlsx`, transitional or strict): the names of its sheets, and the cells of one sheet
/// when asked, as Excel reads them.
///
/// Its parts are found through their relations, whatever they are called. No formulas are computed;
/// the value stored beside one is taken, and one without is a fault. Hidden sheets are passed over;
/// hidden rows and columns are read, since a filter hides rows of a table without taking them away.
struct Workbook {
  /// The most a workbook may be when unpacked: 256 MB.
  static let limit = 256 << 20
  /// Beyond these a sheet is not a table of figures but a mistake, or an attack.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384
  static let mostCells = 8_000_000

  /// The file, for messages.
  let name: String
  private let parts: WorkbookParts
  private let sheets: [(name: String, part: String, isHidden: Bool)]
  private let texts: [String]
  private let formats = CellFormats()
  /// Days are counted from 1904, as early spreadsheets for the Mac did.
  private let from1904: Bool

  /// - Throws: `ArchiveError` or `IngestError.cell` when the file is no whole workbook.
  init(path: String, name: String) throws {
    self.name = name
    let parts = try WorkbookParts(path: path, name: name)
    self.parts = parts
    let part =
      try parts.relations(of: "").values.first { $0.type == "officeDocument" }?.target
      ?? "xl/workbook.xml"
    guard let book = try parts.bytes(part) else {
      throw IngestError.cell(
        place: name, message: "geen werkboek", expected: "een bestand zoals Excel het opslaat",
        advice: "sla het bestand op als .xlsx")
    }
    let list = ElementList(["sheet", "workbookPr"])
    try list.read(book, name + "!" + part)
    from1904 = list.all("workbookPr").contains { ["1", "true", "on"].contains($0["date1904"]) }
    let links = try parts.relations(of: part)
    sheets = list.all("sheet").compactMap { sheet in
      // The id of the relation has a prefix, whichever; the sheet's own number is `sheetId`.
      let link = sheet.first { $0.key.contains(":") && PartReader.local($0.key) == "id" }?.value
      guard let title = sheet["name"], let relation = links[link ?? ""],
        relation.type == "worksheet"
      else { return nil }
      return (title, relation.target, ["hidden", "veryHidden"].contains(sheet["state"] ?? ""))
    }
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    func linked(_ type: String, _ usual: String) -> String {
      links.values.first { $0.type == type }?.target ?? WorkbookParts.resolve(usual, in: folder)
    }
    let shared = SharedTexts()
    let texts = linked("sharedStrings", "sharedStrings.xml")
    if let bytes = try parts.bytes(texts) { try shared.read(bytes, name + "!" + texts) }
    self.texts = shared.texts
    let styles = linked("styles", "styles.xml")
    if let bytes = try parts.bytes(styles) { try formats.read(bytes, name + "!" + styles) }
  }

  var sheetNames: [String] { sheets.map(\.name) }

  /// The one visible sheet whose name holds these words; the only sheet when there are none.
  ///
  /// - Throws: `IngestError.cell` when there is no such sheet, or more than one.
  func sheet(named words: String) throws -> WorkSheet {
    let visible = sheets.filter { !$0.isHidden }
    let holding = visible.filter {
      words.isEmpty || $0.name.lowercased().contains(words.lowercased())
    }
    let exact = holding.filter { $0.name.lowercased() == words.lowercased() }
    let fitting = exact.count == 1 ? exact : holding
    guard fitting.count == 1 else {
      throw IngestError.cell(
        place: name, message: fitting.isEmpty ? "geen blad «\(words)»" : "meer bladen «\(words)»",
        expected: "één van de bladen " + visible.map { "«\($0.name)»" }.joined(separator: " "),
        advice: "pas «sheet» aan in de bron")
    }
    guard let bytes = try parts.bytes(fitting[0].part) else {
      throw IngestError.cell(
        place: name, message: "blad «\(fitting[0].name)» ontbreekt in het werkboek",
        expected: fitting[0].part, advice: "haal het bestand opnieuw op")
    }
    let reader = SheetCells(texts: texts, formats: formats, from1904: from1904)
    try reader.read(bytes, name + "!" + fitting[0].name)
    return WorkSheet(
      book: name, name: fitting[0].name, rows: reader.rows, merged: MergedCells(reader.merged))
  }
}
