import Facts

/// What an offering continues and what continues it, with the names a reader knows them by.
struct Relations {
  let facts: FactBase
  let offering: Offering

  /// Where to look now; the institution alone when only that is known.
  var successor: Sheet.Relation? {
    offering.successorLink.map { relation($0, to: offering.successor) }
  }

  /// The events on the way there, each with its own year and number; nil when there is but one.
  var events: [Sheet.Relation]? {
    guard offering.steps.count > 1 else { return nil }
    return offering.steps.map { step in
      guard step.link.subject == .institution else { return relation(step.link, to: step.key) }
      return relation(step.link, to: facts.offeringIndex[step.key] == nil ? nil : step.key)
    }
  }

  private func relation(_ link: SuccessionLink, to key: OfferingKey?) -> Sheet.Relation {
    let index = key.flatMap { facts.offeringIndex[$0] }
    let isSchool = link.subject == .institution
    let brin = isSchool ? link.to.first : nil
    let institution = brin.flatMap { brin -> String? in
      guard brin != offering.key.brin else { return nil }
      return facts.institutions[brin]?.name ?? (link.name.isEmpty ? brin : link.name)
    }
    return Sheet.Relation(
      key: key?.description, kind: link.kind, year: link.year,
      name: index.map { facts.offerings[$0].name } ?? offering.name, institution: institution,
      renamed: isSchool && !link.name.isEmpty && link.name.lowercased() != institution?.lowercased()
        ? link.name : nil,
      hasSheet: index != nil)
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
