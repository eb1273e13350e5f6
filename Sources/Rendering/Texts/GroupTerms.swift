import Synchronization

/// Carries the name of a group from Dutch register terms to those of another language:
/// `mbo, bol, niveau 4, informatica` is a row of terms with commas between them.
final class GroupTerms: Sendable {
  /// The groups of texts that names are made of.
  private static let families: Set<String> = [
    "kind", "level", "leerweg", "sector", "direction", "prior_education", "institution_type",
    "area",
  ]

  /// Dutch terms with their translation; terms may have commas in them.
  private let terms: [String: String]
  private let longest: Int
  private let with: (dutch: String, other: String)?
  /// Names already carried over: many sheets share a group.
  private let known = Mutex<[String: String]>([:])

  init(from dutch: [String: String], to other: [String: String]) {
    var terms: [String: String] = [:]
    for (key, term) in dutch {
      guard let family = key.split(separator: ".").first,
        GroupTerms.families.contains(String(family)), let translation = other[key]
      else { continue }
      terms[term] = translation
    }
    self.terms = terms
    longest = terms.keys.map { $0.split(separator: ", ").count }.max() ?? 1
    with = dutch["area.with"].flatMap { with in other["area.with"].map { (with, $0) } }
  }

  func translated(_ group: String) -> String {
    if let known = known.withLock({ $0[group] }) { return known }
    let name = translation(of: group)
    known.withLock { $0[group] = name }
    return name
  }

  private func translation(of group: String) -> String {
    var name = group
    if let with { name = name.replacing(" \(with.dutch) ", with: " \(with.other) ") }
    let parts = name.split(separator: ", ").map(String.init)
    var result: [String] = []
    var index = 0
    while index < parts.count {
      // The longest run of parts that is one term.
      let run = (1...longest).reversed().first { count in
        index + count <= parts.count
          && terms[parts[index..<index + count].joined(separator: ", ")] != nil
      }
      let term = parts[index..<index + (run ?? 1)].joined(separator: ", ")
      result.append(terms[term] ?? term)
      index += run ?? 1
    }
    return result.joined(separator: ", ")
  }
}
