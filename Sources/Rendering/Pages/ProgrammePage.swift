import Facts
import Templating

/// One programme in the whole country: a table per leerweg with every school that offers it.
///
/// A figure that all rows share is said once above the table and is no column, so that nobody sorts
/// on it; the other cells carry a letter for whom and when, and sort only among what is alike.
struct ProgrammePage {
  let frame: PageFrame
  let places: Places
  /// Codes that have a page.
  let codes: Set<String>
  let succession: Succession

  private var texts: Texts { frame.texts }
  private var words: FigureWords { frame.view.words }

  /// - Parameter sheets: all offerings of one code, by key.
  func record(_ code: String, _ sheets: [Sheet]) -> Record {
    let name = sheets.first?.name ?? code
    var record = frame.record(
      PageShape.programme, at: "programma/" + code + "/",
      title: texts("site.in_country", ["name": name]), listsMbo: sheets.first?.kind == .mbo)
    if let kind = sheets.first?.kind, let moved = moved(code, name, kind) {
      record["moved"] = .record(moved)
    }
    var facts: [Record] = []
    func fact(_ label: String, _ value: String) {
      var record = Record(SheetShape.fact)
      record["label"] = .text(label)
      record["value"] = .text(value)
      facts.append(record)
    }
    if let first = sheets.first {
      let levels = Level.allCases.filter { level in
        sheets.contains { $0.levels.contains(level) || $0.level == level }
      }
      let name = levels.map { texts("level." + $0.rawValue) }.joined(separator: ", ")
      fact(texts("page.kind"), first.kind == .mbo ? texts("phrase.all_mbo", ["level": name]) : name)
      fact(texts("page.sector"), frame.sector(first.sector))
    }
    fact(texts("page.code"), code)
    fact(texts("site.at_schools"), frame.schools(sheets))
    record["facts"] = .list(facts)
    let ways = Dictionary(grouping: sheets, by: \.leerweg)
    let order: [Leerweg?] = [nil] + Leerweg.allCases
    let tables = order.compactMap { way in ways[way].map { (way, $0) } }
    record["tables"] = .list(
      tables.enumerated().map { table(name, $1.0, $1.1, number: $0) })
    return record
  }

  /// That another number replaced this one at every school, and since when.
  private func moved(_ code: String, _ name: String, _ kind: Kind) -> Record? {
    let events = succession.codes(after: code, kind)
    guard let last = events.last else { return nil }
    var sentences: [String] = []
    for (index, event) in events.enumerated() {
      let year = frame.year(event.link.year)
      let isOther =
        event.link.kind == .merged && NameOrder(event.link.name).folded != NameOrder(name).folded
      sentences.append(
        isOther
          ? texts("phrase.successor_merged", ["year": year])
          : texts(
            "phrase.successor_" + (index == 0 ? "renumbered" : "again"),
            ["year": year, "code": event.code]))
    }
    let sentence = sentences.joined(separator: " ")
    guard codes.contains(last.code) else { return frame.moved(sentence) }
    return frame.moved(
      sentence, to: "programma/" + last.code + "/index.html",
      last.link.name.isEmpty ? last.code : last.link.name)
  }

