import Facts

/// `sitemap.xml` and `robots.txt`, which need the address of the site and pages to name.
///
/// The protocol of sitemaps.org allows 50,000 addresses a file; a larger site gets an index that
/// names its files.
struct Sitemap {
  /// Addresses in one file.
  static let limit = 50_000

  let address: SiteAddress

  /// Path and bytes of each file, for the pages among these paths.
  func files(_ paths: [String], limit: Int = Sitemap.limit) -> [(path: String, bytes: [UInt8])] {
    let pages = paths.filter { $0.hasSuffix("index.html") }.sorted()
    let pieces = stride(from: 0, to: max(pages.count, 1), by: limit).map {
      pages[$0..<min($0 + limit, pages.count)]
    }
    var files: [(path: String, bytes: [UInt8])] = []
    if pieces.count == 1 {
      files.append(("sitemap.xml", list("urlset", "url", pieces[0].map { address($0) })))
    } else {
      let names = pieces.indices.map { "sitemap-\($0 + 1).xml" }
      files.append(("sitemap.xml", list("sitemapindex", "sitemap", names.map { address($0) })))
      for (name, piece) in zip(names, pieces) {
        files.append((name, list("urlset", "url", piece.map { address($0) })))
      }
    }
    files.append(
      ("robots.txt", Array("User-agent: *\nAllow: /\nSitemap: \(address("sitemap.xml"))\n".utf8)))
    return files
  }

  /// Addresses hold no sign that XML minds: the parts are checked keys, codes and `SiteAddress`.
  private func list(_ outer: String, _ inner: String, _ addresses: [String]) -> [UInt8] {
    var bytes = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <\(outer) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """.utf8)
    for address in addresses {
      bytes += Array("<\(inner)><loc>\(address)</loc></\(inner)>\n".utf8)
    }
    return bytes + Array("</\(outer)>\n".utf8)
  }
}
