import Facts

/// Which codes are one programme to a student: the same name at the same level, or codes that took
/// over from each other.
///
/// A code says little about who else teaches something: an mbo qualification had up to four codes at
/// once (dossier, qualification, and both of the structure before). Names are compared without
/// capitals and spaces; a split links nothing, because its parts are different programmes. Built in
/// one pass over offerings and links.
struct SameProgramme {
  private var parents: [Offer.Programme: Offer.Programme] = [:]

  init(_ facts: FactBase) {
    var named: [Name: Offer.Programme] = [:]
    for offering in facts.offerings {
      let programme = Offer.Programme(offering.key, offering.kind)
      for level in offering.levels + [offering.level] {
        let name = Name(
          kind: offering.kind, text: SameProgramme.folded(offering.name), level: level)
        if let other = named[name] { join(programme, other) } else { named[name] = programme }
      }
    }
    for link in facts.succession.links where link.kind != .split && link.kind != .ended {
      guard case .code(let kind, _) = link.subject, let first = link.to.first else { continue }
      for code in link.from + link.to {
        join(
          Offer.Programme(kind: kind, code: code), Offer.Programme(kind: kind, code: first))
      }
    }
  }

  /// One and the same value for all codes of a programme; which of them it is, means nothing.
  func root(_ programme: Offer.Programme) -> Offer.Programme {
    var here = programme
    while let parent = parents[here] { here = parent }
    return here
  }

  /// A name without capitals, its words one space apart.
  static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private struct Name: Hashable {
    var kind: Kind
    var text: String
    var level: Level
  }

  private mutating func join(_ one: Offer.Programme, _ other: Offer.Programme) {
    let (one, other) = (root(one), root(other))
    if one != other { parents[one] = other }
  }
}
