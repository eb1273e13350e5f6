import Facts
import Registers
import Tabular

/// Columns that are years, in sources that lay years out sideways: a declared prefix and four digits.
enum YearColumns {
  /// The years of the header, in its order; none where the source is not laid out so.
  ///
  /// - Throws: `TabularError` at the name that is no year, stands there twice, is later than the
  ///   source, or is no declared part of its year; or when a declared year or part is missing.
  static func found(_ table: CSVTable, _ source: SourceDescriptor) throws(TabularError)
    -> [(year: Int, index: Int)]
  {
    guard let first = source.yearColumns.first else { return [] }
    let shift = source.options["year_shift"].flatMap { Int($0) } ?? 0
    var years: [(year: Int, index: Int)] = []
    var seen: Set<String> = []
    for (index, raw) in table.header.enumerated() {
      let name = raw.trimmingSpaces
      guard let prefix = source.yearColumns.first(where: { startsWithYear(name, after: $0) })
      else { continue }
      guard let year = Int(name.dropFirst(prefix.count)), (1900...2100).contains(year) else {
        throw table.headerError(
          at: index, message: "«\(name)» is geen jaar", expected: "een kolom als \(prefix)2019",
          advice: Advice.columns(source))
      }
      guard seen.insert(name).inserted else {
        throw table.headerError(
          at: index, message: "de kolom «\(name)» staat er twee keer",
          expected: "één kolom per jaar", advice: "haal bron «\(source.id)» opnieuw op")
      }
      if let last = source.year, year + shift > last {
        throw table.headerError(
          at: index, message: "«\(name)» is later dan de bron, die van \(source.card.date) is",
          expected: "een jaar tot en met \(last - shift)", advice: Advice.edition(source))
      }
      years.append((year, index))
    }
    guard !years.isEmpty else {
      throw TabularError(
        source: table.source, line: 1, column: 1, message: "geen kolom met een jaar",
        expected: "kolommen als \(first)2019", advice: Advice.columns(source))
    }
    let missing =
      neededYears(source, shift).filter { year in !years.contains { $0.year == year } }
      .map { first + String($0) }
      + Set(years.map(\.year)).sorted().flatMap { year in
        source.yearColumns.map { $0 + String(year) }.filter { !seen.contains($0) }
      }
    if let missing = missing.first {
      throw TabularError(
        source: table.source, line: 1, column: 1, message: "kolom «\(missing)» ontbreekt",
        expected: "een kolom voor elk jaar dat deze bron levert", advice: Advice.columns(source))
    }
    try checkParts(table, source, Set(years.map { String($0.year) }), seen)
    return years
  }

  /// Where a year is the sum of columns (men and women), another column of that year is a part that
  /// nobody declared.
  private static func checkParts(
    _ table: CSVTable, _ source: SourceDescriptor, _ years: Set<String>, _ declared: Set<String>
  ) throws(TabularError) {
    guard source.yearColumns.count > 1 else { return }
    for (index, raw) in table.header.enumerated() {
      let name = raw.trimmingSpaces
      guard years.contains(String(name.suffix(4))), !declared.contains(name) else { continue }
      throw table.headerError(
        at: index, message: "«\(name)» is geen genoemd deel van zijn jaar",
        expected: "alleen " + source.yearColumns.map { "«\($0)…»" }.joined(separator: " en "),
        advice: "noem het deel, of alleen het totaal, onder «year_columns» in "
          + Advice.file(source))
    }
  }

  /// Years a source is declared to give, where it names them.
  private static func neededYears(_ source: SourceDescriptor, _ shift: Int) -> [Int] {
    func option(_ name: String) -> Int? { source.options[name].flatMap { Int($0) } }
    let kept = source.keepYears.map { $0 - shift }
    guard let from = option("forms_from"), let to = option("forms_to"), from <= to else {
      return kept
    }
    return kept + (from...to).map { $0 - shift }
  }

  /// A name that goes on with four digits after the prefix means a year, whatever follows.
  private static func startsWithYear(_ name: String, after prefix: String) -> Bool {
    guard name.hasPrefix(prefix) else { return false }
    let digits = name.dropFirst(prefix.count).utf8.prefix(4)
    return digits.count == 4 && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension String {
  /// Without the spaces, tabs and byte order mark around.
  var trimmingSpaces: String {
    var text = Substring(self)
    while let first = text.unicodeScalars.first,
      first == " " || first == "\t" || first == "\u{FEFF}"
    {
      text.unicodeScalars.removeFirst()
    }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
