package import Facts
package import Templating

/// Presents a sheet as a record of texts: which figure stands where, and in which words.
///
/// Everything it needs is in the sheet, the texts and the source cards, so that a stored sheet can
/// be shown without the facts it was made from. A figure never comes without its group, its year
/// and its number of people, or the words why that number is missing.
package struct SheetView: Sendable {
  static let questions: [IndicatorID] = [.jobChance, .startSalary, .completion]
  /// What stands under the three questions, work first.
  static let more: [IndicatorID] = [
    .searchTime, .unemployment, .jobMatch, .jobAtLevel, .jobInField, .permanentContract, .outlook,
    .regionalOutlook, .workPlacement, .jobOpenings, .inflow, .satisfaction, .yearResult,
    .startResult, .diplomaInTime, .dropout, .switching, .continuation,
  ]

  let words: FigureWords
  let texts: Texts
  let page: Record
  /// What the records of all sheets have alike.
  let fixed: Record
  /// All languages of the site.
  private let languages: [Language]
  /// Where the site will stand, when that is known.
  let address: SiteAddress?
  /// What there is to link to.
  let contents: SiteContents

  var language: Language { texts.language }

  /// - Parameters:
  ///   - languages: all languages of the site, which each page links to.
  ///   - address: where the site will stand, when that is known.
  ///   - contents: what the site holds; a page links to nothing else.
  package init(
    texts: Texts, languages: [Language] = [], address: SiteAddress? = nil,
    contents: SiteContents = SiteContents()
  ) {
    self.address = address
    self.contents = contents
    self.languages = languages
    words = FigureWords(texts: texts)
    self.texts = texts
    var page = Record(SheetShape.page)
    for name in TextKeys.page { page[name] = .text(texts("page." + name)) }
    self.page = page
    var fixed = Record(SheetShape.sheet)
    fixed["page"] = .record(page)
    fixed["lang"] = .text(texts.language.rawValue)
    fixed["is_dutch"] = .flag(texts.language == .nl)
    fixed["root"] = .text("../../")
    fixed["base"] = .text(texts.language.folder.isEmpty ? "../../" : "../../../")
    self.fixed = fixed
  }

  /// The same view of a site with other contents.
  func showing(_ contents: SiteContents) -> SheetView {
    SheetView(texts: texts, languages: languages, address: address, contents: contents)
  }

  /// The record of `SheetShape.sheet` for a sheet.
  package func record(_ sheet: Sheet, sources cards: [String: SourceCard]) -> Record {
    record(sheet, sources: cards, told: ToldFigures())
  }

  /// The same, with figures taken from what sheets before it told. `told` is of this view and of the
  /// same sources.
  func record(_ stored: Sheet, sources cards: [String: SourceCard], told: ToldFigures) -> Record {
    let sheet = stored.visible
    var marks = SourceMarks()
    let index = Beside(sheet)
    let figures = FigureRecords(
      words: words, sheet: sheet, cards: cards, index: index, told: told)
    var record = fixed
    record["title"] = .text(
      texts("short.title", ["name": sheet.name, "institution": sheet.institution.name]))
    let short = short(sheet)
    record["short"] = .texts(short)
    record["description"] = .text(short.joined(separator: " "))
    record["glossary"] = .text(texts("glossary." + sheet.kind.rawValue))
    let place = "opleiding/" + sheet.key + "/"
    if let twin = twin(of: place, depth: 2) { record["twin"] = .record(twin) }
    record["alternates"] = .list(alternates(of: place))
    record["files"] = .list(files(of: sheet))
    record["key"] = .text(sheet.key)
    record["code"] = .text(sheet.code)
    record["brin"] = .text(sheet.institution.brin.lowercased())
    record["name"] = .text(sheet.name)
    record["institution"] = .text(institution(of: sheet))
    record["facts"] = .list(facts(of: sheet))
    record["status"] = .text(status(of: sheet))
    if let successor = successor(of: sheet) { record["successor"] = .record(successor) }
    if let school = schoolNow(sheet) { record["school_now"] = .record(school) }
    if let origin = origin(of: sheet) { record["origin"] = .text(origin) }
    record["catalogue"] = .text(
      texts(
        "phrase.offering_" + sheet.kind.rawValue,
        ["date": words.dates.words(sheet.catalogueDate)]))

    let questions = SheetView.questions.compactMap { index.headlines[$0] }
    record["questions"] = .list(questions.map { figures.question($0, &marks) })
    record["has_crowd"] = .flag(questions.contains(where: FigureRecords.isCrowd))
    let path = SheetView.path(sheet)
    if let first = path.first {
      var head = figures.record(first, &marks)
      head["sources"] = marks.marks(path)
      record["path"] = .record(head)
      let isDirect = SheetView.isDirect(path)
      record["path_title"] = .text(texts(isDirect ? "page.path_direct" : "page.path"))
      var intro: [String] = []
      if isDirect || path.count > 1 {
        intro.append(texts(isDirect ? "page.path_direct_intro" : "page.path_intro"))
      }
      if isOtherWork(first, index) { intro.append(otherWork) }
      if !intro.isEmpty { record["path_intro"] = .text(intro.joined(separator: " ")) }
      record["path_rows"] = .list(path.map { figures.row($0) })
      if let gaps = gaps(path, sheet) { record["path_gaps"] = .text(gaps) }
      record["path_single"] = .flag(path.count == 1)
      if let chart = figures.chart(path) { record["path_chart"] = .record(chart) }
    }
    let more = SheetView.more(index)
    record["has_more"] = .flag(!more.isEmpty)
    let mainRows = rows(more, figures, index, &marks)
    record["more"] = .list(mainRows.records)
    if let note = mainRows.note { record["more_note"] = .text(note) }
    let studyOn = [index.published(.furtherStudy)].compactMap { $0 }
    let routes = routes(of: sheet)
    if !routes.isEmpty { record["routes"] = .texts(routes) }
    let studyPath = SheetView.studyPath(sheet)
    let returned = index.returned(from: studyPath)
    record["has_study_on"] = .flag(
      !studyOn.isEmpty || !routes.isEmpty || !returned.isEmpty || !studyPath.isEmpty)
    record["study_on"] = .list(
      studyOn.map { figure in
        var record = figures.record(figure, &marks)
        if let people = words.people(figure) { record["people"] = .text(people) }
        return record
      })
    record["returned"] = .list(rows(returned, figures, index, &marks).records)
    if let first = studyPath.last(where: { $0.state == .published }) {
      // The question once: with the figure of the newest cohort, or else here.
      let question = returned.isEmpty ? [words.question(first)] : []
      record["study_intro"] = .text(
        (question + [texts("page.study_path_intro")]).joined(separator: " "))
      var head = figures.record(first, &marks)
      head["sources"] = marks.marks(studyPath)
      record["study_path"] = .record(head)
      record["study_rows"] = .list(studyPath.map { figures.row($0) })
      if let gaps = gaps(studyPath, sheet) { record["study_gaps"] = .text(gaps) }
      if let chart = figures.chart(studyPath) { record["study_chart"] = .record(chart) }
    }
    let table = NumbersTable(words: words, asOf: words.now(sheet))
    if var numbers = table.record(sheet, &marks) {
      let notes = [countedWith(sheet), CardView.text(numbers, "note")].compactMap { $0 }
        .filter { !$0.isEmpty }
      if !notes.isEmpty { numbers["note"] = .text(notes.joined(separator: " ")) }
      record["numbers"] = .record(numbers)
    }
    if let locations = locations(of: sheet, &marks) { record["locations"] = .record(locations) }
    let context = index.apart(from: path + studyPath)
    record["has_context"] = .flag(!context.isEmpty)
    var others = rows(context, figures, index, &marks)
    let above =
      questions + SheetView.more(index) + studyOn + returned + [path.first].compactMap { $0 }
    others.records = asked(others.records, context, after: above, figures)
    record["context"] = .list(others.records)
    if let note = others.note { record["context_note"] = .text(note) }
    let missing = MissingList(words: words, cards: cards, told: told).records(sheet)
    record["has_missing"] = .flag(!missing.bySource.isEmpty || !missing.byReason.isEmpty)
    record["missing"] = .list(missing.byReason)
    record["has_would_fill"] = .flag(!missing.bySource.isEmpty)
    record["would_fill"] = .list(missing.bySource)
    if let remark = sheet.remark {
      var part = Record(SheetShape.remark)
      part["text"] = .text(remark.text)
      part["date"] = .text(words.dates.words(remark.date))
      record["remark"] = .record(part)
    }
    let ask = openDay(sheet)
    record["has_ask"] = .flag(!ask.isEmpty)
    record["ask"] = .texts(ask)
    let official = official(sheet)
    var link = Record(SheetShape.link)
    link["href"] = .text(official.address)
    link["name"] = .text(official.name)
    record["official"] = .record(link)
    let changes = ChangeWords(words: words, sheet: sheet).records()
    record["has_changes"] = .flag(!changes.isEmpty)
    record["changes"] = .list(changes)
    record["sources"] = .list(marks.list(cards, words, told))
    record["has_old"] = .flag(sheet.figures.contains { Age.isOld($0, asOf: words.now(sheet)) })
    record["as_of"] = .text(texts("phrase.as_of", ["date": words.dates.words(sheet.asOf)]))
    if !sheet.attribution.isEmpty {
      record["attribution"] = .text(texts("phrase.attribution", ["source": sheet.attribution]))
    }
    share(stored, in: &record)
    return record
  }

  /// The moments of one cohort, earliest first, with its gaps; figures of another kind are context.
  static func path(_ sheet: Sheet) -> [Figure] {
    guard let head = sheet.headline(.jobPath), head.state == .published else { return [] }
    return sheet.figures
      .filter {
        $0.indicator == .jobPath && $0.isMoment && $0.definition == head.definition
          && $0.period == head.period && $0.basis == head.basis
      }
      .sorted { ($0.moment ?? .direct) < ($1.moment ?? .direct) }
  }

  /// The moments of a cohort of which some came back to education, earliest first, with its gaps.
  static func studyPath(_ sheet: Sheet) -> [Figure] {
    let returned = sheet.figures
      .filter {
        $0.indicator == .furtherStudy && !$0.headline && $0.isMoment && $0.isOfReturned
      }
    // A line is one cohort of one table; a figure of another one stands by itself.
    let lines = Dictionary(grouping: returned) { [$0.definition, $0.period ?? ""] }
    let longest = lines.values.max { a, b in
      (a.count, a[0].period ?? "") < (b.count, b[0].period ?? "")
    }
    guard let longest, longest.count > 1 else { return [] }
    return longest.sorted { ($0.moment ?? .direct) < ($1.moment ?? .direct) }
  }

  /// True when there are moments and none is later than directly after leaving.
  static func isDirect(_ path: [Figure]) -> Bool {
    !path.isEmpty && path.allSatisfy { $0.moment == .direct }
  }

  /// The published figures of the section under the questions. Who goes on is who does not stop, so
  /// of one and the same group only one of the two is told.
  static func more(_ index: Beside) -> [Figure] {
    let dropout = index.published(.dropout)
    return more.compactMap(index.published).filter {
      $0.indicator != .continuation || $0.basis != dropout?.basis
    }
  }

  /// The same page in the other language, from a page so many folders below the root of its own.
  func twin(of place: String, depth: Int) -> Record? {
    guard let twin = languages.first(where: { $0 != language }) else { return nil }
    let up = String(repeating: "../", count: depth + (language.folder.isEmpty ? 0 : 1))
    var record = Record(SheetShape.twin)
    record["lang"] = .text(twin.rawValue)
    record["name"] = .text(texts("language." + twin.rawValue))
    record["href"] = .text(up + twin.folder + place + "index.html")
    return record
  }

  /// The same page in every language, itself included, for search engines: by full address, or not at
  /// all. Who reads neither language gets the first.
  func alternates(of place: String) -> [Record] {
    guard let address, languages.count > 1, let first = languages.first else { return [] }
    return (languages.map { ($0.rawValue, $0) } + [("x-default", first)]).map { name, language in
      var record = Record(SheetShape.alternate)
      record["lang"] = .text(name)
      record["href"] = .text(address(language.folder + place))
      return record
    }
  }

  /// What names the subject of a page in all languages: a place on the page in the first of them; nil
  /// without an address.
  func name(of place: String, _ mark: String) -> String? {
    address.map { $0((languages.first ?? language).folder + place) + mark }
  }

  /// The other forms of a sheet that are made, from its page.
  private func files(of sheet: Sheet) -> [Record] {
    let forms: [(SheetFormat, String)] = [
      (.pdf, "as_pdf"), (.json, "as_data"), (.text, "as_text"), (.svg, "as_card"),
    ]
    return forms.compactMap { format, name in
      guard contents.formats.contains(format) else { return nil }
      // What has no words stands beside the pages of the first language only.
      let up =
        language.folder.isEmpty || format.isPerLanguage ? "" : "../../../opleiding/\(sheet.key)/"
      var record = Record(SheetShape.link)
      record["href"] = .text(up + format.fileName)
      record["name"] = .text(texts("page." + name))
      return record
    }
  }

  private func locations(of sheet: Sheet, _ marks: inout SourceMarks) -> Record? {
    guard let first = sheet.locations.first else { return nil }
    var record = Record(SheetShape.locations)
    if let age = words.age(first.students) { record["age"] = .text(age) }
    record["rows"] = .list(
      sheet.locations.map { place in
        let students = words.count(place.students)
        var row = Record(SheetShape.location)
        row["municipality"] = .text(place.municipality)
        if !place.region.isEmpty { row["region"] = .text(place.region) }
        row["students"] = .text(students)
        row["line"] = .text(
          Columns.padded(place.municipality, to: 28) + Columns.padded(place.region, to: 28)
            + Columns.aligned(students, to: 16))
        return row
      })
    record["sources"] = marks.marks(sheet.locations.map(\.students))
    return record
  }
}

extension Figure {
  /// A published moment of a line, or the gap where one may not be shown.
  fileprivate var isMoment: Bool { moment != nil && (state == .published || state == .suppressed) }
}
