import Facts
import Templating

/// Pages of mostly fixed texts: search, compare, guess, about, accessibility and the downloads.
struct PlainPages {
  let frame: PageFrame
  /// How many mbo and hbo offerings the site has.
  let counts: (mbo: Int, hbo: Int)
  /// Newest date of the sources; empty when none has one.
  let created: String
  /// The files that can be downloaded, with their size.
  let files: [WrittenFile]
  let facts: FactBase
  /// Years that figures on the site are about.
  let years: ClosedRange<Int>?
  /// Where a reader reports what is wrong, when that is known.
  let contact: SiteContact?

  private var texts: Texts { frame.texts }

  /// Folder below the root of the language, to the title of its page.
  static let titles: [(folder: String, title: String)] = [
    ("", "site.title_search"), ("vergelijk", "site.title_compare"), ("raad", "site.title_guess"),
    ("over", "site.about"), ("toegankelijkheid", "site.accessibility"), ("data", "site.data"),
  ]

  /// Files that are worth downloading, in the order of the page, with the text that says what they are.
  private static let downloads: [(path: String, what: String)] = [
    ("data/offerings.csv", "site.data_offerings"), ("data/offerings.ods", "site.data_workbook"),
    ("data/figures.csv", "site.data_figures"), ("data/figures.ods", "site.data_workbook"),
    ("data/changes.csv", "site.data_changes"), ("data/corrections.csv", "site.data_corrections"),
    ("data/keys.csv", "site.data_keys"), ("data/keys.ods", "site.data_workbook"),
    ("data/coverage.json", "site.data_coverage"),
    ("data/datapackage.json", "site.data_package"),
    ("edition.json", "site.data_edition"), ("manifest.json", "site.data_manifest"),
  ]

  func record(_ folder: String, title: String) -> Record {
    var record = frame.record(
      PageShape.plain, at: folder.isEmpty ? "" : folder + "/", title: texts(title),
      listsMbo: ["", "over"].contains(folder))
    record["counts"] = .text(
      texts(
        "phrase.index_counts",
        ["mbo": frame.language.whole(counts.mbo), "hbo": frame.language.whole(counts.hbo)]))
    if !created.isEmpty {
      record["as_of"] = .text(
        texts("site.as_of", ["date": frame.view.words.dates.words(created)]))
    }
    switch folder {
    case "":
      record["kinds"] = .list(
        Kind.allCases.map { frame.link($0.rawValue, texts("kind." + $0.rawValue)) })
      record["levels"] = .list(
        Level.allCases.map { frame.link($0.rawValue, texts("level." + $0.rawValue)) })
      record["ways"] = .list(
        Leerweg.allCases.map { frame.link($0.rawValue, texts("leerweg." + $0.rawValue)) }
          + Form.allCases.map { frame.link($0.rawValue, texts("form." + $0.rawValue)) })
    case "data":
      record["files"] = .list(downloads)
      record["has_sheet_data"] = .flag(frame.view.contents.formats.contains(.json))
      let sizes = sizes
      record["ld"] = .text(
        DatasetMarkup(
          frame: frame, facts: facts, created: created, years: years,
          files: offered.filter { !$0.path.hasPrefix(SchemaFile.folder) }
            .map { ($0.path, sizes[$0.path]) }
        ).text)
    case "toegankelijkheid":
      if !created.isEmpty {
        record["stated"] = .text(
          texts("site.access_date", ["date": frame.view.words.dates.words(created)]))
      }
      if let contact {
        var link = Record(SheetShape.link)
        link["href"] = .text(contact.href)
        link["name"] = .text(contact.text)
        record["contact"] = .record(link)
      }
    default: break
    }
    return record
  }

  /// Downloads of this site. A workbook is there when it was asked for, a schema when it is published;
  /// the other files always are.
  private var offered: [(path: String, what: String)] {
    let sizes = sizes
    let schemas = files.map(\.path).filter { $0.hasPrefix(SchemaFile.folder) }
    return PlainPages.downloads.filter { !$0.path.hasSuffix(".ods") || sizes[$0.path] != nil }
      + schemas.map { ($0, "site.data_schema") }
  }

  private var downloads: [Record] {
    let sizes = sizes
    return offered.map { path, what in
      var record = Record(PageShape.file)
      record["address"] = .text(path)
      record["name"] = .text(String(path.split(separator: "/").last ?? ""))
      record["what"] = .text(texts(what))
      if let bytes = sizes[path] { record["size"] = .text(size(bytes)) }
      return record
    }
  }

  private var sizes: [String: Int] {
    Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  private func size(_ bytes: Int) -> String {
    bytes < 1_000_000
      ? texts("site.size_kb", ["n": frame.language.whole(max(1, (bytes + 500) / 1000))])
      : texts(
        "site.size_mb", ["n": frame.language.decimal(Double(bytes) / 1_000_000, places: 1)])
  }
}
