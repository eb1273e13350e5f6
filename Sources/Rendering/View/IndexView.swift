import Facts
import Templating

/// The start page: every offering, by institution in the order of their names.
struct IndexView {
  let view: SheetView

  /// The record of `SheetShape.index`.
  func record(_ offerings: [Offering], _ institutions: [String: Institution], date: String)
    -> Record
  {
    let texts = view.texts
    let groups = Dictionary(grouping: offerings, by: \.key.brin).map { brin, offerings in
      (name: institutions[brin]?.name ?? brin, brin: brin, offerings: offerings)
    }
    let schools = groups.sorted { ($0.name, $0.brin) < ($1.name, $1.brin) }.map { group in
      var school = Record(SheetShape.school)
      let count = group.offerings.count
      school["title"] = .text(
        count == 1
          ? texts("phrase.index_one", ["institution": group.name])
          : texts(
            "phrase.index_group",
            ["institution": group.name, "n": texts.language.whole(count)]))
      school["offerings"] = .list(
        group.offerings.sorted { ($0.name, $0.key) < ($1.name, $1.key) }.map(entry))
      return school
    }
    var record = Record(SheetShape.index)
    record["page"] = .record(view.page)
    record["lang"] = .text(view.language.rawValue)
    record["is_dutch"] = .flag(view.language == .nl)
    record["root"] = .text(view.language.folder.isEmpty ? "" : "../")
    if let twin = view.twin(of: "", depth: 0) { record["twin"] = .record(twin) }
    let mbo = offerings.count { $0.kind == .mbo }
    record["counts"] = .text(
      texts(
        "phrase.index_counts",
        [
          "mbo": texts.language.whole(mbo), "hbo": texts.language.whole(offerings.count - mbo),
        ]))
    if !date.isEmpty {
      record["as_of"] = .text(
        texts("phrase.as_of", ["date": view.words.dates.words(date)]))
    }
    record["schools"] = .list(schools)
    return record
  }

  private func entry(_ offering: Offering) -> Record {
    var record = Record(SheetShape.entry)
    record["key"] = .text(offering.key.description)
    record["name"] = .text(offering.name)
    let level = view.texts("level." + offering.level.rawValue)
    record["detail"] = .text(
      offering.key.leerweg.map { view.texts("leerweg." + $0.rawValue) + ", " + level } ?? level)
    return record
  }
}
