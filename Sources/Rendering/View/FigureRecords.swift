import Facts
import Templating

/// Makes the records of one sheet's figures.
struct FigureRecords {
  let words: FigureWords
  let sheet: Sheet
  let cards: [String: SourceCard]
  let index: Beside

  /// A figure with all its sentences and those of the figures beside it; its sources get their
  /// numbers here.
  func record(_ figure: Figure, _ marks: inout SourceMarks) -> Record {
    let texts = words.texts
    var record = row(figure)
    let key = "indicator." + figure.indicator.rawValue
    let question = question(figure)
    record["question"] = .text(question)
    record["title"] = .text(texts(key + ".title"))
    set(&record, "reason", words.reason(figure))
    set(&record, "would_fill", words.wouldFill(figure, cards))
    guard figure.state == .published else { return record }
    record["label"] = .text(words.label(figure))
    record["value"] = .text(words.value(figure))
    if let bar = bar(figure) { record["bar"] = .record(bar) }
    set(&record, "estimate", words.estimate(figure))
    set(&record, "range", words.range(figure))
    set(&record, "basis", words.basis(figure))
    set(&record, "population", marks.population(figure, question, words))
    set(&record, "prices", words.prices(figure))
    set(&record, "converted", words.converted(figure))
    set(&record, "closer", words.closer(figure))
    // In short lists only a known number is said; the page says once what its absence means.
    if figure.n != nil { set(&record, "people", words.people(figure)) }
    if let method = figure.method {
      record["is_measured"] = .flag(method == .counted || method == .published)
      record["method"] = .text(texts("method." + method.rawValue))
    }
    if figure.confidence != .a { set(&record, "confidence", words.confidence(figure)) }
    if figure.approximate == true { record["approximate"] = .text(texts("phrase.approximate")) }
    let remarks = words.remarks(figure, sheet)
    if !remarks.isEmpty { record["remarks"] = .texts(remarks) }
    let beside = index.figures(figure)
    if !beside.isEmpty {
      record["beside"] = .texts(beside.map { words.beside($0, sheet) })
    }
    record["sources"] = marks.marks([figure] + beside)
    return record
  }

  /// The question a figure answers; "later" only when there is a later moment.
  private func question(_ figure: Figure) -> String {
    if figure.indicator == .jobPath, SheetView.isDirect(SheetView.path(sheet)) {
      return words.texts("page.path_direct")
    }
    return words.texts("indicator." + figure.indicator.rawValue + ".question")
  }

  /// The few fields of a figure in a table whose heading carries the rest.
  func row(_ figure: Figure) -> Record {
    var record = Record(SheetShape.figure)
    record["id"] = .text(figure.indicator.rawValue)
    record["kind"] = .text(figure.unit.rawValue)
    record["value"] = .text(
      figure.state == .published ? words.shortShare(figure) : words.value(figure))
    record["is_published"] = .flag(figure.state == .published)
    record["is_old"] = .flag(Age.isOld(figure, asOf: words.now(sheet)))
    set(&record, "group", words.group(figure, sheet))
    set(&record, "age", words.age(figure))
    set(&record, "moment", words.moment(figure))
    set(&record, "n", words.people(figure))
    set(&record, "reason", words.reason(figure))
    return record
  }

  /// A bar only for a share of the programme's own students: what holds for a group must not look
  /// like the programme's own. An estimate shows its range instead of an end.
  private func bar(_ figure: Figure) -> Record? {
    guard figure.unit == .share, let value = figure.value, figure.basis?.rung.isOwn == true
    else { return nil }
    let low = figure.interval.map { FigureRecords.perCent($0.low) } ?? 0
    let high = FigureRecords.perCent(figure.interval?.high ?? value)
    var record = Record(SheetShape.bar)
    record["start"] = .text(String(max(0, low)))
    record["width"] = .text(String(max(1, min(100, high) - max(0, low))))
    return record
  }

  /// A whole per cent of a share 0…1, for the width of a bar.
  private static func perCent(_ share: Double) -> Int { Int((share * 100).rounded()) }

  private func set(_ record: inout Record, _ field: String, _ text: String?) {
    if let text { record[field] = .text(text) }
  }
}