  private func table(_ name: String, _ way: Leerweg?, _ sheets: [Sheet], number: Int) -> Record {
    let sheets = sheets.sorted(byName: \.institution.name, then: \.key)
    var notes = Notes(prefix: "t\(number)", frame: frame)
    var record = Record(PageShape.table)
    record["title"] = .text(
      way.map { texts("leerweg_long." + $0.rawValue) } ?? texts("site.all_schools"))
    record["place_title"] = .text(texts(way == nil ? "site.place" : "site.place_seat"))
    let hasLevel = Set(sheets.map(\.levels)).count > 1
    record["has_level"] = .flag(hasLevel)
    let questions = Sheet.pageQuestions.map { id in (id, sheets.map { $0.headline(id) }) }
    let columns = questions.filter { shared($0.1, sheets.count) == nil }
    record["shared"] = .list(
      questions.compactMap { id, figures in
        shared(figures, sheets.count).map { said(id, $0, figures, sheets) }
      })
    record["columns"] = .texts(
      columns.map { texts("indicator." + $0.0.rawValue + ".title") })
    let counted = Set(sheets.compactMap { $0.headline(.students).flatMap(words.age) })
    record["rows"] = .list(
      sheets.enumerated().map { index, sheet in
        var row = Record(PageShape.row)
        row["key"] = .text(sheet.key)
        row["school"] = .text(frame.name(sheet.institution))
        if let over = frame.over(sheet) { row["over"] = .text(over) }
        row["place"] = .text(places.places(of: sheet).map(\.name).joined(separator: ", "))
        row["has_level"] = .flag(hasLevel)
        if hasLevel { row["level"] = .text(words.levels(sheet)) }
        if let students = sheet.headline(.students) {
          row["students"] = .record(
            notes.count(students, sheet, marked: counted.count > 1))
        }
        row["cells"] = .list(
          columns.map { notes.cell($0.1[index], of: FigureWords.whole($0.1), sheet) })
        return row
      })
    var caption =
      way.map {
        texts("site.caption_way", ["name": name, "way": texts("leerweg." + $0.rawValue)])
      } ?? texts("site.caption", ["name": name])
    if counted.count == 1, let age = counted.first {
      caption += ". " + texts("site.students") + ": " + age
    }
    record["caption"] = .text(caption + ".")
    record["notes"] = .list(notes.records)
    return record
  }

  /// The figure all rows have in common, apart from rows without one; with one row, that row's own.
  private func shared(_ figures: [Figure?], _ rows: Int) -> Figure? {
    if rows == 1 { return figures.first ?? nil }
    let published = figures.compactMap { $0 }.filter { $0.state == .published }
    guard let first = published.first else { return figures.first ?? nil }
    guard let group = first.sharedGroup else { return nil }
    return published.allSatisfy { $0.sharedGroup == group } ? first : nil
  }

  /// A figure said once for a whole table, and which rows do not have it and why.
  private func said(
    _ id: IndicatorID, _ figure: Figure, _ figures: [Figure?], _ sheets: [Sheet]
  ) -> Record {
    var record = Record(PageShape.shared)
    record["question"] = .text(texts("indicator." + id.rawValue + ".question"))
    guard let sheet = sheets.first else { return record }
    let gaps = gaps(figures, sheets)
    guard figure.state == .published else {
      record["value"] = .text(words.value(figure))
      if gaps.count == 1, let reason = gaps.first?.reason {
        record["label"] = .text(reason)
        if sheets.count > 1 { record["verdict"] = .text(texts("site.same_gap")) }
      } else {
        record["gaps"] = .texts(gaps.map(told))
      }
      return record
    }
    record["value"] = .text(words.briefly(figure))
    let about = [words.group(figure, sheet), words.age(figure)].compactMap { $0 }
    record["about"] = .text(about.joined(separator: "; "))
    record["is_old"] = .flag(Age.isOld(figure, asOf: words.now(sheet)))
    if let people = words.people(figure) { record["people"] = .text(people) }
    record["label"] = .text(
      [words.range(figure), words.label(figure)].compactMap { $0 }.joined(separator: " "))
    if figures.count(where: { $0?.state == .published }) > 1 {
      record["verdict"] = .text(texts("site.same_for_all"))
    }
    record["gaps"] = .texts(gaps.map(told))
    return record
  }

  private func told(_ gap: (reason: String, schools: [String])) -> String {
    texts(
      "site.gap", ["schools": gap.schools.joined(separator: "; "), "reason": gap.reason])
  }

  /// The schools without a figure, by reason.
  private func gaps(_ figures: [Figure?], _ sheets: [Sheet])
    -> [(reason: String, schools: [String])]
  {
    var reasons = Numbered<String>()
    var schools: [[String]] = []
    for (figure, sheet) in zip(figures, sheets) where figure?.state != .published {
      let reason = figure.flatMap { words.reason($0, sheet) } ?? texts("not_applicable.other")
      let number = reasons.number(reason)
      if number == schools.count { schools.append([]) }
      schools[number].append(sheet.institution.name)
    }
    return zip(reasons.values, schools).map { (reason: $0, schools: $1) }
  }
}

