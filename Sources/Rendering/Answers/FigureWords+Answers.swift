import Facts

extension FigureWords {
  /// The value in a few words: a share without its group, an hourly wage with what kind it is.
  func briefly(_ figure: Figure) -> String {
    guard figure.state == .published, let value = figure.value, figure.unit == .euroHour else {
      return shortShare(figure)
    }
    let amount = texts("compare.hour", ["value": plain(value, .euroHour)])
    guard let statistic = figure.statistic else { return amount }
    let kind = statistic == .median || statistic == .mean ? statistic.rawValue : "unknown"
    return amount + ", " + texts("compare.statistic_" + kind)
  }

  /// When it was measured and of whom, with the word for old behind it.
  func dated(_ figure: Figure, on sheet: Sheet) -> String? {
    age(figure).map { marked($0, figure, on: sheet) }
  }

  /// The month or the period alone: `oktober 2018 (oud)`.
  func datedShort(_ figure: Figure, on sheet: Sheet) -> String {
    marked(year(figure) ?? texts("short.no_year"), figure, on: sheet)
  }

  private func marked(_ age: String, _ figure: Figure, on sheet: Sheet) -> String {
    Age.isOld(figure, asOf: now(sheet)) ? texts.old(age) : age
  }
}

extension Texts {
  /// An age with the word for old behind it.
  func old(_ age: String) -> String { age + " (" + self("page.old") + ")" }
}
