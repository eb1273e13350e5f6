import Facts
import Templating

/// The page and the card of a key that has no sheet any more: what happened, and where to look now.
struct RetiredView {
  /// The names of `Templates/html/gestopt.html`.
  static let shape = RecordShape(
    name: "retired",
    fields: [
      ("page", .record(SheetShape.page)), ("lang", .text), ("root", .text), ("base", .text),
      ("twin", .record(SheetShape.twin)), ("alternates", .list(SheetShape.alternate)),
      ("name", .text), ("institution", .text),
      ("skip", .text), ("title", .text), ("heading", .text), ("what", .text), ("last", .text),
      ("kept", .text),
      ("successor", .record(SheetShape.successor)),
    ])

  let view: SheetView
  let facts: FactBase

  func page(_ key: PublishedKey) -> Record {
    let texts = view.texts
    var record = Record(RetiredView.shape)
    record["page"] = .record(view.page)
    record["lang"] = .text(view.language.rawValue)
    record["root"] = .text("../../")
    record["base"] = .text(view.language.folder.isEmpty ? "../../" : "../../../")
    if let twin = view.twin(of: "opleiding/\(key.key)/", depth: 2) {
      record["twin"] = .record(twin)
    }
    record["alternates"] = .list(view.alternates(of: "opleiding/\(key.key)/"))
    record["skip"] = .text(texts("site.skip"))
    record["name"] = .text(VisibleText.of(key.name))
    record["institution"] = .text(VisibleText.of(key.institution))
    record["title"] = .text(
      texts(
        "short.title",
        ["name": VisibleText.of(key.name), "institution": VisibleText.of(key.institution)]))
    record["heading"] = .text(texts("gone.title"))
    record["what"] = .text(what(key))
    record["last"] = .text(last(key))
    record["kept"] = .text(texts("gone.kept"))
    if let next = key.successor, let index = facts.offeringIndex[next],
      view.contents.hasSheet(next.description)
    {
      var successor = Record(SheetShape.successor)
      let school = facts.institutions[next.brin]?.name ?? next.brin
      successor["key"] = .text(next.description)
      successor["name"] = .text(
        texts(
          "phrase.successor_at",
          [
            "name": VisibleText.of(facts.offerings[index].name),
            "institution": VisibleText.of(school),
          ]))
      record["successor"] = .record(successor)
    }
    return record
  }

  /// What others embedded goes on saying something true.
  func card(_ key: PublishedKey) -> Record {
    CardView.record(
      name: VisibleText.of(key.name), institution: VisibleText.of(key.institution),
      sentences: [view.texts("gone.title") + ".", what(key), last(key)],
      lang: view.language.rawValue, view.texts)
  }

  /// What happened to the programme, and to its school where that is no more.
  private func what(_ key: PublishedKey) -> String {
    let texts = view.texts
    let own = texts("gone." + (key.state == .gone ? "unknown" : key.state.rawValue))
    guard let joined = facts.institutions[key.key.brin]?.joined else { return own }
    let institution = facts.institutions[joined.brin].map { $0.newName ?? $0.name } ?? joined.brin
    let school = texts(
      "phrase.successor_school",
      [
        "year": joined.year.map(String.init) ?? texts("phrase.year_unknown"),
        "institution": VisibleText.of(institution),
      ])
    // Where the school is the last thing that changed, nothing is said of another programme.
    let isSchool = facts.followed(key.key).link?.subject == .institution
    return isSchool ? school : own + " " + school
  }

  private func last(_ key: PublishedKey) -> String {
    view.texts("gone.last", ["date": view.words.dates.words(key.lastSeen)])
  }
}
