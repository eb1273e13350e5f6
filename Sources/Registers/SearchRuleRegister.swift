package import Facts

/// How search results are scored and what words mean, from `Datasets/reference/search.yml`: one
/// table for the site's search and for `query`.
package enum SearchRuleRegister {
  /// Reads the rules of a file.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> SearchRules {
    try read(DeclaredFile(path: path))
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> SearchRules {
    try read(DeclaredFile(text: text, name: name))
  }

  /// What a word can mean: everything an offering can be.
  private static let traits = Set(
    Kind.allCases.map(\.rawValue) + Level.allCases.map(\.rawValue)
      + Leerweg.allCases.map(\.rawValue) + Form.allCases.map(\.rawValue))

  private static func read(_ file: DeclaredFile) throws -> SearchRules {
    try file.root.only(["schema", "small", "words", "fit", "kinds"])
    let words = try file.root.required("words").pairs().map { words, entry in
      let meant = try entry.items().map { item in
        let trait = try item.text()
        guard traits.contains(trait) else {
          throw item.error(
            "«\(trait)» is geen soort, niveau, leerweg of vorm",
            expected: "een van \(traits.sorted().joined(separator: ", "))")
        }
        return trait
      }
      guard !meant.isEmpty else {
        throw entry.error("«\(words)» betekent niets", expected: "\(words): [deeltijd]")
      }
      return (words: words, traits: meant)
    }
    return SearchRules(
      small: try file.root.required("small").texts(), traits: words,
      fit: try weights(file.root.required("fit"), SearchRules.Fit.allCases),
      kinds: try weights(
        file.root.required("kinds"), SearchRules.TextKind.allCases.filter { $0 != .trait }))
  }

  /// A weight for each of these, from none to the whole of a thousand.
  private static func weights<Name: RawRepresentable & Hashable>(
    _ entry: Entry, _ names: [Name]
  ) throws -> [Name: Int] where Name.RawValue == Int {
    try entry.only(names.map(\.declaredName))
    var weights: [Name: Int] = [:]
    for name in names {
      let item = try entry.required(name.declaredName)
      let weight = try item.integer()
      guard (0...1000).contains(weight) else {
        throw item.error("«\(weight)» is geen gewicht", expected: "0 tot en met 1000")
      }
      weights[name] = weight
    }
    return weights
  }
}
