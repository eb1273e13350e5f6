/// Somebody who knows every published number and what it is a sum of, and works out what the hidden
/// cells can still be.
///
/// Exact whole-number reasoning: every relation `low ≤ Σ weight × cell ≤ high` tightens the bounds of
/// its cells until nothing moves any more; of two relations of which one holds all cells of the
/// other, their difference is a relation too. Relations that cannot be true together with what is
/// known (two editions that disagree) are put aside and counted.
struct Attacker {
  struct Cell: Hashable { fileprivate var index: Int }

  private struct Relation {
    var cells: [Int]
    var weights: [Int]
    var low: Int
    var high: Int
    var isOut = false
  }

  /// More people than any cell can hold.
  static let many = 10_000_000

  private var ids: [String: Int] = [:]
  private var low: [Int] = []
  private var high: [Int] = []
  private var relations: [Relation] = []
  private var relationsOf: [[Int]] = []
  private var waiting: [Int] = []
  private var isWaiting: [Bool] = []
  /// Relations that contradict what was known.
  private(set) var contradictions = 0

  func find(_ name: String) -> Cell? { ids[name].map { Cell(index: $0) } }

  func range(_ cell: Cell) -> ClosedRange<Int> { low[cell.index]...high[cell.index] }

  /// The cell of that name; made when it is new.
  mutating func cell(_ name: String) -> Cell {
    if let known = ids[name] { return Cell(index: known) }
    ids[name] = low.count
    low.append(0)
    high.append(Attacker.many)
    relationsOf.append([])
    return Cell(index: low.count - 1)
  }

  /// Learns what one cell can be.
  mutating func learn(_ name: String, _ range: ClosedRange<Int>) {
    let known = cell(name)
    if low[known.index] == 0, high[known.index] == Attacker.many {
      (low[known.index], high[known.index]) = (range.lowerBound, range.upperBound)
    }
    learn([known], range)
  }

  /// Learns what a sum of cells can be.
  mutating func learn(_ cells: [Cell], _ range: ClosedRange<Int>, weights: [Int]? = nil) {
    guard !cells.isEmpty else { return }
    let index = relations.count
    relations.append(
      Relation(
        cells: cells.map(\.index), weights: weights ?? cells.map { _ in 1 },
        low: range.lowerBound, high: range.upperBound))
    isWaiting.append(true)
    waiting.append(index)
    for cell in cells { relationsOf[cell.index].append(index) }
  }

  /// Whether two groups of cells can add up to the same, as far as is known now. Where two editions
  /// disagree, a correction came between them, and their difference says nothing.
  func agree(_ cells: [Cell], _ others: [Cell]) -> Bool {
    let (a, b) = (span(cells), span(others))
    return a.low <= b.high && b.low <= a.high
  }

  private func span(_ cells: [Cell]) -> (low: Int, high: Int) {
    cells.reduce(into: (low: 0, high: 0)) { sum, cell in
      sum.low += low[cell.index]
      sum.high += high[cell.index]
    }
  }

  /// Learns that two groups of cells add up to the same.
  mutating func learn(_ cells: [Cell], equal others: [Cell]) {
    learn(cells + others, 0...0, weights: cells.map { _ in 1 } + others.map { _ in -1 })
  }

  /// Tightens until nothing changes. When relations turn out to contradict each other, one of each
  /// contradiction is put aside and everything is worked out anew without it.
  mutating func work() {
    while true {
      let before = contradictions
      while !waiting.isEmpty {
        let batch = waiting
        waiting = []
        for index in batch {
          isWaiting[index] = false
          tighten(index)
        }
      }
      if contradictions == before { return }
      (low, high) = (low.map { _ in 0 }, high.map { _ in Attacker.many })
      waiting = relations.indices.filter { !relations[$0].isOut }
      for index in waiting { isWaiting[index] = true }
    }
  }

  /// Also uses what is left of a sum when a smaller published sum is taken from it, then works on.
  mutating func subtract() {
    var holders: [Int: [Int]] = [:]
    for (index, relation) in relations.enumerated()
    where relation.cells.count > 1 && relation.cells.count <= 64
      && relation.weights.allSatisfy({ $0 == 1 })
    {
      for cell in relation.cells { holders[cell, default: []].append(index) }
    }
    for (index, relation) in relations.enumerated()
    where relation.cells.count > 1 && relation.cells.count <= 64
      && relation.weights.allSatisfy({ $0 == 1 })
    {
      let all = Set(relation.cells)
      for other in Set(relation.cells.flatMap { holders[$0] ?? [] }) where other != index {
        let part = relations[other]
        guard part.cells.count < all.count, part.cells.allSatisfy(all.contains) else { continue }
        let rest = all.subtracting(part.cells).sorted().map { Cell(index: $0) }
        let (least, most) = (relation.low - part.high, relation.high - part.low)
        if least <= most { learn(rest, least...most) }
      }
    }
    work()
  }

  private mutating func tighten(_ index: Int) {
    let relation = relations[index]
    if relation.isOut { return }
    var (least, most) = (0, 0)
    for (cell, weight) in zip(relation.cells, relation.weights) {
      least += weight > 0 ? weight * low[cell] : weight * high[cell]
      most += weight > 0 ? weight * high[cell] : weight * low[cell]
    }
    guard least <= relation.high, most >= relation.low else {
      relations[index].isOut = true
      contradictions += 1
      return
    }
    if least >= relation.low, most <= relation.high { return }
    for (cell, weight) in zip(relation.cells, relation.weights) {
      let size = abs(weight)
      let (smallest, largest) =
        weight > 0
        ? (weight * low[cell], weight * high[cell]) : (weight * high[cell], weight * low[cell])
      // What this term can be when the others are as large, or as small, as they can be.
      let floor = relation.low - (most - largest)
      let ceiling = relation.high - (least - smallest)
      let newLow =
        weight > 0 ? Attacker.ceil(floor, size) : Attacker.ceil(-ceiling, size)
      let newHigh =
        weight > 0 ? Attacker.floor(ceiling, size) : Attacker.floor(-floor, size)
      let (before, after) = (low[cell]...high[cell], max(low[cell], newLow))
      let upper = min(high[cell], newHigh)
      guard after <= upper, after > before.lowerBound || upper < before.upperBound else { continue }
      (low[cell], high[cell]) = (after, upper)
      for other in relationsOf[cell] where !isWaiting[other] && !relations[other].isOut {
        isWaiting[other] = true
        waiting.append(other)
      }
    }
  }

  private static func floor(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : -((-a + b - 1) / b)
  }

  private static func ceil(_ a: Int, _ b: Int) -> Int { -floor(-a, b) }
}
