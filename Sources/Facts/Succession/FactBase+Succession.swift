extension FactBase {
  /// Gives every offering its successor, its predecessors and, where its institution merged, that
  /// state; and every institution its newest name. The one place where this is decided: the tables
  /// of an edition stay as they were read.
  ///
  /// An offering whose institution merged keeps its key and its sheet. The successor is named only
  /// when it has a sheet itself, and not when that is at the institution that is gone too;
  /// `successorLink` and `steps` say what happened in any case.
  package mutating func follow(_ succession: Succession) {
    self.succession = succession
    nameInstitutions()
    for index in offerings.indices {
      let key = offerings[index].key
      let way = succession.way(from: key)
      let merger = way.last { $0.link.subject == .institution }?.link
      var successor = sheet(at: way, from: key)
      if merger != nil, successor?.brin == key.brin { successor = nil }
      offerings[index].successor = successor
      let steps = told(way, to: successor)
      offerings[index].steps = steps
      offerings[index].successorLink = merger ?? steps.last?.link
      if merger != nil { offerings[index].status = .merged }
      if merger == nil, let end = succession.end(ofInstitution: key.brin) {
        offerings[index].status = .ended
        offerings[index].successorLink = end
      }
      offerings[index].predecessors = predecessors(of: key)
    }
    countedYears = years(of: Set(succession.links.flatMap { $0.from + $0.to }))
  }

  /// Keys with counts that have no sheet, with the sheet that succeeds them: where a page for a
  /// retired key would point.
  package func retiredKeys() -> [(key: OfferingKey, successor: OfferingKey?)] {
    counts.keys.filter { offeringIndex[$0] == nil }.sorted().map { key in
      (key, followed(key).successor)
    }
  }

  /// Where a key that need not have a sheet goes on, and what happened to it, as far as known.
  package func followed(_ key: OfferingKey) -> (successor: OfferingKey?, link: SuccessionLink?) {
    let way = succession.way(from: key)
    return (sheet(at: way, from: key), way.last?.link ?? succession.end(of: key))
  }

  /// The counts of what an offering continues, per year, where all of them are known; its own are
  /// in them. Years without predecessors are left out.
  ///
  /// A part is not known when its institution is not counted at all in that year, before it joined.
  package func joinedCounts(
    _ key: OfferingKey, _ indicator: IndicatorID, _ definition: String
  ) -> [Int: JoinedCounts] {
    let all = succession.parts(of: key, in: newestYear(of: key))
    let parts = all.filter { counts[$0.key] != nil }
    guard !parts.isEmpty else { return [:] }
    var joined: [Int: JoinedCounts] = [:]
    for part in parts {
      for fact in counts(part.key, indicator, definition) where fact.count.high > 0 {
        joined[fact.year, default: JoinedCounts()].facts.append(fact)
        joined[fact.year]?.via.insert(part.key)
      }
    }
    let brins = all.filter { $0.link.subject == .institution }
    for year in joined.keys {
      let isKnown = brins.allSatisfy { step in
        year >= step.link.year ?? 0
          || countedYears[CountedYears(brin: step.key.brin, definition: definition)]?
            .contains(year) == true
      }
      if isKnown {
        joined[year]?.facts += counts(key, indicator, definition).filter { $0.year == year }
      } else {
        joined[year] = nil
      }
    }
    return joined
  }

  /// The end of a way that has a sheet: at the newest institution first, which may give the
  /// programme under a code it had before.
  private func sheet(at way: [Succession.Step], from key: OfferingKey) -> OfferingKey? {
    let keys = [key] + way.map(\.key)
    for brin in Set(keys.map(\.brin)).sorted(by: { a, b in
      (keys.lastIndex { $0.brin == a } ?? 0) > (keys.lastIndex { $0.brin == b } ?? 0)
    }) {
      for step in keys.reversed() {
        let other = OfferingKey(brin: brin, code: step.code, leerweg: key.leerweg)
        if other != key, offeringIndex[other] != nil { return other }
      }
    }
    return nil
  }

  /// The steps a reader is told of: a new number only when something was found under it, or under
  /// a later one.
  private func told(_ way: [Succession.Step], to successor: OfferingKey?) -> [Succession.Step] {
    let codes = way.filter { $0.link.subject != .institution }
    let last = codes.lastIndex { step in
      offeringIndex[step.key] != nil || step.key.code == successor?.code
    }
    return codes.prefix(last.map { $0 + 1 } ?? 0)
      + way.filter { $0.link.subject == .institution }
  }

  /// What an institution is called since it merged, and which one it became part of; of several
  /// events the newest counts. A name from before its catalogue is no news: the tables have a later.
  private mutating func nameInstitutions() {
    var catalogues: [String: String] = [:]
    for offering in offerings {
      catalogues[offering.key.brin] = max(
        catalogues[offering.key.brin] ?? "", offering.catalogueDate)
    }
    let links = succession.links.filter { $0.subject == .institution && $0.to.count == 1 }
    for link in links.sorted(by: { ($0.year ?? 0) < ($1.year ?? 0) }) {
      guard let to = link.to.first, let known = institutions[to]?.name else { continue }
      let catalogued = catalogues[to].flatMap { Int($0.prefix(4)) } ?? 0
      if !link.name.isEmpty, (link.year ?? 0) > catalogued {
        let isSame = link.name.lowercased() == known.lowercased()
        institutions[to]?.newName = isSame ? nil : link.name
      }
      guard link.kind == .merged else { continue }
      for from in link.from where from != to {
        institutions[from]?.joined = JoinedInstitution(brin: to, year: link.year)
      }
    }
  }

  /// Predecessors that were counted, also those of which only a part went over.
  private func predecessors(of key: OfferingKey) -> [OfferingKey] {
    let year = newestYear(of: key)
    let direct = succession.predecessors(of: key).filter { $0.link.holds(in: year) }
    let all = direct + succession.parts(of: key, in: year)
    return Set(all.map(\.key)).filter { counts[$0] != nil }.sorted()
  }

  /// The newest year in which an offering was counted; what happened later is not in its counts.
  private func newestYear(of key: OfferingKey) -> Int { counts[key]?.map(\.year).max() ?? 0 }

  private func years(of brins: Set<String>) -> [CountedYears: Set<Int>] {
    var years: [CountedYears: Set<Int>] = [:]
    for (key, facts) in counts where brins.contains(key.brin) {
      for fact in facts {
        years[CountedYears(brin: key.brin, definition: fact.definition), default: []]
          .insert(fact.year)
      }
    }
    return years
  }
}

/// The counts of one year of an offering and everything it continues.
package struct JoinedCounts: Sendable {
  /// The counts of the offering and its predecessors in that year.
  package var facts: [CountFact] = []
  /// The predecessors among them.
  package var via: Set<OfferingKey> = []

  package init() {}
}

/// An institution and a definition of counts, to know which years cover it.
package struct CountedYears: Hashable, Sendable {
  var brin: String
  var definition: String
}
