import Tabular

/// One sheet: its rows, without the empty ones.
struct WorkSheet {
  struct Row {
    /// As the sheet numbers it, from 1.
    var number: Int
    /// Column, from 0, to its cell; left-out and empty cells are not in it.
    var cells: [Int: SheetCell]

    var isEmpty: Bool { cells.isEmpty }
  }

  let book: String
  let name: String
  let rows: [Row]
  private var merged: MergedCells
  /// Place of each row in `rows`.
  private let index: [Int: Int]

  init(book: String, name: String, rows: [Row], merged: MergedCells = MergedCells([])) {
    (self.book, self.name, self.rows, self.merged) = (book, name, rows, merged)
    index = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.number, $0) })
  }

  /// `bestand.xlsx!Blad1!C7`.
  func place(_ column: Int, _ row: Int) -> String {
    "\(book)!\(name)!\(WorkSheet.letters(column))\(row)"
  }

  /// The cell at a place, in merged cells the one of the whole region.
  mutating func cell(_ column: Int, _ row: Row) -> (cell: SheetCell?, region: MergedCells.Region?) {
    guard let region = merged.region(row: row.number, column: column) else {
      return (row.cells[column], nil)
    }
    let first = index[region.rows.lowerBound].map { rows[$0] }
    return (first?.cells[region.columns.lowerBound], region)
  }

  /// The first row that has every required column, by the content and not by a number: publishers
  /// put titles above a table, as many as they like.
  ///
  /// - Returns: the number of that row, and where the roles stand.
  /// - Throws: `IngestError.cell` at the row that comes nearest, naming what it lacks.
  mutating func header(_ columns: [ColumnRole], advice: String) throws -> (Int, HeaderMap) {
    var nearest: (hits: Int, row: Row, names: [String])?
    for row in rows.prefix(60) {
      let names = texts(of: row)
      let hits = columns.count { !$0.aliases.allSatisfy { !names.contains($0) } }
      if hits > nearest?.hits ?? 0 { nearest = (hits, row, names) }
      if let map = try? HeaderMap(header: names, source: book + "!" + name, columns: columns) {
        return (row.number, map)
      }
    }
    guard let row = nearest?.row ?? rows.first else {
      throw IngestError.cell(
        place: book + "!" + name, message: "leeg blad", expected: "een tabel",
        advice: "kijk of «sheet» in de bron het goede blad noemt, of haal het bestand opnieuw op")
    }
    let names = nearest?.names ?? texts(of: row)
    let lacking = columns.first { column in
      column.required && column.aliases.allSatisfy { !names.contains($0) }
    }
    let twice = columns.lazy.flatMap(\.aliases).first { alias in names.count { $0 == alias } > 1 }
    guard lacking != nil || twice == nil else {
      throw IngestError.cell(
        place: place(names.lastIndex { $0 == twice } ?? 0, row.number),
        message: "de kop heeft «\(twice ?? "")» twee keer", expected: "elke kolom één keer",
        advice: advice)
    }
    throw IngestError.cell(
      place: place(row.cells.keys.min() ?? 0, row.number),
      message: "kolom «\(lacking?.role ?? "")» ontbreekt in de kop",
      expected: "een van " + (lacking?.aliases ?? []).joined(separator: ", "), advice: advice)
  }

  /// The texts of a row from its first column on; line breaks in a heading read as spaces. A heading
  /// that is merged downwards is also that of the rows it covers, not of the columns beside it.
  private mutating func texts(of row: Row) -> [String] {
    let width = rows.prefix(60).compactMap { $0.cells.keys.max() }.max() ?? 0
    return (0...width).map { column in
      let (found, region) = cell(column, row)
      let own = region.map { $0.columns.lowerBound == column } ?? true
      return own ? WorkSheet.line(found?.text ?? "") : ""
    }
  }

  /// A text on one line, without spaces around.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
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

  /// `C7` as column 2 and row 7; nil when it is no place.
  static func place(_ text: String) -> (column: Int, row: Int?)? {
    var number = 0
    var letters = 0
    var rest = text.utf8.filter { $0 != UInt8(ascii: "$") }[...]
    while let byte = rest.first, (65...90).contains(byte & 0xDF), byte >= 65 {
      number = number * 26 + Int(byte & 0xDF) - 64
      letters += 1
      rest = rest.dropFirst()
      if letters > 3 { return nil }
    }
    guard letters > 0, number <= Workbook.mostColumns else { return nil }
    return (number - 1, Int(String(decoding: rest, as: UTF8.self)))
  }
}
