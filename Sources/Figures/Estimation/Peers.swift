import Facts

/// The programmes a small one borrows strength from: the same code at other institutions, nested in
/// its sector. Full-time bachelors only, the programme itself left out of both.
///
/// Nothing hidden can be read back from what is borrowed, not even where one other institution has
/// the code: every hidden cell is in these sums as the fixed middle of its bounds, so each is a
/// function of what the source publishes and of nothing else.
struct Peers: Hashable, Sendable {
  /// The other institutions with the same code; nobody when there are none, or when their counts do
  /// not agree with each other.
  var code: PeopleSum
  /// The other programmes of the sector, or of the whole level when it is the only one there; nil
  /// when there is no other at all: then nothing is borrowed.
  var sector: PeopleSum?

  init(code: PeopleSum, sector: PeopleSum, level: PeopleSum, _ rules: Policy.StockFlow) {
    let middle = rules.switchers[1]
    self.sector = [sector, level].first { $0.share(middle) != nil }
    self.code = code.share(middle) == nil ? PeopleSum() : code
  }

  /// The share the programme would have if it were like its peers: those of the code, with
  /// `sectorPeople` people at the sector's share beside them.
  func expected(_ rules: Policy.StockFlow, switchers: Double) -> Double? {
    guard let sector else { return nil }
    let wide = sector.share(switchers) ?? 1
    let without = max(0, code.leavers(switchers))
    return (code.graduates + rules.sectorPeople * wide)
      / (code.graduates + without + rules.sectorPeople)
  }
}

/// An own share pooled towards its peers, with the numbers of its formula:
/// `(G + m·π) / (G + D + m)`.
struct PooledShare: Hashable, Sendable {
  /// G and D, the newest year counting more than once.
  var graduates: Double
  var leavers: Double
  /// π and m; no people are borrowed when there are no peers.
  var expected: Double?
  var borrowed: Double

  init(_ own: PeopleSum, _ peers: Peers, _ rules: Policy.StockFlow, switchers: Double) {
    graduates = own.graduates
    leavers = max(0, own.leavers(switchers))
    expected = peers.expected(rules, switchers: switchers)
    borrowed = expected == nil ? 0 : rules.peerPeople + rules.peerShare * (graduates + leavers)
  }

  /// The share before anything is borrowed.
  var own: Double { graduates / max(1, graduates + leavers) }

  /// 0…1 whatever the numbers are.
  var value: Double {
    guard let expected else { return own }
    return (graduates + borrowed * expected) / (graduates + leavers + borrowed)
  }
}
