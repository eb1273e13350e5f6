package import Facts

/// What stands beside the hits of a sorted list: each one's value, and what the order is worth.
package struct OrderWords: Sendable {
  private let words: FigureWords

  /// - Parameter texts: sentences by flat key, as in `Templates/texts/nl.yml`.
  /// - Throws: `RenderingError` that names every missing sentence, or a bad placeholder.
  package init(texts: [String: String]) throws {
    words = FigureWords(texts: try Texts(texts))
  }

  /// `ongeveer 4 van de 10; deze opleiding op deze school; 2021 tot en met 2024`, or that there is no
  /// figure.
  package func value(_ indicator: IndicatorID, on sheet: Sheet) -> String {
    guard let figure = sheet.headline(indicator), figure.state == .published else {
      return words.texts("value.none")
    }
    let value = words.briefly(figure)
    let age = words.datedShort(figure, on: sheet)
    guard let group = words.group(figure, sheet) else { return value + "; " + age }
    return words.texts("query.value", ["value": value, "group": group, "age": age])
  }

  /// Why the order says little: the figure of the first hit is an estimate, or of a whole group.
  package func caution(_ indicator: IndicatorID, on sheet: Sheet) -> String? {
    guard let figure = sheet.headline(indicator), figure.state == .published,
      let rung = figure.basis?.rung
    else { return nil }
    return words.texts(rung.isOwn ? "query.chance" : "query.group")
  }
}
