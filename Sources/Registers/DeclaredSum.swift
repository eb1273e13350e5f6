import Facts

/// What the rows of one group differ in where a source gives parts only, each by its name: men and
/// women, forms. The group is the sum of exactly these parts, each once.
///
/// ```yaml
/// sum_over:
///   gender: {men: [Mannen, "3000"], women: [Vrouwen, "4000"]}
/// omits_zeros: yes  # a part without people has no row
/// ```
package struct DeclaredSum: Sendable {
  /// Role of the column that names the part.
  package var role: String
  /// Our name of each part, with the texts and codes the source has for it.
  package var parts: [(name: String, texts: [String])]

  /// Place of a part in `parts`; nil for a text that names none.
  package func part(_ text: String) -> Int? { parts.firstIndex { $0.texts.contains(text) } }

  /// - Throws: `RegisterError` for a role without a column, a single part, or a text that stands for
  ///   two parts.
  static func read(_ entry: Entry?, columns: [String: [String]]) throws -> [DeclaredSum] {
    guard let entry else { return [] }
    return try entry.pairs().sorted { $0.name < $1.name }.map { role, value in
      guard columns[role] != nil else {
        throw value.error(
          "«\(role)» is geen kolom van deze bron", expected: "een naam uit «columns»")
      }
      let parts = try value.pairs().map { ($0.name, try $0.value.texts()) }
      guard parts.count > 1 else {
        throw value.error(
          "een som van één deel", expected: "\(role): {men: [Mannen], women: [Vrouwen]}")
      }
      let texts = parts.flatMap(\.1)
      guard Set(texts).count == texts.count, parts.allSatisfy({ !$0.1.isEmpty }) else {
        throw value.error(
          "een tekst staat bij twee delen, of een deel heeft er geen",
          expected: "elk deel met eigen teksten")
      }
      return DeclaredSum(role: role, parts: parts.map { (name: $0.0, texts: $0.1) })
    }
  }
}
