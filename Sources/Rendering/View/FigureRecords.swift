import Facts
import Templating

/// Makes the records of one sheet's figures.
struct FigureRecords {
  let words: FigureWords
  let sheet: Sheet
  let cards: [String: SourceCard]
  let index: Beside
  let told: ToldFigures

  /// A figure with all its sentences and those of the figures beside it; its sources get their
  /// numbers here.
  func record(_ figure: Figure, _ marks: inout SourceMarks) -> Record {
    var record = told.record(figure, on: sheet) { sentences(figure) }
    guard figure.state == .published else { return record }
    if case .text(let question) = record["question"] {
      set(&record, "population", marks.population(figure, question, words))
    }
    let beside = index.figures(figure)
    if !beside.isEmpty {
      record["beside"] = .texts(
        beside.map { wider in
          let isEqual = words.briefly(wider) == words.briefly(figure)
          return told.beside(wider, isEqual: isEqual, on: sheet) {
            words.beside(wider, isEqual: isEqual, sheet)
          }
        })
    }
    record["sources"] = marks.marks([figure] + beside)
    return record
  }

  /// What is said of a figure by itself: the same on every sheet of its kind, leerweg and level.
  private func sentences(_ figure: Figure) -> Record {
    let texts = words.texts
    var record = fields(figure)
    let key = "indicator." + figure.indicator.rawValue
    let question = question(figure)
    record["question"] = .text(question)
    record["asked"] = .text(question.hasSuffix("?") ? question : question + ":")
    record["title"] = .text(texts(key + ".title"))
    set(&record, "reason", words.reason(figure, sheet))
    set(&record, "would_fill", words.wouldFill(figure, cards))
    guard figure.state == .published else { return record }
    record["label"] = .text(words.label(figure))
    record["what"] = .text(FigureWords.begun(words.what(figure)))
    record["brief"] = .text(words.shortShare(figure))
    record["value"] = .text(words.value(figure))
    if let bar = bar(figure) { record["bar"] = .record(bar) }
    set(&record, "estimate", words.estimate(figure))
    set(&record, "range", words.range(figure))
    set(&record, "basis", words.basis(figure, sheet))
    set(&record, "prices", words.prices(figure))
    set(&record, "converted", words.converted(figure))
    set(&record, "closer", words.closer(figure, sheet))
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
    let notes = words.notes(figure, sheet)
    if !notes.isEmpty { record["notes"] = .texts(notes) }
    record["is_plain"] = .flag(figure.method == .published)
    return record
  }

  /// A figure of the three questions: with its picture.
  func question(_ figure: Figure, _ marks: inout SourceMarks) -> Record {
    var record = record(figure, &marks)
    guard figure.state == .published, let value = figure.value else { return record }
    // Only a like measure of a wider group lies on the same line.
    let wider = index.figures(figure).first { !$0.isNorm && $0.unit == figure.unit }
    let alt = [words.value(figure), words.range(figure)].compactMap { $0 }.joined(separator: ". ")
    if FigureRecords.isCrowd(figure) {
      record["crowd"] = .record(
        PeopleRow(share: value, interval: figure.interval, wider: wider?.value).record(alt: alt))
    } else if figure.unit == .share, figure.basis.map({ $0.rung != .ownCluster }) == true {
      record["scale"] = .record(
        Scale(
          value: value, whole: 1, band: figure.interval, wider: wider?.value,
          end: String(FigureWords.whole(figure))
        ).record())
    } else if figure.unit == .euroHour {
      record["scale"] = .record(
        Scale(
          value: value, whole: Scale.mostEuros, band: figure.quartiles ?? figure.interval,
          wider: wider?.value,
          end: words.texts.language.euro(Scale.mostEuros, cents: false)
        ).record())
    }
    if wider != nil { set(&record, "beside_note", words.texts("phrase.beside_ring")) }
    return record
  }

  /// True of a share of the programme's own people and nobody else: ten people may stand for it. An
  /// estimate that is mostly made of others is not one.
  static func isCrowd(_ figure: Figure) -> Bool {
    figure.state == .published && figure.unit == .share
      && (figure.basis?.rung == .own || figure.basis?.rung == .ownPooled)
      && (OwnEstimate(figure)?.ownWeight ?? 1) >= 0.5
  }

  /// Shares of one group at several moments as a line, hidden ones as a gap.
  func chart(_ path: [Figure]) -> Record? {
    let points = path.map { figure in
      LineChart.Point(
        time: figure.moment?.years ?? 0, value: figure.state == .published ? figure.value : nil,
        words: words.texts.language.decimal((figure.value ?? 0) * 100, places: 0))
    }
    return LineChart(points: points, most: 1).record()
  }

  /// The question a figure answers; "later" only when there is a later moment, and of one moment by
  /// itself that moment.
  func question(_ figure: Figure) -> String {
    guard figure.indicator == .jobPath else { return words.question(figure) }
    let path = SheetView.path(sheet)
    if !path.contains(figure), let moment = words.moment(figure) {
      return words.texts("phrase.work_at", ["moment": moment])
    }
    return SheetView.isDirect(path) ? words.texts("page.path_direct") : words.question(figure)
  }

  /// The few fields of a figure in a table whose heading carries the rest.
  func row(_ figure: Figure) -> Record { told.row(figure, on: sheet) { fields(figure) } }

  private func fields(_ figure: Figure) -> Record {
    var record = Record(SheetShape.figure)
    record["id"] = .text(figure.indicator.rawValue)
    record["kind"] = .text(figure.unit.rawValue)
    record["value"] = .text(
      figure.state == .published ? words.shortShare(figure) : words.value(figure))
    record["is_published"] = .flag(figure.state == .published)
    record["is_old"] = .flag(Age.isOld(figure, asOf: words.now(sheet)))
    set(&record, "group", words.group(figure, sheet))
    let (age, cohort) = (words.age(figure), words.cohort(figure))
    set(&record, "age", age)
    set(&record, "age_sentence", age.map(FigureWords.begun))
    set(&record, "cohort_sentence", cohort.map(FigureWords.begun))
    set(&record, "moment", words.moment(figure))
    set(&record, "cohort", cohort)
    let when = figure.measured.map(words.dates.words) ?? cohort
    let isProvisional = figure.provisional == true
    set(
      &record, "when",
      isProvisional
        ? when.map { words.texts("short.provisional", ["age": $0]) } : when)
    if figure.state == .published, figure.unit != .count {
      record["count"] = .text(
        figure.n.map { words.about($0, figure) } ?? words.texts("phrase.n_not_given"))
    }
    set(&record, "n", words.people(figure))
    set(&record, "reason", words.reason(figure, sheet))
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

extension Moment {
  /// Years after leaving, or after the start.
  fileprivate var years: Double {
    switch self {
    case .direct: 0
    case .oneYear: 1
    case .oneAndHalfYear: 1.5
    case .twoYears: 2
    case .threeYears: 3
    case .fourYears: 4
    case .fiveYears: 5
    case .tenYears: 10
    }
  }
}
