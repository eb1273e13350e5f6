package import Facts

extension SheetView {
  /// The sheet in three lines, one for each question: the value, of whom and when, or why there is
  /// none. For the head of a page, the top of the text, a card.
  package func short(_ sheet: Sheet) -> [String] {
    SheetView.questions.compactMap { sheet.headline($0) }.map { figure in
      let question = texts("indicator." + figure.indicator.rawValue + ".question")
      guard figure.state == .published else {
        return texts(
          "short.missing", ["question": question, "reason": words.reason(figure, sheet) ?? ""])
      }
      var age = words.year(figure) ?? texts("short.no_year")
      if Age.isOld(figure, asOf: words.now(sheet)) {
        age = texts("short.old", ["age": age, "old": texts("page.old")])
      }
      return texts(
        "short.line",
        [
          "question": question, "value": doubted(figure),
          "group": words.group(figure, sheet) ?? "",
          "age": age,
        ])
    }
  }

  /// The value, of an own estimate with its range: without it the number says too much.
  private func doubted(_ figure: Figure) -> String {
    let value = words.briefly(figure)
    guard OwnEstimate(figure) != nil, let interval = figure.interval else { return value }
    let whole = FigureWords.whole(figure)
    let range = words.shares.range(interval.low, interval.high, of: whole)
    return texts("short.doubted", ["value": value, "range": range])
  }

}

extension FigureWords {
  /// When it was measured, as short as can be: the month, or else the period.
  func year(_ figure: Figure) -> String? {
    let age = figure.measured.map(dates.words) ?? figure.period.map(dates.period)
    guard figure.provisional == true else { return age }
    return texts("short.provisional", ["age": age ?? texts("short.no_year")])
  }
}
