import Facts

/// What an offering continues and what continues it, with the names a reader knows them by.
struct Relations {
  let facts: FactBase
  let offering: Offering

  /// Where to look now; the institution alone when only that is known.
  var successor: Sheet.Relation? {
    guard let link = offering.successorLink else { return nil }
    let key = offering.successor
    let brin = key?.brin ?? (link.subject == .institution ? link.to.first : nil)
    let institution = brin.flatMap { $0 == offering.key.brin ? nil : facts.institutions[$0]?.name }
    return Sheet.Relation(
      key: key?.description, kind: link.kind, year: link.year,
      name: key.flatMap { facts.offeringIndex[$0] }.map { facts.offerings[$0].name }
        ?? offering.name,
      institution: institution,
      renamed: link.subject == .institution && !link.name.isEmpty && link.name != institution
        ? link.name : nil,
      hasSheet: key != nil)
  }

  var predecessors: [Sheet.Relation]? {
    guard !offering.predecessors.isEmpty else { return nil }
    let steps = Dictionary(
      (facts.succession.predecessors(of: offering.key)
        + facts.succession.parts(of: offering.key, in: .max)).map { ($0.key, $0.link) }
    ) { direct, _ in direct }
    return offering.predecessors.map { key in
      let index = facts.offeringIndex[key]
      return Sheet.Relation(
        key: key.description, kind: steps[key]?.kind ?? .renumbered, year: steps[key]?.year,
        name: index.map { facts.offerings[$0].name } ?? offering.name,
        institution: key.brin == offering.key.brin ? nil : name(of: key.brin),
        hasSheet: index != nil)
    }
  }

  /// Two numbers of one school have one newest name: then the number tells them apart.
  private func name(of brin: String) -> String {
    guard let name = facts.institutions[brin]?.name else { return brin }
    return name == facts.institutions[offering.key.brin]?.name ? "\(name) (\(brin))" : name
  }
}
