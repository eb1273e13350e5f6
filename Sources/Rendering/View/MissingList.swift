import Facts
import Templating

/// What a sheet does not have, told once per reason: all questions that one source could answer
/// stand together, and so do those that are missing for the same reason.
struct MissingList {
  let words: FigureWords
  let cards: [String: SourceCard]

  /// The questions that have no figure; the three headline questions already say so themselves, and
  /// what has no meaning for this kind of programme is no gap.
  static func figures(_ sheet: Sheet) -> [Figure] {
    sheet.figures.filter {
      $0.headline && !SheetView.questions.contains($0.indicator)
        && ($0.state == .absent || ($0.state == .suppressed && $0.unit != .count))
    }
  }

  /// One record per reason or source, in the order a reader meets the first question of each.
  func records(_ sheet: Sheet) -> [Record] {
    var order: [String] = []
    var questions: [String: [String]] = [:]
    var first: [String: Figure] = [:]
    for figure in MissingList.figures(sheet) {
      let key = key(figure)
      if first[key] == nil {
        order.append(key)
        first[key] = figure
      }
      questions[key, default: []].append(
        words.texts("indicator." + figure.indicator.rawValue + ".question"))
    }
    return order.compactMap { key in
      guard let figure = first[key] else { return nil }
      var record = Record(SheetShape.figure)
      record["question"] = .text((questions[key] ?? []).joined(separator: " "))
      // That the source is not loaded is said once, above the list.
      if let source = words.wouldFill(figure, cards) {
        record["would_fill"] = .text(source)
      } else if let reason = words.reason(figure) {
        record["reason"] = .text(reason)
      }
      return record
    }
  }

  private func key(_ figure: Figure) -> String {
    (figure.wouldFill ?? [figure.reason?.rawValue ?? ""]).joined(separator: " ")
  }
}
