import Facts

/// The open data as schema.org `Dataset`, for search engines of data.
struct DatasetMarkup {
  /// The licence of the tables: every source of figures in them allows this one.
  static let licence = "https://creativecommons.org/licenses/by/4.0/"

  let frame: PageFrame
  let facts: FactBase
  /// Newest date of the sources; empty when none has one.
  let created: String
  /// Years that figures are about; nil without figures.
  let years: ClosedRange<Int>?
  /// Paths of the files below the root of the site, each with its size where it is known.
  let files: [(path: String, bytes: Int?)]

  private var texts: Texts { frame.texts }

  /// For a `<script>` on the page of the downloads.
  var text: String {
    let address = frame.view.address
    var json = JSONBytes()
    json.open("{")
    json.member("@context", "https://schema.org")
    json.member("@type", "Dataset")
    json.member("@id", frame.view.name(of: "data/", "#dataset"))
    json.member("url", address.map { $0(frame.language.folder + "data/") })
    json.member("name", texts("site.dataset_name"))
    json.member("description", texts("site.dataset_description"))
    json.member("identifier", facts.id)
    json.member("version", created)
    json.member("dateModified", created)
    json.member("license", DatasetMarkup.licence)
    json.name("isAccessibleForFree")
    json.flag(true)
    if let years { json.member("temporalCoverage", "\(years.lowerBound)/\(years.upperBound)") }
    json.name("spatialCoverage")
    thing("Country", texts("site.dataset_country"), to: &json)
    json.name("creator")
    thing("Organization", texts("page.site"), url: frame.view.name(of: "", ""), to: &json)
    json.name("distribution")
    json.open("[")
    for file in files { download(file.path, file.bytes, to: &json) }
    json.close("]")
    json.name("isBasedOn")
    json.open("[")
    for card in facts.sources.values.sorted(by: { $0.id < $1.id }) { source(card, to: &json) }
    json.close("]")
    json.close("}")
    return json.scriptText
  }

  private func thing(
    _ type: String, _ name: String, url: String? = nil, to json: inout JSONBytes
  ) {
    json.open("{")
    json.member("@type", type)
    json.member("name", name)
    json.member("url", url)
    json.close("}")
  }

  private func download(_ path: String, _ bytes: Int?, to json: inout JSONBytes) {
    json.open("{")
    json.member("@type", "DataDownload")
    json.member("name", String(path.split(separator: "/").last ?? ""))
    // A page that does not know its address tells the way from itself, as its links do.
    json.member("contentUrl", frame.view.address.map { $0(path) } ?? base + path)
    json.member("encodingFormat", path.hasSuffix(".csv") ? "text/csv" : "application/json")
    json.member("contentSize", bytes.map { "\($0) B" })
    json.close("}")
  }

  private var base: String { frame.language.folder.isEmpty ? "../" : "../../" }

  private func source(_ card: SourceCard, to json: inout JSONBytes) {
    json.open("{")
    json.member("@type", "Dataset")
    json.member("name", card.title)
    if card.url.hasPrefix("https://") || card.url.hasPrefix("http://") {
      json.member("url", card.url)
    }
    if !card.publisher.isEmpty {
      json.name("creator")
      thing("Organization", card.publisher, to: &json)
    }
    if !card.date.isEmpty { json.member("dateModified", card.date) }
    json.close("}")
  }
}
