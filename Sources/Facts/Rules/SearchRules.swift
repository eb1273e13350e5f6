/// What a word is worth and what it can mean, as `Datasets/reference/search.yml` declares it.
///
/// The site gets the same rules in its index, so that both searches weigh alike.
package struct SearchRules: Hashable, Sendable {
  /// How a word stands in a text; each with its worth in thousandths.
  package enum Fit: Int, CaseIterable, Sendable {
    case whole, begin, beginRest, inside, joined, joinedBegin, slip, slipStep, slipInside
    case placeAsName, otherLevel, otherName, nameShare
  }

  /// What a text is; each with its worth in thousandths. A trait is what a word for a kind, a level
  /// or a form means; it has no worth of its own.
  package enum TextKind: Int, CaseIterable, Sendable {
    case name, other, own, typed, code, school, schoolNew, schoolAlias, joinedSchool, place
    case placeAlias, region, trait
  }

  /// Words that count only when nothing else is there.
  package var small: [String]
  /// Words for a kind, level, leerweg or form, with the traits of which an offering has one.
  package var traits: [(words: String, traits: [String])]
  package var fit: [Fit: Int]
  package var kinds: [TextKind: Int]

  package init(
    small: [String], traits: [(words: String, traits: [String])], fit: [Fit: Int],
    kinds: [TextKind: Int]
  ) {
    self.small = small
    self.traits = traits
    self.fit = fit
    self.kinds = kinds
  }

  package static func == (a: SearchRules, b: SearchRules) -> Bool {
    a.small == b.small && a.fit == b.fit && a.kinds == b.kinds
      && a.traits.map(\.words) == b.traits.map(\.words)
      && a.traits.map(\.traits) == b.traits.map(\.traits)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(small) }
}

extension RawRepresentable where RawValue == Int {
  /// Its name in declared files and in the site's index: `begin_rest`.
  package var declaredName: String {
    "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }
}
