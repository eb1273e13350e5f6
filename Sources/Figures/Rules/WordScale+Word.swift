package import Facts

extension WordScale {
  /// The word of a ratio, and whether sources disagree on it because the ratio lies exactly on an
  /// edge.
  package struct Word: Hashable, Sendable {
    /// The word, in Dutch.
    package var word: String
    /// True when sources disagree on the side of a value exactly there.
    package var isContested: Bool

    /// A word that no sources disagree on, unless it is said.
    package init(_ word: String, isContested: Bool = false) {
      self.word = word
      self.isContested = isContested
    }
  }

  /// The word of a ratio; nil below the lowest value, and always nil for a scale whose publisher
  /// gives no cut-offs. Exact: a value on an edge falls on the declared side.
  package func word(for value: DecimalNumber) -> Word? {
    if edges.isEmpty { return nil }
    if let lowest, value < lowest { return nil }
    let passed = edges.prefix { edgeBelongsTo == .upper ? $0.value <= value : $0.value < value }
    return Word(
      words[passed.count], isContested: edges.contains { $0.value == value && $0.isContested })
  }

  /// Place of a word in the order of the scale, 0 first; nil when it is not one of its words.
  package func place(of word: String) -> Int? { words.firstIndex(of: word) }
}
