import Facts
import Figures
import Search
import Templating

/// A page or script that is ready to be written, by its path below the root of the site.
struct MadePage: Sendable {
  var path: String
  var bytes: [UInt8]
}

/// Everything around the sheets, in one language: search, lists, programmes, compare, guess, how a
/// figure is made, and the scripts' data.
///
/// It is made from the sheets the chunks gave, so that no figure is computed twice.
struct SitePages: Sendable {
  let core: Computation
  private(set) var view: SheetView
  let templates: PageTemplates
  let names: SearchNames
  /// The texts of the language with their blanks, for the scripts.
  let sentences: [String: String]
  /// Where a reader reports what is wrong, when that is known.
  let contact: SiteContact?

  /// The same pages of a site with other contents.
  func showing(_ contents: SiteContents) -> SitePages {
    var pages = self
    pages.view = view.showing(contents)
    return pages
  }

  /// What all languages share: the index, the scripts and their style.
  func shared(_ sheets: [Sheet]) -> [MadePage] {
    let places = Places(facts: core.facts)
    var search = SearchIndexBuilder(names: names)
    for sheet in sheets { search.add(sheet, at: places.searched(sheet)) }
    return [
      MadePage(path: "site.css", bytes: templates.style),
      MadePage(
        path: "zoek/index.js", bytes: SearchScript.bytes(search.index())),
    ] + templates.scripts.map { MadePage(path: "script/" + $0.name, bytes: $0.bytes) }
  }

  private var frame: PageFrame {
    let days = core.facts.offerings.lazy.filter { $0.kind == .mbo }.map(\.catalogueDate)
    return PageFrame(view: view, mboDate: days.max())
  }

  /// Programme pages of some of the codes that have one.
  func programmes(_ programmes: ArraySlice<ListPages.Programme>, of codes: Set<String>)
    -> [MadePage]
  {
    let page = ProgrammePage(
      frame: frame, places: Places(facts: core.facts), codes: codes,
      succession: core.facts.succession)
    return programmes.map {
      made("programma/" + $0.code, templates.programme, page.record($0.code, $0.sheets))
    }
  }

  /// Schools, regions and sectors, each with its list, and the figures the scripts load.
  func lists(_ sheets: [Sheet], _ programmes: [ListPages.Programme]) -> [MadePage] {
    let places = Places(facts: core.facts)
    let lists = ListPages(frame: frame, places: places)
    let schools = Dictionary(grouping: sheets, by: \.institution.brin).values
      .sorted(byName: { $0[0].institution.name }, then: { $0[0].key })
    var pages = [
      made("programma", templates.list, lists.programmeList(programmes)),
      made("instelling", templates.list, lists.schoolList(schools)),
    ]
    pages += lists.sectors(programmes).map {
      made(
        "sector/" + ListPages.folder($0.code), templates.list, lists.sector($0.code, $0.programmes))
    }
    let data = CompareData(view: view)
    for school in schools {
      let brin = school[0].institution.brin.lowercased()
      pages.append(made("instelling/" + brin, templates.list, lists.school(school)))
      pages.append(
        MadePage(
          path: view.language.folder + "vergelijk/data/" + brin + ".js", bytes: data.bytes(school)))
    }
    var regions: [String: (name: String, sheets: [Sheet])] = [:]
    for sheet in sheets {
      var seen: Set<String> = []
      for place in places.places(of: sheet) where !place.region.isEmpty {
        guard seen.insert(place.region).inserted else { continue }
        regions[place.region, default: (place.regionName, [])].sheets.append(sheet)
      }
    }
    let sorted = regions.map { (code: $0, name: $1.name, sheets: $1.sheets) }
      .sorted(byName: \.name, then: \.code)
    pages.append(made("regio", templates.list, lists.regionList(sorted)))
    pages += sorted.map {
      made(
        "regio/" + ListPages.folder($0.code), templates.list,
        lists.region($0.code, $0.name, $0.sheets))
    }
    return pages
  }

  /// The pages of fixed texts, the explanation and the sentences of the scripts.
  func fixed(
    _ sheets: [Sheet], uses: [String: DefinitionUse], created: String, files: [WrittenFile]
  ) -> [MadePage] {
    let mbo = sheets.count { $0.kind == .mbo }
    let plain = PlainPages(
      frame: frame, counts: (mbo, sheets.count - mbo), created: created,
      files: files, facts: core.facts,
      years: DefinitionUse.years(of: uses.values), contact: contact)
    var pages = PlainPages.titles.compactMap { folder, title in
      templates.plain[folder].map { made(folder, $0, plain.record(folder, title: title)) }
    }
    pages.append(
      made(
        "uitleg", templates.explanation,
        ExplainPage(frame: frame, core: core, uses: uses).record()))
    pages.append(
      MadePage(
        path: view.language.folder + "woorden.js",
        bytes: ScriptWords.bytes(sentences, sectors: Set(sheets.map(\.sector)).sorted())))
    return pages
  }

  private func made(_ folder: String, _ template: Template, _ record: Record) -> MadePage {
    var bytes: [UInt8] = []
    template.render(record, into: &bytes)
    return MadePage(
      path: view.language.folder + (folder.isEmpty ? "" : folder + "/") + "index.html", bytes: bytes
    )
  }
}
