import Facts
import Foundation

/// A cell as it stands in a sheet.
struct SheetCell: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case text
    /// A number as computers write it, whole where it is whole.
    case number
    /// A number that is shown a hundred times as large: 0.123 is 12.3 %.
    case percent
    /// A day, as `2024-08-31`; with a time of day it is no day.
    case date
    /// `TRUE` or `FALSE`.
    case boolean
    /// `#N/A`, or a formula of which no value was saved.
    case error
  }

  var text: String
  var kind = Kind.text
}

/// The cells of a sheet, and which of them are merged.
final class SheetCells: PartReader {
  private(set) var rows: [WorkSheet.Row] = []
  private(set) var merged: [MergedCells.Region] = []
  private let texts: [String]
  private let formats: CellFormats
  private let from1904: Bool
  private var row = 0
  private var column = -1
  private var type = ""
  private var style: Int?
  private var content = ""
  private var isInValue = false
  private var hasValue = false
  private var hasFormula = false
  private var isInData = false
  private var guides = 0
  private var cells: [Int: SheetCell] = [:]
  private var count = 0

  init(texts: [String], formats: CellFormats, from1904: Bool) {
    (self.texts, self.formats, self.from1904) = (texts, formats, from1904)
  }

  override func start(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "sheetData": isInData = true
    case "row" where isInData:
      // Rows and cells may leave out their number; they follow the one before.
      let number = attributes["r"].flatMap { Int($0) } ?? row + 1
      guard number > row, number <= Workbook.mostRows else {
        return stop("rij «\(attributes["r"] ?? "")» staat niet op volgorde")
      }
      (row, column, cells) = (number, -1, [:])
    case "c" where isInData:
      let place = attributes["r"].map { WorkSheet.place($0)?.column } ?? column + 1
      guard let place, place > column, place < Workbook.mostColumns else {
        return stop("cel «\(attributes["r"] ?? "")» staat niet op volgorde")
      }
      (column, type, content) = (place, attributes["t"] ?? "n", "")
      style = attributes["s"].flatMap { Int($0) }
      (hasValue, hasFormula, guides) = (false, false, 0)
    case "f": hasFormula = true
    case "rPh": guides += 1
    // A cell with a text of its own has it in `is`, any other its value in `v`.
    case "t" where type == "inlineStr", "v" where type != "inlineStr":
      isInValue = isInData && column >= 0 && guides == 0
      if isInValue { hasValue = true }
    case "mergeCell":
      guard let region = MergedCells.Region(attributes["ref"] ?? "") else {
        return stop("samengevoegde cellen «\(attributes["ref"] ?? "")» zijn geen bereik")
      }
      merged.append(region)
      if merged.count > Workbook.mostCells { stop("heeft te veel samengevoegde cellen") }
    default: break
    }
  }

  override func text(_ string: String) {
    if isInValue { content += string }
  }

  override func end(_ element: String) {
    switch element {
    case "v", "t": isInValue = false
    case "rPh": guides -= 1
    case "sheetData": isInData = false
    case "c" where isInData:
      guard let cell = cell(), !cell.text.allSatisfy(\.isWhitespace) else { return }
      cells[column] = cell
      count += 1
      if count > Workbook.mostCells { stop("heeft te veel cellen") }
    case "row" where isInData:
      if !cells.isEmpty { rows.append(WorkSheet.Row(number: row, cells: cells)) }
    default: break
    }
  }

  private func cell() -> SheetCell? {
    let trimmed = content.trimmingCharacters(in: .whitespacesAndNewlines)
    if hasFormula, !hasValue { return SheetCell(text: "formule zonder uitkomst", kind: .error) }
    switch type {
    case "s":
      guard let index = Int(trimmed), texts.indices.contains(index) else {
        if !trimmed.isEmpty {
          stop("cel \(WorkSheet.letters(column))\(row) verwijst naar geen tekst")
        }
        return nil
      }
      return SheetCell(text: texts[index])
    case "inlineStr", "str": return SheetCell(text: WorkbookText.unescaped(content))
    case "b": return trimmed.isEmpty ? nil : SheetCell(text: truth(trimmed), kind: .boolean)
    case "e": return SheetCell(text: trimmed.isEmpty ? "#N/A" : trimmed, kind: .error)
    case "d":
      let day = CalendarDay(trimmed)?.description
      return trimmed.isEmpty ? nil : SheetCell(text: day ?? trimmed, kind: .date)
    default: return trimmed.isEmpty ? nil : number(trimmed)
    }
  }

  private func truth(_ text: String) -> String {
    text == "1" || text.lowercased() == "true" ? "TRUE" : "FALSE"
  }

  private func number(_ text: String) -> SheetCell {
    guard let value = Double(text), value.isFinite else { return SheetCell(text: text) }
    switch formats.meaning(style) {
    case .number: return SheetCell(text: SheetCells.plain(text, value), kind: .number)
    case .percent: return SheetCell(text: SheetCells.plain(text, value), kind: .percent)
    case .date:
      guard value == value.rounded(), abs(value) < 1e7,
        let day = CalendarDay(serial: Int(value), from1904: from1904)
      else { return SheetCell(text: SheetCells.plain(text, value), kind: .date) }
      return SheetCell(text: day.description, kind: .date)
    }
  }

  /// A number as a spreadsheet shows it: 15 digits count (`13.140000000000001` is 13.14), and a
  /// whole one has no tail (`25187.0` and `2.5187E4` are 25187). Other texts stay as they are:
  /// leading zeros are part of a code.
  private static func plain(_ text: String, _ value: Double) -> String {
    let digits = text.utf8.count { (0x30...0x39).contains($0) }
    guard text.utf8.contains(where: { ".eE".utf8.contains($0) }) || digits > 15 else { return text }
    let rounded = digits > 15 ? Double(String(format: "%.15g", value)) ?? value : value
    if rounded == rounded.rounded(), abs(rounded) < 1e15 { return String(Int(rounded)) }
    return digits > 15 || text.lowercased().contains("e") ? "\(rounded)" : text
  }
}
