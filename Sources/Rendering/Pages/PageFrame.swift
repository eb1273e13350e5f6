import Facts
import Templating

/// What every page about many offerings begins with: its texts, its title and its way to the root.
struct PageFrame: Sendable {
  let view: SheetView
  /// Day of the newest catalogue of mbo offerings on the site; nil without any.
  private let mboDate: String?
  private let site: Record

  init(view: SheetView, mboDate: String? = nil) {
    self.view = view
    self.mboDate = mboDate
    var site = Record(PageShape.site)
    for name in TextKeys.site { site[name] = .text(view.texts("site." + name)) }
    self.site = site
  }

  var texts: Texts { view.texts }
  var language: Language { view.language }

  /// A record of a shape with the fields every page has.
  /// - Parameters:
  ///   - place: folder below the root of the language, empty or ending with a slash.
  ///   - listsMbo: true where mbo offerings are listed, which says of which day they are.
  func record(
    _ shape: RecordShape, at place: String, title: String, intro: String? = nil,
    listsMbo: Bool = false
  ) -> Record {
    let depth = place.utf8.count { $0 == UInt8(ascii: "/") }
    let root = String(repeating: "../", count: depth)
    var record = Record(shape)
    record["page"] = .record(view.page)
    record["site"] = .record(site)
    record["lang"] = .text(language.rawValue)
    record["root"] = .text(root)
    record["base"] = .text(language.folder.isEmpty ? root : root + "../")
    if let twin = view.twin(of: place, depth: depth) { record["twin"] = .record(twin) }
    record["alternates"] = .list(view.alternates(of: place))
    record["title"] = .text(title)
    if let intro { record["intro"] = .text(intro) }
    if listsMbo, let mboDate {
      record["banner"] = .text(texts("site.mbo_of", ["date": view.words.dates.words(mboDate)]))
    }
    return record
  }

  /// A school by its name, and what it is called now.
  func name(_ school: Sheet.InstitutionPart) -> String { view.name(school) }

  /// Where a school went that is no more, in words.
  func joined(_ school: Sheet.InstitutionPart) -> String? {
    school.joined.map { texts("site.joined", ["year": year($0.year), "name": $0.name]) }
  }

  func year(_ year: Int?) -> String { year.map(String.init) ?? texts("phrase.year_unknown") }

  /// Why nobody can enrol in an offering any more.
  func over(_ sheet: Sheet) -> String? {
    guard sheet.isOver else { return nil }
    return joined(sheet.institution) ?? texts("site.over")
  }

  /// What became of what a page is about, with the page to look at now.
  func moved(_ sentence: String, to address: String? = nil, _ name: String = "") -> Record {
    var record = Record(PageShape.link)
    record["detail"] = .text(sentence)
    if let address {
      record["address"] = .text(address)
      record["name"] = .text(name)
    }
    return record
  }

  /// `3 scholen`, of those that still offer something.
  func schools(_ sheets: [Sheet]) -> String {
    let open = Set(sheets.lazy.filter { !$0.isOver }.map(\.institution.brin)).count
    return open == 0 ? texts("site.no_school") : count(open, one: "one_school", many: "n_schools")
  }

  /// `mbo niveau 2, bol` or `hbo-bachelor`.
  func level(of sheet: Sheet) -> String { view.level(of: sheet) }

  func sector(_ code: String) -> String { texts.known("sector." + code) ?? code }

  /// `1 school`, `12 scholen`.
  func count(_ number: Int, one: String, many: String) -> String {
    number == 1
      ? texts("site." + one) : texts("site." + many, ["n": language.whole(number)])
  }

  /// The leerweg, or the forms people study in.
  func way(of sheet: Sheet) -> String {
    if let leerweg = sheet.leerweg { return texts("leerweg." + leerweg.rawValue) }
    return (sheet.forms ?? []).filter { $0.share != 0 }
      .map { texts("form." + $0.form.rawValue) }.joined(separator: ", ")
  }

  func link(_ address: String, _ name: String, _ detail: String? = nil) -> Record {
    var record = Record(PageShape.link)
    record["address"] = .text(address)
    record["name"] = .text(name)
    if let detail, !detail.isEmpty { record["detail"] = .text(detail) }
    return record
  }

  func group(_ title: String, entries: [Record] = [], links: [Record] = []) -> Record {
    var record = Record(PageShape.group)
    record["title"] = .text(title)
    record["entries"] = .list(entries)
    record["links"] = .list(links)
    return record
  }

  func entry(_ name: String, _ links: [Record]) -> Record {
    var record = Record(PageShape.entry)
    record["name"] = .text(name)
    record["links"] = .list(links)
    return record
  }

  /// Address of a sheet from the root of the language.
  func address(_ sheet: Sheet) -> String { "opleiding/" + sheet.key + "/index.html" }
}
