package import Facts

/// What stands beside the hits of a sorted list: each one's value, and what the order is worth.
package struct OrderWords: Sendable {
  private let words: FigureWords

  /// - Parameter texts: sentences by flat key, as in `Templates/texts/nl.yml`.
  package init(texts: [String: String]) throws {
    words = FigureWords(texts: try Texts(texts))
  }

  /// `ongeveer 4 van de 10; deze opleiding op deze school`, or that there is no figure.
  package func value(_ indicator: IndicatorID, on sheet: Sheet) -> String {
    guard let figure = sheet.headline(indicator), figure.state == .published else {
      return words.texts("value.none")
    }
    let value = words.briefly(figure)
    guard let group = words.group(figure, sheet) else { return value }
    return words.texts("query.value", ["value": value, "group": group])
  }

  /// Why the order says little: the figure of the first hit is an estimate, or of a whole group.
  package func caution(_ indicator: IndicatorID, on sheet: Sheet) -> String? {
    guard let figure = sheet.headline(indicator), figure.state == .published,
      let rung = figure.basis?.rung
    else { return nil }
    return words.texts(rung.isOwn ? "query.chance" : "query.group")
  }
}

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
}
