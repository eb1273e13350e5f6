package import Facts

/// Guess first, then see, in the terminal: what is asked, and what is said of a guess.
///
/// A guess is told beside the figure only after it was made; with the figure come its group, its age
/// and its people, as everywhere.
package struct GuessText: Sendable {
  /// What can be guessed, in the order it is asked.
  package static let questions: [IndicatorID] = [.jobChance, .startSalary]

  private let words: FigureWords
  private let texts: Texts

  /// - Parameter books: sentences per language, as for `SheetText`.
  /// - Throws: `RenderingError` that names every missing sentence, or a bad placeholder.
  package init(texts books: [Language: [String: String]], language: Language = .nl) throws {
    texts = try Texts(books, language)
    words = FigureWords(texts: texts)
  }

  /// Whom the figure is about and when, and the question, with what kind of number is asked; nil
  /// when there is no figure to guess. Wrapped, without a newline at its end.
  package func question(_ indicator: IndicatorID, on sheet: Sheet) -> String? {
    guard let figure = sheet.headline(indicator), figure.state == .published else { return nil }
    var lines = AnswerLines()
    for sentence in [
      words.basis(figure, sheet),
      words.dated(figure, on: sheet).map { FigureWords.begun($0) + "." },
    ] {
      if let sentence { lines.add(sentence) }
    }
    lines.add(texts("guess." + indicator.rawValue))
    return String(lines.text.dropLast())
  }

  /// The question nothing can be guessed of, and why. Wrapped, without a newline at its end.
  package func missing(_ indicator: IndicatorID, on sheet: Sheet) -> String {
    var lines = AnswerLines()
    let question = texts("indicator." + indicator.rawValue + ".question")
    lines.add(question + " " + texts("script.raad_geen"))
    if let reason = sheet.headline(indicator).flatMap({ words.reason($0, sheet) }) {
      lines.add(reason)
    }
    return String(lines.text.dropLast())
  }

  /// A guess as a number in the figure's unit: people out of 100 as a share, euros an hour as they
  /// are. Nil outside what can be, so that a slip is asked again.
  package static func guess(_ text: String, _ indicator: IndicatorID) -> Double? {
    let plain = text.replacing(",", with: ".").filter { !" €%".contains($0) }
    guard let number = Double(plain), number.isFinite else { return nil }
    switch indicator {
    case .jobChance: return (0...100).contains(number) ? number / 100 : nil
    default: return (1...200).contains(number) ? number : nil
    }
  }

  /// What is said after a guess, wrapped, ending with a newline.
  package func outcome(_ indicator: IndicatorID, guess: Double, on sheet: Sheet) -> String {
    var lines = AnswerLines()
    lines.add(texts("script.raad_jij", ["waarde": told(guess, indicator)]))
    let figure = sheet.headline(indicator)
    guard let figure, figure.state == .published, let value = figure.value else {
      lines.add(texts("script.raad_geen"))
      if let reason = figure.flatMap({ words.reason($0, sheet) }) { lines.add(reason) }
      return lines.text
    }
    // On the scale of the guess.
    lines.add(texts("script.raad_echt", ["waarde": words.briefly(figure, of: 100)]) + ".")
    let about = [words.group(figure, sheet), words.dated(figure, on: sheet)].compactMap { $0 }
    lines.add(about.joined(separator: "; ") + ".")
    if let people = words.people(figure) { lines.add(people) }
    lines.add(difference(value - guess, indicator))
    if let basis = words.basis(figure, sheet) { lines.add(basis) }
    lines.add(words.label(figure))
    return lines.text
  }

  /// `60 van de 100`, `€ 15,50 per uur`.
  private func told(_ guess: Double, _ indicator: IndicatorID) -> String {
    indicator == .jobChance
      ? texts("script.raad_van100", ["n": texts.language.decimal(guess * 100, places: 1)])
      : texts("script.raad_uur", ["bedrag": texts.language.euro(guess)])
  }

  private func difference(_ more: Double, _ indicator: IndicatorID) -> String {
    let isShare = indicator == .jobChance
    let step = isShare ? 0.01 : 0.5
    guard more.magnitude >= step else { return texts("script.raad_goed") }
    let amount =
      isShare
      ? texts.language.whole(Int((more.magnitude * 100).rounded()))
      : texts.language.euro(more.magnitude)
    return texts(more > 0 ? "script.raad_meer" : "script.raad_minder", ["n": amount])
  }
}
