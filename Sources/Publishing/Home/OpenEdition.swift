import Edition
package import Facts
package import Figures
import Registers
import Rendering
package import Search

/// One edition loaded from disk with everything its figures and sentences need.
package struct OpenEdition: Sendable {
  /// The facts of the edition, ready to compute figures from.
  package let core: Computation
  /// Sentences per language, by flat key such as `reason.too_few`.
  package let texts: [Language: [String: String]]
  /// Names people search by, and how matches are scored: for the site and for `query`.
  package let search: SearchNames
  /// The day of its newest source, `YYYY-MM-DD`; empty for an edition without sources.
  package let created: String

  /// Reads an edition and all declared files. Cost: some tenths of a second for the embedded one.
  ///
  /// - Parameter edition: folder of the edition; nil for the embedded one.
  /// - Throws: `EditionError` for the edition, `RegisterError` for a declared file, or the error of
  ///   the file system.
  package init(home: Home, edition: String?) throws {
    let policy = try PolicyRegister.read(path: home.reference + "/policy.yml")
    var texts: [Language: [String: String]] = [:]
    for language in Language.allCases {
      texts[language] = try TextRegister.read(path: home.texts(language))
      texts[language]?[Texts.referenceMonth] = policy.referenceMonth
    }
    var reader = try EditionReader(folder: edition ?? home.baseline)
    let norms = try NormRegister.read(path: home.reference + "/norms.yml")
    let reference = try ReferenceRegister.read(folder: home.reference + "/facts").with(norms)
    var facts = try reader.read(reference: reference)
    facts.follow(
      try SuccessionRegister.read(path: home.reference + "/succession.yml").succession)
    let known = facts
    facts.remarks = try RemarkRegister.read(path: home.reference + "/remarks.yml") { key in
      known.offeringIndex[key] != nil || known.counts[key] != nil
    }
    facts.inputs += try home.declaredInputs()
    self.texts = texts
    let pupils = try SynonymRegister.read(path: home.reference + "/synonyms.yml")
    var typed: [String: [String]] = [:]
    for offering in facts.offerings where typed[offering.key.code] == nil {
      typed[offering.key.code] = pupils.words(for: offering.name)
    }
    search = SearchNames(
      programmes: reader.synonyms, own: reader.ownNames, typed: typed,
      aliases: try AliasRegister.read(path: home.reference + "/aliases.yml"),
      rules: try SearchRuleRegister.read(path: home.reference + "/search.yml"))
    created = reader.created
    core = Computation(
      facts: facts,
      ladders: try LadderRegister.read(
        path: home.reference + "/ladder.yml", tables: Set(reference.facts.map(\.table))),
      policy: policy, norms: norms.norms, terms: texts[.nl] ?? [:],
      withdrawals: try WithdrawalRegister.read(path: home.reference + "/withdrawn.yml"))
  }
}
