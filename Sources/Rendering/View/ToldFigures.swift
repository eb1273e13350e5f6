import Facts
import Templating

/// Figures already put into words, kept for the sheets that follow: a figure of a group stands on
/// hundreds of sheets in the same words.
///
/// It serves one language and one piece of work, and never changes what a sheet says: a figure is
/// found again only when everything its words depend on is equal. A programme's own figures are not
/// kept, since they stand on one sheet.
final class ToldFigures {
  private var records: [Told: Record] = [:]
  private var rows: [Told: Record] = [:]
  private var besides: [Bool: [Told: String]] = [:]
  private var sources: [String: Record] = [:]
  private var missing: [[String]: MissingList.Records] = [:]

  /// All sentences of a figure, without what the rest of its sheet decides.
  func record(_ figure: Figure, on sheet: Sheet, make: () -> Record) -> Record {
    ToldFigures.told(figure, on: sheet, &records, make)
  }

  /// The few fields of a figure in a table.
  func row(_ figure: Figure, on sheet: Sheet, make: () -> Record) -> Record {
    ToldFigures.told(figure, on: sheet, &rows, make)
  }

  /// The sentence of a figure that stands beside another, which may read the same.
  func beside(_ figure: Figure, isEqual: Bool, on sheet: Sheet, make: () -> String) -> String {
    ToldFigures.told(figure, on: sheet, &besides[isEqual, default: [:]], make)
  }

  /// A source in the list at the end of a sheet, without its number.
  func source(_ id: String, make: () -> Record) -> Record {
    if let record = sources[id] { return record }
    let record = make()
    sources[id] = record
    return record
  }

  /// What a sheet does not have, by the gaps and what would fill each.
  func missing(_ gaps: [String], make: () -> MissingList.Records) -> MissingList.Records {
    if let records = missing[gaps] { return records }
    let records = make()
    missing[gaps] = records
    return records
  }

  private static func told<Words>(
    _ figure: Figure, on sheet: Sheet, _ known: inout [Told: Words], _ make: () -> Words
  ) -> Words {
    guard let basis = figure.basis, !basis.rung.isOwn else { return make() }
    let told = Told(figure: figure, sheet: sheet)
    if let words = known[told] { return words }
    let words = make()
    known[told] = words
    return words
  }
}

/// All that the words of a figure depend on: the figure, and of its sheet the kind, the leerweg, the
/// levels, the month ages are counted from, and whether the path to work has moments after the first.
private struct Told: Hashable {
  let figure: Figure
  let kind: Kind
  let leerweg: Leerweg?
  let level: Level
  let levels: [Level]
  let asOf: String
  let isDirect: Bool

  init(figure: Figure, sheet: Sheet) {
    self.figure = figure
    kind = sheet.kind
    leerweg = sheet.leerweg
    level = sheet.level
    levels = sheet.levels
    asOf = sheet.asOf
    isDirect = figure.indicator == .jobPath && SheetView.isDirect(SheetView.path(sheet))
  }

  /// Of a few parts that set most figures apart; equality takes all.
  func hash(into hasher: inout Hasher) {
    hasher.combine(figure.definition)
    hasher.combine(figure.basis?.group)
    hasher.combine(figure.period)
    hasher.combine(figure.moment)
    hasher.combine(leerweg)
    hasher.combine(level)
  }
}
