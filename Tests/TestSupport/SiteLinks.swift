/// The links of a site that was read into memory: which of its files its pages name, and which of them
/// lead nowhere.
///
/// Written apart from the program's own look at links, to hold that against.
package struct SiteLinks {
  /// Files that a page names.
  package private(set) var named: Set<String> = []
  /// `page: link` of each that leads nowhere.
  package private(set) var lost: [String] = []

  private let files: [String: String]

  /// - Parameters:
  ///   - files: text by path below the root of the site; of a file that is no text, anything.
  ///   - address: where the site will stand, ending with a slash; full addresses below it are followed,
  ///     wherever on a page they are.
  package init(_ files: [String: String], address: String) {
    self.files = files
    for (path, text) in files where path.hasSuffix(".html") || path.hasSuffix(".svg") {
      for match in text.matches(of: /(?:href|src)="([^"#]*)(?:#[^"]*)?"/) {
        let link = String(match.1)
        if !link.isEmpty, !link.contains(":") { follow(link, from: path) }
      }
      for end in text.ranges(of: address).map(\.upperBound) {
        let target = text[end...].prefix { !"\"&\\#<> ".contains($0) }
        look(String(target), path, address + target)
      }
    }
  }

  private mutating func follow(_ link: String, from path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for step in link.split(separator: "/", omittingEmptySubsequences: false) {
      if step == ".." { _ = parts.popLast() } else { parts.append(step) }
    }
    look(parts.joined(separator: "/"), path, link)
  }

  private mutating func look(_ target: String, _ path: String, _ link: String) {
    let file = target.isEmpty || target.hasSuffix("/") ? target + "index.html" : target
    if files[file] != nil { named.insert(file) } else { lost.append("\(path): \(link)") }
  }

  /// Files that no page names, apart from what is asked for in another way: the figures that scripts
  /// load by the code of a school, and what robots look for.
  package var unnamed: [String] {
    files.keys.filter { path in
      !named.contains(path)
        && path.wholeMatch(of: /(en\/)?vergelijk\/data\/.*|sitemap\.xml|robots\.txt/) == nil
    }.sorted()
  }
}
