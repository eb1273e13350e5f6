import Facts

extension Disclosure {
  /// One count per cell where several editions of a source have the same one (same programme, level,
  /// place and year, and the same meaning): a cell that any edition hides stays hidden, with the
  /// bounds it has there; otherwise the newest edition is right, because it holds the corrections.
  ///
  /// - Parameter dates: the date of each source, by id.
  func merged(_ facts: [CountFact], dates: [String: SourceCard]) -> [CountFact] {
    guard let first = facts.first, facts.contains(where: { $0.source != first.source }) else {
      return facts
    }
    struct Cell: Hashable {
      var level: Level
      var municipality: String?
      var year: Int
    }
    var order: [Cell] = []
    var editions: [Cell: [CountFact]] = [:]
    for fact in facts {
      let cell = Cell(level: fact.level, municipality: fact.municipality, year: fact.year)
      if editions[cell] == nil { order.append(cell) }
      editions[cell, default: []].append(fact)
    }
    return order.flatMap { cell in
      let all = editions[cell] ?? []
      guard Set(all.map(\.source)).count > 1 else { return all }
      if let hidden = all.first(where: { hides($0.count) != nil }) { return [hidden] }
      let newest = all.max {
        (dates[$0.source]?.date ?? "", $1.source) < (dates[$1.source]?.date ?? "", $0.source)
      }
      return newest.map { [$0] } ?? []
    }
  }
}
