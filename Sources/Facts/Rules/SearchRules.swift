/// How search results are scored, as `Datasets/reference/search.yml` declares it.
///
/// The site gets the same rules in its index, so that search on the site and on the command line
/// scores alike.
package struct SearchRules: Hashable, Sendable {
  /// How a typed word matches a text; each case has a score in thousandths in `fit`.
  package enum Fit: Int, CaseIterable, Sendable {
    /// The word itself; the start of a word, plus a part of `beginRest` by length; inside a word;
    /// words typed as one, whole or as a start; a typing error, minus `slipStep` for each half
    /// letter, and inside a word.
    case whole, begin, beginRest, inside, joined, joinedBegin, slip, slipStep, slipInside
    /// Factors for: a place or school that also occurs in a name, a level that is not the main one,
    /// another name of the same programme, and the part of the score that depends on how much of
    /// the name was typed.
    case placeAsName, otherLevel, otherName, nameShare
  }

  /// What a text is; each case has a score in thousandths in `kinds`. A trait is what a word for a
  /// kind, level, leerweg or form means; it has no score of its own.
  package enum TextKind: Int, CaseIterable, Sendable {
    /// The register name of a programme, its other names, one institution's own name, what people
    /// type for it; the code; the name of a school, its present name, its aliases, the school it
    /// joined; a place.
    case name, other, own, typed, code, school, schoolNew, schoolAlias, joinedSchool, place
    /// An alias of a place, an arbeidsmarktregio, and a trait.
    case placeAlias, region, trait
  }

  /// Words that count only when nothing else is typed, such as `de` and `opleiding`.
  package var small: [String]
  /// Words for a kind, level, leerweg or form, each with traits of which an offering must have one.
  package var traits: [(words: String, traits: [String])]
  /// Score of each way to match, in thousandths.
  package var fit: [Fit: Int]
  /// Score of each kind of text, in thousandths.
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
  /// Name of the case in declared files and in the site's index, in lower case with underscores:
  /// `begin_rest`.
  package var declaredName: String {
    "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }
}
