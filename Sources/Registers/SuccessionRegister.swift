package import Facts

/// Which code or institution came after which, from `Datasets/reference/succession.yml`.
package struct SuccessionRegister: Sendable {
  /// The lines of the file, ready to be followed.
  package let succession: Succession
  /// The sources the file cites.
  package let sources: [SourceCard]

  /// Reads the lines of a file.
  ///
  /// - Throws: `RegisterError` at file:line:column for a number that is not one, an undeclared
  ///   source, a number that goes two ways without being split, or a circle.
  package static func read(path: String) throws -> SuccessionRegister {
    try SuccessionRegister(DeclaredFile(path: path))
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> SuccessionRegister {
    try SuccessionRegister(DeclaredFile(text: text, name: name))
  }

  private init(_ file: DeclaredFile) throws {
    let root = file.root
    try root.only(["schema", "version", "sources", "institutions", "codes"])
    _ = try root.required("version").text()
    sources = try root.citedSources()
    let known = Set(sources.map(\.id))
    var placed: [(link: SuccessionLink, entry: Entry)] = []
    for entry in try root["institutions"]?.items() ?? [] {
      placed.append((try SuccessionRegister.institution(entry, known), entry))
    }
    for group in try root["codes"]?.items() ?? [] {
      placed += try SuccessionRegister.codes(group, known)
    }
    try SuccessionChecks.oneWayEach(placed)
    try SuccessionChecks.noCircle(placed)
    succession = Succession(placed.map(\.link))
  }

  private static func institution(_ entry: Entry, _ sources: Set<String>) throws
    -> SuccessionLink
  {
    try entry.only([
      "from", "to", "kind", "year", "parts", "name", "evidence", "confidence", "seen", "reason",
    ])
    let numbers = try ["from", "to"].map { name in
      try entry.required(name).items().map { brin in
        guard OfferingKey.isBRIN(try brin.text()) else {
          throw brin.error(
            "«\(try brin.text())» is geen BRIN", expected: "twee cijfers en twee hoofdletters: 25PU"
          )
        }
        return try brin.text()
      }
    }
    var link = try common(entry, .institution, sources)
    (link.from, link.to) = (numbers[0], numbers[1])
    link.year = try entry["year"].map(year)
    link.name = try entry["name"]?.text() ?? ""
    try SuccessionChecks.shape(link, entry)
    return link
  }

  private static func codes(_ group: Entry, _ sources: Set<String>) throws
    -> [(SuccessionLink, Entry)]
  {
    try group.only([
      "id", "education", "kind", "scope", "parts", "evidence", "confidence", "seen", "reason",
      "columns", "rows",
    ])
    let columns = ["from", "to", "year", "level", "name"]
    guard try group.required("columns").texts() == columns else {
      throw try group.required("columns").error(
        "andere kolommen", expected: "[\(columns.joined(separator: ", "))]")
    }
    let kind = try group.required("education").choice(Kind.self)
    let scope = try group.required("scope")
    let place = try scope.text()
    guard place == "national" || OfferingKey.isBRIN(place) else {
      throw scope.error("«\(place)» is geen bereik", expected: "national of een BRIN")
    }
    let shared = try common(group, .code(kind, at: place == "national" ? nil : place), sources)
    return try group.required("rows").items().map { row in
      let cells = try row.items()
      guard cells.count == columns.count else {
        throw row.error("rij van \(cells.count) cellen", expected: "\(columns.count) cellen")
      }
      var link = shared
      link.from = try numbers(cells[0])
      link.to = try numbers(cells[1])
      link.year = try year(cells[2])
      guard Level(rawValue: try cells[3].text()) != nil else {
        throw cells[3].error(
          "«\(try cells[3].text())» is geen niveau", expected: "1, 2, 3, 4, ad, bachelor, master")
      }
      link.name = try cells[4].text()
      try SuccessionChecks.shape(link, row)
      return (link, row)
    }
  }

  /// What an institution and a group of codes say in the same way.
  private static func common(
    _ entry: Entry, _ subject: SuccessionLink.Subject, _ sources: Set<String>
  ) throws -> SuccessionLink {
    let evidence = try entry.required("evidence")
    for source in try evidence.items() where !sources.contains(try source.text()) {
      throw source.error(
        "onbekende bron «\(try source.text())»", expected: "een id uit «sources» van dit bestand")
    }
    guard try !evidence.texts().isEmpty else {
      throw evidence.error("opvolging zonder bron", expected: "evidence: [een id uit «sources»]")
    }
    let parts = try entry["parts"]?.text() ?? "unknown"
    guard ["known", "unknown"].contains(parts) else {
      throw try entry.required("parts").error("«\(parts)»", expected: "known of unknown")
    }
    _ = try entry.required("seen").text()
    return SuccessionLink(
      subject: subject, kind: try entry.required("kind").choice(SuccessionKind.self), from: [],
      to: [], year: nil, partsKnown: parts == "known",
      reason: try entry.required("reason").text(), evidence: try evidence.texts(),
      confidence: try entry.required("confidence").choice(Confidence.self))
  }

  private static func numbers(_ cell: Entry) throws -> [String] {
    try cell.text().split(separator: " ").map { code in
      guard OfferingKey.isCode(String(code)) else {
        throw cell.error("«\(code)» is geen code", expected: "vijf cijfers, als tekst: \"25480\"")
      }
      return String(code)
    }
  }

  private static func year(_ entry: Entry) throws -> Int {
    let year = try entry.integer()
    guard (2000...2100).contains(year) else {
      throw entry.error("«\(year)» is geen jaar", expected: "een jaar, bijvoorbeeld \"2016\"")
    }
    return year
  }
}
