package import Facts

/// The derivation of one indicator on one sheet, in words: what it is, how it is made, from which
/// numbers, which rungs were tried, and where it stands. Made from the stored figures alone, so that
/// it is there also where the raw files are not; an absent figure has its reasons and what would
/// fill it.
package struct Explanation: Sendable {
  /// A number of the derivation.
  struct Number: Sendable {
    var name: String
    var period: String?
    var value: Double
    /// Shown as a share or a factor, not as a count.
    var isFraction: Bool

    /// The same number under its name in words.
    var term: Term { Term(name, period: period, value) }
  }

  /// A rung that was tried; no reason on the one that was taken.
  struct Step: Sendable {
    var rung: Rung
    var reason: Reason?
    /// Why not, in half a sentence.
    var why: String?
    /// The numbers and rows that broke the rule, where a value was made and withheld.
    var numbers: [Number] = []
    var places: [Place] = []
  }

  /// Rows of one source.
  struct Place: Sendable {
    var id: String
    var card: SourceCard?
    var file: String
    var rows: [Int]

    /// `12–18, 33`
    var ranges: String { Explanation.ranges(rows) }
  }

  /// One figure with all that is known of it.
  struct Item: Sendable {
    var figure: Figure
    var formula: String
    var numbers: [Number]
    var steps: [Step]
    var places: [Place]
    /// Rows of the index an amount was converted by.
    var indexPlaces: [Place]
  }

  let sheet: Sheet
  let indicator: IndicatorID
  /// The headline first.
  let items: [Item]
  let words: FigureWords
  let cards: [String: SourceCard]

  /// - Parameters:
  ///   - texts: sentences by flat key, as in `Templates/texts/nl.yml`.
  ///   - sources: the cards of the sheet's sources.
  /// - Throws: `RenderingError` when a sentence is missing.
  package init(
    _ indicator: IndicatorID, on sheet: Sheet, texts: [String: String],
    sources: [String: SourceCard]
  ) throws {
    let words = FigureWords(texts: try Texts(texts))
    self.sheet = sheet
    self.indicator = indicator
    self.words = words
    cards = sources
    items = sheet.figures.filter { $0.indicator == indicator }
      .sorted { $0.headline && !$1.headline }
      .map { figure in
        Item(
          figure: figure, formula: Explanation.formula(figure, words.texts),
          numbers: Explanation.numbers(figure, words.texts),
          steps: Explanation.steps(figure, words, sheet, sources),
          places: figure.sources.map { Explanation.place($0, sources) },
          indexPlaces: (figure.converted?.sources ?? []).map { Explanation.place($0, sources) })
      }
  }

  /// The indicator named by its id or by its title in the texts, whatever its capitals; nil when
  /// none or more than one fits.
  package static func indicator(named name: String, texts: [String: String]) -> IndicatorID? {
    let asked = name.lowercased()
    if let id = IndicatorID(rawValue: asked) { return id }
    func title(_ id: IndicatorID) -> String {
      (texts["indicator." + id.rawValue + ".title"] ?? "").lowercased()
    }
    if let exact = IndicatorID.allCases.first(where: { title($0) == asked }) { return exact }
    let begun = IndicatorID.allCases.filter { !asked.isEmpty && title($0).hasPrefix(asked) }
    return begun.count == 1 ? begun[0] : nil
  }

  /// Every name `indicator(named:)` knows, for a message.
  package static func names(_ texts: [String: String]) -> String {
    IndicatorID.allCases.map { id in
      (texts["indicator." + id.rawValue + ".title"] ?? "") + " (" + id.rawValue + ")"
    }.joined(separator: ", ")
  }

  /// Rows as ranges, ascending, each row once.
  static func ranges(_ rows: [Int]) -> String {
    var ranges: [(low: Int, high: Int)] = []
    for row in Set(rows).sorted() {
      if let last = ranges.last, last.high + 1 == row {
        ranges[ranges.count - 1].high = row
      } else {
        ranges.append((row, row))
      }
    }
    return ranges.map { $0.low == $0.high ? "\($0.low)" : "\($0.low)–\($0.high)" }
      .joined(separator: ", ")
  }

  /// The formula of the definition in words; for a number we only took over, that.
  private static func formula(_ figure: Figure, _ texts: Texts) -> String {
    if let own = texts.known("formula." + figure.definition) { return own }
    switch figure.method {
    case .readFromChart: return texts("explain.formula_chart")
    case .forecast: return texts("explain.formula_forecast")
    default: return texts("explain.formula_published")
    }
  }

  /// The terms of a computed figure, else the two counts of a share.
  private static func numbers(_ figure: Figure, _ texts: Texts) -> [Number] {
    if let terms = figure.terms { return numbers(terms, texts) }
    guard let numerator = figure.numerator, let n = figure.n else { return [] }
    return [
      Number(
        name: texts("explain.numerator"), period: nil, value: Double(numerator), isFraction: false),
      Number(name: texts("explain.denominator"), period: nil, value: Double(n), isFraction: false),
    ]
  }

  private static func numbers(_ terms: [Term], _ texts: Texts) -> [Number] {
    terms.map { term in
      Number(
        name: texts.known("term." + term.name) ?? term.name.replacing("_", with: " "),
        period: term.period, value: term.value, isFraction: abs(term.value) < 2 && term.value != 1)
    }
  }

  private static func steps(
    _ figure: Figure, _ words: FigureWords, _ sheet: Sheet, _ cards: [String: SourceCard]
  ) -> [Step] {
    var steps = (figure.passedOver ?? []).map {
      Step(
        rung: $0.rung, reason: $0.reason, why: words.passedOver($0, figure, sheet),
        numbers: numbers($0.terms ?? [], words.texts),
        places: ($0.sources ?? []).map { place($0, cards) })
    }
    if figure.state == .published, let rung = figure.basis?.rung {
      steps.append(Step(rung: rung, reason: nil))
    }
    return steps
  }

  private static func place(_ rows: SourceRows, _ cards: [String: SourceCard]) -> Place {
    Place(
      id: rows.id, card: cards[rows.id], file: rows.file ?? cards[rows.id]?.file ?? "",
      rows: rows.rows)
  }
}
