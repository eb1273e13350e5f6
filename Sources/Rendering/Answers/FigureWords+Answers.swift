import Facts

extension FigureWords {
  /// The value in a few words: a share without its group, an hourly wage with what kind it is.
  /// - Parameter whole: ten or a hundred, where a share stands beside numbers on that scale; nil: the
  ///   figure's own.
  func briefly(_ figure: Figure, of whole: Int? = nil) -> String {
    guard figure.state == .published, let value = figure.value, figure.unit == .euroHour else {
      return shortShare(figure, of: whole)
    }
    let amount = texts("compare.hour", ["value": plain(value, .euroHour)])
    guard let statistic = figure.statistic else { return amount }
    let kind = statistic == .median || statistic == .mean ? statistic.rawValue : "unknown"
    return amount + ", " + texts("compare.statistic_" + kind)
  }

  /// The scale on which some shares stand side by side: ten as soon as one of them is told so.
  static func whole(_ figures: some Sequence<Figure?>) -> Int? {
    figures.contains { $0?.state == .published && $0?.isPerTen == true } ? 10 : nil
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
