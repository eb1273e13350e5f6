import Facts

/// The sentences of one figure: its value, its group, its age, and why it is missing.
struct FigureWords: Sendable {
  let texts: Texts
  let dates: DateWords
  let shares: ShareWords

  init(texts: Texts) {
    self.texts = texts
    dates = DateWords(texts: texts)
    shares = ShareWords(texts: texts)
  }

  /// The month ages are counted from: the policy's, or the date of the sheet's newest source when that is
  /// later or the policy names none.
  func now(_ sheet: Sheet) -> String {
    max(sheet.asOf, texts.known(Texts.referenceMonth) ?? "")
  }

  /// The number itself, with its unit; "minder dan 5" for a hidden count, bounds for a sum with
  /// hidden parts, "geen cijfer" otherwise.
  func value(_ figure: Figure) -> String {
    switch figure.state {
    case .published:
      if figure.unit == .label { return label(of: figure) }
      guard let value = figure.value else { return texts("value.none") }
      let words = amount(value, of: figure)
      guard let statistic = figure.statistic, statistic != .share, statistic != .count,
        figure.unit != .share, figure.unit != .count
      else { return words }
      return texts(
        "value.with_statistic",
        ["value": words, "statistic": texts("statistic." + statistic.rawValue)])
    case .suppressed where figure.unit == .count: return count(figure)
    case .suppressed, .absent, .notApplicable: return texts("value.none")
    }
  }

  /// A count for a table: the number, its bounds, or "minder dan 5".
  func count(_ figure: Figure) -> String {
    if figure.state == .published, let value = figure.value {
      return texts.language.whole(Int(value.rounded()))
    }
    guard figure.state == .suppressed else { return texts("page.no_count") }
    guard let bounds = figure.bounds else { return texts("value.few") }
    return texts(
      "value.between",
      ["low": texts.language.whole(bounds.low), "high": texts.language.whole(bounds.high)])
  }

  private func amount(_ value: Double, of figure: Figure) -> String {
    switch figure.unit {
    case .share: return share(value, of: figure)
    case .euroHour: return texts("value.hour", ["value": texts.language.euro(value)])
    case .euroMonth:
      return texts("value.month", ["value": texts.language.euro(value, cents: false)])
    case .months:
      let months = texts.language.decimal(value, places: 1)
      return months == "1"
        ? texts("value.one_month") : texts("value.months", ["value": months])
    case .count: return texts.language.whole(Int(value.rounded()))
    case .label: return texts.language.decimal(value, places: 2, padded: true)
    case .score: return texts.language.decimal(value, places: 1, padded: true)
    }
  }

  /// The publisher's word with the ratio behind it, where one is published: "matig (1,06)".
  private func label(of figure: Figure) -> String {
    guard let word = figure.label.map(texts.label) else { return texts("value.none") }
    guard let ratio = figure.value else { return word }
    return texts("value.label", ["label": word, "value": amount(ratio, of: figure)])
  }

  private func share(_ value: Double, of figure: Figure) -> String {
    if figure.isNorm {
      return texts("value.norm", ["value": texts.language.decimal(value * 100, places: 1)])
    }
    if figure.isOfDiplomas {
      return texts("value.diplomas_in_time", ["value": shares.about(value, of: 100)])
    }
    let whole = FigureWords.whole(figure)
    let number = number(value, of: whole, figure)
    let key = whole == 10 ? "value.of_ten" : "value.of_hundred"
    switch figure.basis?.rung {
    case let rung? where rung.isOwn: return texts("value.of_ten", ["value": number])
    case .institution, .institutionLevel:
      return texts(key + "_institution", ["value": number])
    default: return texts(whole == 10 ? key + "_group" : key, ["value": number])
    }
  }

  /// Ten or a hundred: what a share is told out of.
  static func whole(_ figure: Figure) -> Int { figure.isPerTen ? 10 : 100 }

  /// `wij schatten 6`, `ruim 6` or `ongeveer 58`: an estimate is called one wherever it is told.
  private func number(_ share: Double, of whole: Int, _ figure: Figure) -> String {
    if figure.method == .estimated { return shares.estimated(share, of: whole) }
    return whole == 10 ? shares.tenths(share) : shares.about(share, of: whole)
  }

  /// The same share, short, for a table whose heading names the group.
  /// - Parameter whole: ten or a hundred, where it stands beside a number on that scale; nil: the
  ///   figure's own.
  func shortShare(_ figure: Figure, of whole: Int? = nil) -> String {
    guard figure.state == .published, let value = figure.value, figure.unit == .share,
      !figure.isOfDiplomas, !figure.isNorm
    else { return self.value(figure) }
    let whole = whole ?? FigureWords.whole(figure)
    return texts(
      whole == 10 ? "value.of_ten" : "value.of_hundred_short",
      ["value": number(value, of: whole, figure)])
  }

  /// A number of people: `ongeveer` where we estimate or the source rounds.
  func about(_ n: Int, _ figure: Figure) -> String {
    let number = texts.language.whole(n)
    guard figure.method == .estimated || (figure.roundedTo ?? 1) > 1 else { return number }
    return texts("value.about", ["n": number])
  }

  /// The sentence of a completion estimate; none for anything else.
  func estimate(_ figure: Figure) -> String? {
    guard Figure.estimates.contains(figure.definition), figure.state == .published,
      let value = figure.value, let rung = figure.basis?.rung
    else { return nil }
    let number = shares.nearest(value, of: FigureWords.whole(figure))
    return texts(rung.isOwn ? "estimate.own" : "estimate.group", ["value": number])
  }

  /// The range of an estimate, or the middle half of a pay distribution.
  func range(_ figure: Figure) -> String? {
    guard figure.state == .published else { return nil }
    if let quartiles = figure.quartiles {
      return texts(
        "phrase.quartiles",
        ["low": plain(quartiles.low, figure.unit), "high": plain(quartiles.high, figure.unit)])
    }
    guard let range = interval(figure) else { return nil }
    let sentence = texts("phrase.interval", ["range": range])
    let isOwn = figure.basis?.rung.isOwn == true
    guard figure.unit == .share, !isOwn, figure.method == .estimated else { return sentence }
    return sentence + " " + texts("phrase.interval_group")
  }

  /// Between what a figure can lie, without a sentence around it: "tussen 3 en 6 van de 10".
  func interval(_ figure: Figure) -> String? {
    guard figure.state == .published, let interval = figure.interval else { return nil }
    guard figure.unit == .share else {
      return texts(
        "value.between",
        ["low": plain(interval.low, figure.unit), "high": plain(interval.high, figure.unit)])
    }
    let whole = FigureWords.whole(figure)
    let words = shares.range(interval.low, interval.high, of: whole)
    return texts(whole == 10 ? "value.of_ten" : "value.of_hundred_short", ["value": words])
  }

  func plain(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .euroHour: texts.language.euro(value)
    case .euroMonth: texts.language.euro(value, cents: false)
    default: texts.language.decimal(value, places: 1)
    }
  }
}

extension Figure {
  /// True of a share of diplomas, which is never told as a share of people: nobody who stopped is in it.
  fileprivate var isOfDiplomas: Bool { definition == "diploma_in_time.mbo_nominal" }
}
