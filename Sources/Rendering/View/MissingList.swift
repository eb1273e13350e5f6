import Facts
import Templating

/// What a sheet does not have, told once per reason: all questions that one source could answer
/// stand together, and so do those that are missing for the same reason.
struct MissingList {
  typealias Records = (bySource: [Record], byReason: [Record])

  let words: FigureWords
  let cards: [String: SourceCard]
  let told: ToldFigures

  /// The questions that have no figure; the three headline questions already say so themselves, and
  /// what has no meaning for this kind of programme is no gap.
  static func figures(_ sheet: Sheet) -> [Figure] {
    sheet.figures.filter {
      $0.headline && !SheetView.questions.contains($0.indicator)
        && ($0.state == .absent || ($0.state == .suppressed && $0.unit != .count))
    }
  }

  /// One record per source that could answer, and one per reason where none could, in the order a
  /// reader meets the first question of each.
  func records(_ sheet: Sheet) -> Records {
    let figures = MissingList.figures(sheet)
    let gaps = figures.map {
      [$0.indicator.rawValue, $0.state.rawValue, key($0)].joined(separator: " ")
    }
    return told.missing(gaps) { records(figures) }
  }

  private func records(_ figures: [Figure]) -> Records {
    var order: [String] = []
    var indicators: [String: [IndicatorID]] = [:]
    var first: [String: Figure] = [:]
    for figure in figures {
      let key = key(figure)
      if first[key] == nil {
        order.append(key)
        first[key] = figure
      }
      indicators[key, default: []].append(figure.indicator)
    }
    var (bySource, byReason) = ([Record](), [Record]())
    for key in order {
      guard let figure = first[key] else { continue }
      var record = Record(SheetShape.figure)
      func texts(_ part: String) -> [String] {
        (indicators[key] ?? []).map { words.texts("indicator." + $0.rawValue + part) }
      }
      record["question"] = .text(texts(".question").joined(separator: " "))
      if let source = words.sourceNames(figure, cards) {
        record["would_fill"] = .text(source)
        record["title"] = .text(texts(".title").joined(separator: ", "))
        bySource.append(record)
      } else if let reason = words.reason(figure) {
        record["reason"] = .text(reason)
        byReason.append(record)
      }
    }
    return (bySource, byReason)
  }

  private func key(_ figure: Figure) -> String {
    (figure.wouldFill ?? [figure.reason?.rawValue ?? ""]).joined(separator: " ")
  }
}
