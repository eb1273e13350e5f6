import Foundation

/// Words people type for a programme the register calls otherwise, from
/// `Datasets/reference/synonyms.yml`: one source for the site's search and for `query`.
package struct SynonymRegister: Sendable {
  /// The start of a word of a name, folded, with the words people type for it.
  private let rules: [(start: String, words: [String])]

  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> SynonymRegister {
    try SynonymRegister(DeclaredFile(path: path))
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> SynonymRegister {
    try SynonymRegister(DeclaredFile(text: text, name: name))
  }

  private init(_ file: DeclaredFile) throws {
    try file.root.only(["schema", "names"])
    rules = try file.root.required("names").pairs().map { name, entry in
      let start = SynonymRegister.folded(name)
      guard start.count > 2 else {
        throw entry.error("«\(name)» is te kort", expected: "ten minste drie letters van een naam")
      }
      let words = try entry.texts()
      guard !words.isEmpty, words.allSatisfy({ !SynonymRegister.folded($0).isEmpty }) else {
        throw entry.error("«\(name)» heeft geen woorden", expected: "\(name): [woord, woord]")
      }
      return (start, words)
    }
  }

  /// The words for a programme's name, in the order of the file, each once.
  ///
  /// A rule holds when its start begins a word of the name; cost: one search in the name per rule.
  package func words(for name: String) -> [String] {
    let name = " " + SynonymRegister.folded(name)
    var found: [String] = []
    for rule in rules where name.contains(" " + rule.start) {
      for word in rule.words where !found.contains(word) { found.append(word) }
    }
    return found
  }

  /// Lower case without accents, words of letters and digits with one space between them.
  private static func folded(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .split { !($0.isLetter || $0.isNumber) }
      .joined(separator: " ")
  }
}
