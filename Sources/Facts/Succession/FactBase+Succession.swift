extension FactBase {
  /// Gives every offering its successor, its predecessors and, where its institution merged, that
  /// state. The one place where this is decided: the tables of an edition stay as they were read.
  ///
  /// An offering whose institution merged keeps its key and its sheet. The successor is named only
  /// when it has a sheet itself; `successorLink` says what happened in any case.
  package mutating func follow(_ succession: Succession) {
    self.succession = succession
    for index in offerings.indices {
      let key = offerings[index].key
      let way = succession.way(from: key)
      offerings[index].successor = sheet(at: way, from: key)
      let merger = way.first { $0.link.subject == .institution }?.link
      offerings[index].successorLink =
        merger ?? (offerings[index].successor == nil ? nil : way.last?.link)
      if merger != nil { offerings[index].status = .merged }
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

  /// The last step of a way that has a sheet.
  private func sheet(at way: [Succession.Step], from key: OfferingKey) -> OfferingKey? {
    if let last = way.last(where: { offeringIndex[$0.key] != nil })?.key { return last }
    // The institution merged and gives the programme under the code it had here.
    let brin = way.last?.key.brin ?? key.brin
    let same = OfferingKey(brin: brin, code: key.code, leerweg: key.leerweg)
    return same != key && offeringIndex[same] != nil ? same : nil
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
