package import Facts
package import Figures

/// Programmes side by side in the terminal: per question each one's figure, whom it is about and
/// when, and what may be said of the difference.
///
/// It needs no facts, only the sheets and the texts.
package struct ComparisonText: Sendable {
  private static let label = 10
  private static let letters = ["A", "B", "C", "D", "E", "F"]

  private let words: FigureWords
  private let texts: Texts

  /// - Parameter texts: sentences by flat key, as in `Templates/texts/nl.yml`.
  /// - Throws: `RenderingError` that names every missing sentence, or a bad placeholder.
  package init(texts: [String: String]) throws {
    self.texts = try Texts(texts)
    words = FigureWords(texts: self.texts)
  }

  /// The comparison of two to six sheets, ending with a newline.
  package func text(_ sheets: [Sheet]) -> String {
    var lines = AnswerLines()
    for (letter, sheet) in zip(ComparisonText.letters, sheets) {
      lines.add("\(letter)  \(sheet.name)")
      lines.add("   \(level(of: sheet)), \(sheet.institution.name) (\(sheet.key))")
    }
    let rows = Comparison.table(sheets)
    var empty: [String] = []
    for row in rows {
      guard row.figures.contains(where: { $0.map(shows) ?? false }) else {
        empty.append(texts("indicator." + row.indicator.rawValue + ".title"))
        continue
      }
      add(row, sheets, to: &lines)
    }
    lines.add()
    let tested = rows.map(\.tested).max() ?? 0
    if tested > 0 { lines.add(texts("compare.error_rate")) }
    if tested > 1 {
      lines.add(texts("compare.stricter", ["pairs": String(tested)]))
    }
    if rows.contains(where: isWholeGroup) { lines.add(texts("compare.whole_group")) }
    if !empty.isEmpty {
      lines.add(texts("compare.empty", ["titles": empty.joined(separator: ", ")]))
    }
    return lines.text
  }

  private func add(_ row: Comparison, _ sheets: [Sheet], to lines: inout AnswerLines) {
    lines.add()
    lines.add("== " + texts("indicator." + row.indicator.rawValue + ".question") + " ==")
    lines.row("", Array(ComparisonText.letters.prefix(sheets.count)), labelWidth: Self.label)
    func cells(_ name: String, _ cell: (Figure, Sheet) -> String?) {
      let found = zip(row.figures, sheets).map { figure, sheet in
        figure.flatMap { shows($0) ? cell($0, sheet) : nil } ?? ""
      }
      guard found.contains(where: { !$0.isEmpty }) else { return }
      let label = texts("compare." + name)
      if Set(found).count == 1, let same = found.first {
        lines.row(label, [same], labelWidth: Self.label)
      } else {
        lines.row(label, found, labelWidth: Self.label)
      }
    }
    let whole = FigureWords.whole(row.figures)
    let values = row.figures.map { figure in
      figure.map { words.briefly($0, of: whole) } ?? texts("value.none")
    }
    lines.row(texts("compare.value"), values, labelWidth: Self.label)
    cells("range") { figure, _ in range(figure, of: whole) }
    cells("group") { figure, sheet in words.group(figure, sheet) }
    cells("age") { figure, sheet in words.dated(figure, on: sheet) }
    for sentence in verdicts(row, sheets) { lines.add("- " + sentence) }
  }

  /// A figure with something to show beside others: a value, or a hidden count.
  private func shows(_ figure: Figure) -> Bool {
    figure.state == .published || (figure.state == .suppressed && figure.unit == .count)
  }

  private func range(_ figure: Figure, of whole: Int?) -> String? {
    if let quartiles = figure.quartiles {
      return texts(
        "compare.quartiles",
        [
          "low": words.plain(quartiles.low, figure.unit),
          "high": words.plain(quartiles.high, figure.unit),
        ])
    }
    guard let interval = figure.interval, figure.unit == .share else { return nil }
    return words.shares.range(
      interval.low, interval.high, of: whole ?? FigureWords.whole(figure))
  }

  private func level(of sheet: Sheet) -> String {
    let level = texts("level." + sheet.level.rawValue)
    guard sheet.kind == .mbo else { return level }
    let mbo = texts("phrase.all_mbo", ["level": level])
    return sheet.leerweg.map { mbo + ", " + texts("leerweg." + $0.rawValue) } ?? mbo
  }

  /// True when counts of everyone in a group were tested: nothing was sampled there.
  private func isWholeGroup(_ row: Comparison) -> Bool {
    row.pairs.contains { pair in
      pair.verdict.interval != nil && row.figures[pair.first]?.method == .counted
    }
  }
}

extension ComparisonText {
  /// One sentence per verdict, with the pairs it holds for when there are more than one.
  private func verdicts(_ row: Comparison, _ sheets: [Sheet]) -> [String] {
    var order: [String] = []
    var pairs: [String: [String]] = [:]
    for pair in row.pairs {
      let (a, b) = (Self.letters[pair.first], Self.letters[pair.second])
      var sentence = sentence(pair.verdict, a, b)
      if pair.verdict.interval != nil, pair.verdict.code != "no_real_difference",
        row.figures[pair.first]?.basis?.rung.isOwn == false
      {
        sentence += " " + texts("compare.groups_differ")
      }
      if pairs[sentence] == nil { order.append(sentence) }
      pairs[sentence, default: []].append(texts("compare.pair", ["a": a, "b": b]))
    }
    return order.map { sentence in
      let of = pairs[sentence] ?? []
      let isNamed = sheets.count == 2 || of.count == row.pairs.count
      return isNamed ? sentence : of.joined(separator: "; ") + ": " + sentence
    }
  }

  private func sentence(_ verdict: Verdict, _ a: String, _ b: String) -> String {
    switch verdict {
    case .unlike(let why):
      return texts("compare.unlike", ["reason": texts("unlike." + why.rawValue)])
    case .higher: return texts("compare.higher", ["a": a, "b": b])
    case .lower: return texts("compare.higher", ["a": b, "b": a])
    case .counted(0): return texts("compare.equal")
    case .counted(let more):
      return texts(
        "compare.counted",
        [
          "a": more > 0 ? a : b, "b": more > 0 ? b : a,
          "n": texts.language.whole(Int(more.magnitude)),
        ])
    case .sameGroup, .notTestable, .noRealDifference: return texts("compare." + verdict.code)
    }
  }
}

extension Comparison {
  /// Every indicator of some sheets, in the order of the sheet.
  package static func table(_ sheets: [Sheet]) -> [Comparison] {
    IndicatorID.allCases.map { id in
      Comparison(id, of: sheets.map { ($0.key, $0.headline(id)) })
    }
  }
}
