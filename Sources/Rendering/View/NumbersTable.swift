import Facts
import Templating

/// The numbers per year: students, first-years and graduates beside each other, newest year first.
///
/// A column stands only where something is counted; a year without a cell has a dash. Graduates stand
/// in the row of the year in which their study year starts, and those of the newest are not counted
/// yet. A number counted together with what came
/// before stands behind the programme's own, with a mark that the note explains.
struct NumbersTable {
  private static let columns: [IndicatorID] = [.students, .firstYears, .graduates]
  private static let yearWidth = 12
  private static let cellWidth = 20

  let words: FigureWords
  let asOf: String

  /// The table, or nil when this offering has no counts at all.
  func record(_ sheet: Sheet, _ marks: inout SourceMarks) -> Record? {
    let counts = sheet.figures.filter { $0.unit == .count && $0.period != nil }
    let columns = NumbersTable.columns.filter { column in
      counts.contains { $0.indicator == column }
    }
    guard !columns.isEmpty else { return nil }
    var cells: [String: [IndicatorID: Cell]] = [:]
    for figure in counts where columns.contains(figure.indicator) {
      let year = String((figure.period ?? "").prefix(4))
      var cell = cells[year]?[figure.indicator] ?? Cell()
      if figure.via == nil { cell.own = cell.own ?? figure } else { cell.joined = figure }
      cells[year, default: [:]][figure.indicator] = cell
    }
    // A year between two counted ones stands too, with nothing counted in it.
    let years = cells.keys.compactMap { Int($0) }
    if let first = years.min(), let last = years.max() {
      for year in first...last where cells[String(year)] == nil { cells[String(year)] = [:] }
    }
    let titles = columns.map { words.texts("page." + $0.rawValue) }
    var record = Record(SheetShape.numbers)
    record["columns"] = .texts(titles)
    record["key"] = .texts(
      zip(columns, titles).map { words.texts("indicator.\($0.rawValue).title") + ": " + $1 })
    record["line"] = .text(
      line(
        words.texts("page.year"),
        columns.map { words.texts("indicator.\($0.rawValue).title") }))
    let newest = String(sheet.catalogueDate.prefix(4))
    var hasGap = false
    record["years"] = .list(
      cells.keys.sorted(by: >).map { year in
        let filled = columns.map { cells[year]?[$0] }
        let texts = zip(columns, filled).map { column, cell in
          if cell == nil, column == .graduates, year == newest {
            return words.texts("phrase.not_yet")
          }
          hasGap = hasGap || cell == nil
          return text(cell)
        }
        return row(year, texts, filled.map { $0.map(isOld) })
      })
    if hasGap {
      record["note"] = .text(words.texts("phrase.no_row", ["dash": words.texts("page.no_count")]))
    }
    if let chart = chart(counts.filter { $0.indicator == .students && $0.via == nil }) {
      record["chart"] = .record(chart)
    }
    record["sources"] = marks.marks(counts)
    return record
  }

  /// The students over the years; a year with hidden parts is a gap, unless these are so few that
  /// the line is the same.
  private func chart(_ students: [Figure]) -> Record? {
    let points = students.compactMap { figure -> LineChart.Point? in
      guard let year = figure.period.flatMap({ Int($0.prefix(4)) }) else { return nil }
      var value = figure.state == .published ? figure.value : nil
      if value == nil, let bounds = figure.bounds, (bounds.high - bounds.low) * 20 <= bounds.high {
        value = Double(bounds.low + bounds.high) / 2
      }
      return LineChart.Point(time: Double(year), value: value, words: words.count(figure))
    }.sorted { $0.time < $1.time }
    guard let most = points.compactMap(\.value).max() else { return nil }
    return LineChart(points: points, most: most).record()
  }

  /// The figures of one year: the programme's own, and together with what came before.
  private struct Cell {
    var own: Figure?
    var joined: Figure?
  }

  private func text(_ cell: Cell?) -> String {
    guard let joined = cell?.joined else {
      return cell?.own.map(words.count) ?? words.texts("page.no_count")
    }
    guard let own = cell?.own else {
      return words.texts("value.joined", ["value": words.count(joined)])
    }
    return words.texts(
      "value.own_and_joined", ["value": words.count(own), "joined": words.count(joined)])
  }

  private func isOld(_ cell: Cell) -> Bool {
    (cell.own ?? cell.joined).map { Age.isOld($0, asOf: asOf) } ?? false
  }

  /// - Parameter old: of each cell, nil where nothing is counted. The year carries the mark when it
  ///   holds for all that is counted in it, or else each cell does.
  private func row(_ year: String, _ texts: [String], _ old: [Bool?]) -> Record {
    let counted = old.compactMap { $0 }
    let isOld = !counted.isEmpty && counted.allSatisfy { $0 }
    let told = zip(texts, old).map { text, isOldCell in
      !isOld && isOldCell == true ? "\(text) (\(words.texts("page.old")))" : text
    }
    var record = Record(SheetShape.year)
    record["year"] = .text(year)
    record["is_old"] = .flag(isOld)
    record["cells"] = .list(
      zip(told, old).map { text, isOldCell in
        var cell = Record(SheetShape.cell)
        cell["value"] = .text(text)
        cell["is_old"] = .flag(isOldCell == true)
        return cell
      })
    let label = isOld ? "\(year) (\(words.texts("page.old")))" : year
    record["line"] = .text(line(label, told))
    return record
  }

  private func line(_ first: String, _ rest: [String]) -> String {
    var line = Columns.padded(first, to: NumbersTable.yearWidth)
    for text in rest { line += Columns.aligned(text, to: NumbersTable.cellWidth) }
    return line
  }
}

/// Fixed columns for plain text.
enum Columns {
  /// Text with spaces after it up to a width, and always one.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Text against the right of its column, with at least two spaces before it.
  static func aligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(2, width - text.count)) + text
  }
}