/// The letters behind the figures of one table, each standing for whom and when, or why not.
private struct Notes {
  let prefix: String
  let frame: PageFrame
  private var letters = Numbered<String>()
  private var measures = Numbered<String>()

  init(prefix: String, frame: PageFrame) {
    self.prefix = prefix
    self.frame = frame
  }

  private var words: FigureWords { frame.view.words }
  private var texts: Texts { frame.texts }

  var records: [Record] {
    letters.values.enumerated().map { index, text in
      var record = Record(PageShape.note)
      record["id"] = .text(id(index))
      record["mark"] = .text(Notes.letter(index))
      record["text"] = .text(text)
      return record
    }
  }

  /// - Parameter whole: what the shares of the column are told out of; nil: each its own.
  mutating func cell(_ figure: Figure?, of whole: Int?, _ sheet: Sheet) -> Record {
    var record = Record(PageShape.cell)
    guard let figure, figure.state == .published else {
      record["value"] = .text(texts("value.none"))
      let reason = figure.flatMap { words.reason($0, sheet) } ?? texts("not_applicable.other")
      mark(texts("site.note_missing", ["reason": reason]), &record)
      return record
    }
    record["value"] = .text(words.briefly(figure, of: whole))
    let isOld = Age.isOld(figure, asOf: words.now(sheet))
    record["is_old"] = .flag(isOld)
    var details = [words.interval(figure)].compactMap { $0 }
    switch figure.basis?.rung {
    case .institution: details.append(texts("site.cell_school"))
    case let rung?: details.append(texts(rung.isOwn ? "site.cell_own" : "site.cell_group"))
    case nil: break
    }
    if let period = figure.period { details.append(period) }
    if let n = figure.n {
      details.append(texts("phrase.people", ["n": frame.language.whole(n)]))
    }
    if isOld { details.append(texts("page.old")) }
    record["detail"] = .text(details.joined(separator: ", "))
    mark(note(figure, sheet), &record)
    sort(figure, &record)
    return record
  }

  /// A count of students; its letter only where the rows of the table were counted on other days.
  mutating func count(_ figure: Figure, _ sheet: Sheet, marked: Bool) -> Record {
    var record = Record(PageShape.cell)
    record["value"] = .text(words.count(figure))
    if Age.isOld(figure, asOf: words.now(sheet)) {
      record["is_old"] = .flag(true)
      record["detail"] = .text(texts("page.old"))
    }
    if marked { mark(note(figure, sheet), &record) }
    sort(figure, &record)
    return record
  }

  private mutating func sort(_ figure: Figure, _ record: inout Record) {
    guard let measure = Measure(figure), let value = figure.value else { return }
    record["number"] = .text("\(value)")
    record["like"] = .text(String(measures.number(measure.key)))
  }

  private mutating func mark(_ text: String, _ record: inout Record) {
    let index = letters.number(text)
    record["mark"] = .text(Notes.letter(index))
    record["note"] = .text(id(index))
  }

  private func note(_ figure: Figure, _ sheet: Sheet) -> String {
    let age = words.age(figure) ?? ""
    let group = words.group(figure, sheet) ?? ""
    let sentence =
      switch figure.basis?.rung {
      case .institution: texts("site.note_school", ["age": age])
      case let rung? where !rung.isOwn:
        texts("site.note_group", ["group": group, "age": age])
      default: texts("site.note_own", ["group": group, "age": age])
      }
    return figure.unit == .count ? sentence : sentence + " " + words.label(figure)
  }

  private func id(_ index: Int) -> String { prefix + Notes.letter(index) }

  /// a … z, then aa, ab …
  private static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(97 + index % 26)))
    return index < 26 ? last : letter(index / 26 - 1) + last
  }
}
