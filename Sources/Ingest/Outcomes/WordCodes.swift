import Registers

/// Takes a text that names several things at once apart into declared words, of whatever role.
///
/// Every word of the text must be known, so that a new kind of group is never read as an old one.
/// A text is taken apart once; files of a million rows hold a few dozen different ones.
final class WordCodes {
  private struct Entry {
    var role: String
    var words: [String]
    var code: String
  }

  private let entries: [Entry]
  private var known: [String: [String: Set<String>]] = [:]
  private static let separators: Set<Character> = [
    ":", ";", ",", "(", ")", "/", ".", " ", "\u{A0}",
  ]

  /// - Parameter words: per role, words to our code; a role that nothing asks for holds fillers.
  init(_ words: [String: [String: String]]) {
    // Longer phrases first: «met diploma» before «diploma».
    entries = words.flatMap { role, words in
      words.map { text, code in
        Entry(role: role, words: text.split(separator: " ").map(String.init), code: code)
      }
    }.filter { !$0.words.isEmpty }.sorted { $0.words.count > $1.words.count }
  }

  /// The code of a role in this text; empty when the text does not split by it.
  ///
  /// "Bol-vt en bbl" holds both leerwegen and so is split by neither; a text with two codes of
  /// another role is about no group of ours.
  func code(of text: String, _ role: String, _ source: SourceDescriptor) throws(CellFault)
    -> String
  {
    let found = try codes(of: text, role, source)[role] ?? []
    guard found.count > 1 else { return found.first ?? "" }
    return role == "leerweg" ? "" : OutcomeCells.outside
  }

  private func codes(of text: String, _ role: String, _ source: SourceDescriptor)
    throws(CellFault) -> [String: Set<String>]
  {
    if let codes = known[text] { return codes }
    var rest = text.lowercased().split(whereSeparator: WordCodes.separators.contains)
      .map(String.init)
    var found: [String: Set<String>] = [:]
    for entry in entries {
      while let start = rest.firstRange(of: entry.words)?.lowerBound {
        rest.replaceSubrange(start..<(start + entry.words.count), with: [""])
        found[entry.role, default: []].insert(entry.code)
      }
    }
    let unknown = rest.filter { !$0.isEmpty }
    guard unknown.isEmpty else {
      throw CellFault(
        role: role, message: "onbekend woord «\(unknown.joined(separator: " "))» in «\(text)»",
        expected: "woorden uit «words» van de bron, of de hele tekst in «values»",
        advice: Advice.words(role, source))
    }
    known[text] = found
    return found
  }
}
