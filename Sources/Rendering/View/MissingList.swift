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
      [$0.definition, $0.state.rawValue, key($0, sheet)].joined(separator: " ")
    }
    return told.missing(gaps) { records(figures, sheet) }
  }

  private func records(_ figures: [Figure], _ sheet: Sheet) -> Records {
    var order: [String] = []
    var questions: [String: [String]] = [:]
    var first: [String: Figure] = [:]
    for figure in figures {
      let key = key(figure, sheet)
      if first[key] == nil {
        order.append(key)
        first[key] = figure
      }
      // Two indicators that ask the same, as dropping out and going on do, are one question to a reader.
      let question = words.question(figure)
      if questions[key]?.contains(question) != true {
        questions[key, default: []].append(question)
      }
    }
    var (bySource, byReason) = ([Record](), [Record]())
    for key in order {
      guard let figure = first[key] else { continue }
      var record = Record(SheetShape.figure)
      record["question"] = .text((questions[key] ?? []).joined(separator: " "))
      if let source = words.sourceNames(figure, cards) {
        record["would_fill"] = .text(source)
        bySource.append(record)
      } else if let reason = words.reason(figure, sheet) {
        record["reason"] = .text(reason)
        byReason.append(record)
      }
    }
    return (bySource, byReason)
  }

  private func key(_ figure: Figure, _ sheet: Sheet) -> String {
    figure.wouldFill?.joined(separator: " ") ?? words.reason(figure, sheet) ?? ""
  }
}
