import Facts
import Templating

/// What the tables of a sheet say once, above or below their rows.
extension SheetView {
  /// The rows of a table of figures. Where no source gives a number of people the table says so once;
  /// where only some do, the others say it themselves.
  func rows(
    _ figures: [Figure], _ maker: FigureRecords, _ index: Beside, _ marks: inout SourceMarks
  ) -> (records: [Record], note: String?) {
    let isKnown = figures.contains { $0.n != nil && $0.unit != .count }
    let records = figures.map { figure in
      var record = maker.record(figure, &marks)
      if isKnown, figure.n == nil, figure.unit != .count {
        record["people"] = .text(texts("phrase.people_missing"))
      }
      if figure.indicator == .unemployment, isOtherWork(figure, index) {
        var notes: [String] = []
        if case .texts(let before) = record["notes"] { notes = before }
        record["notes"] = .texts(notes + [otherWork])
      }
      return record
    }
    let isAsked = figures.contains { $0.unit != .count }
    return (records, isAsked && !isKnown ? texts("phrase.people_nowhere") : nil)
  }

  /// The rows of other figures, with no question that was asked before: of the same count it is said that
  /// it is of others, of another count that it is one.
  /// - Parameter told: the figures that stand above them.
  func asked(
    _ records: [Record], _ figures: [Figure], after told: [Figure], _ maker: FigureRecords
  ) -> [Record] {
    var asked: [String: Set<String>] = [:]
    for figure in told { asked[maker.question(figure), default: []].insert(figure.definition) }
    return zip(records, figures).map { record, figure in
      var question = maker.question(figure)
      if let before = asked[question] {
        let key = before.contains(figure.definition) ? "asked_of_others" : "asked_otherwise"
        let stem = question.hasSuffix("?") ? String(question.dropLast()) : question
        let end = question.hasSuffix("?") ? "?" : ""
        let again = texts("phrase." + key, ["question": stem])
        asked[question]?.insert(figure.definition)
        question = again + end
        if asked[question] != nil, let group = words.group(figure, maker.sheet) {
          question = again + " (" + group + ")" + end
        }
      }
      asked[question, default: []].insert(figure.definition)
      var record = record
      record["question"] = .text(question)
      record["asked"] = .text(question.hasSuffix("?") ? question : question + ":")
      return record
    }
  }

  /// True of a figure about having work that counts otherwise than the first question does.
  func isOtherWork(_ figure: Figure, _ index: Beside) -> Bool {
    guard let first = index.published(.jobChance) else { return false }
    return SheetView.count(figure) != SheetView.count(first)
  }

  var otherWork: String {
    texts(
      "phrase.other_count",
      ["question": texts("indicator." + IndicatorID.jobChance.rawValue + ".question")])
  }

  /// The name of a definition without its indicator.
  private static func count(_ figure: Figure) -> Substring {
    figure.definition.split(separator: ".").last ?? ""
  }

  /// Why moments of a line have no figure: each reason once, below the table; nil without gaps.
  func gaps(_ path: [Figure], _ sheet: Sheet) -> String? {
    var reasons: [String] = []
    for figure in path {
      guard let reason = words.reason(figure, sheet), !reasons.contains(reason) else { continue }
      reasons.append(reason)
    }
    return reasons.isEmpty
      ? nil : texts("phrase.gaps", ["reason": reasons.joined(separator: " ")])
  }
}
