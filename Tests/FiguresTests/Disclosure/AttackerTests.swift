import Testing

/// The attacker must be able to find what there is to find.
@Suite("The attacker itself")
struct AttackerTests {
  static func attacker(_ cells: [String: ClosedRange<Int>]) -> Attacker {
    var attacker = Attacker()
    for (name, range) in cells.sorted(by: { $0.key < $1.key }) { attacker.learn(name, range) }
    return attacker
  }

  static func range(_ name: String, _ attacker: Attacker) throws -> ClosedRange<Int> {
    attacker.range(try #require(attacker.find(name)))
  }

  @Test("one hidden cell under an exact total is found")
  func single() throws {
    var attacker = Self.attacker(["a": 80...80, "b": 1...4])
    attacker.learn([attacker.cell("a"), attacker.cell("b")], 83...83)
    attacker.work()
    #expect(try Self.range("b", attacker) == 3...3)
  }

  @Test("two hidden cells: narrowed by a total near the end, free under one in the middle")
  func pair() throws {
    for (total, left) in [(5, 1...4), (3, 1...2), (8, 4...4)] {
      var attacker = Self.attacker(["a": 1...4, "b": 1...4])
      attacker.learn([attacker.cell("a"), attacker.cell("b")], total...total)
      attacker.work()
      #expect(try Self.range("a", attacker) == left)
    }
  }

  @Test("a chain of sums over three tables is followed")
  func chain() throws {
    var attacker = Self.attacker(["a": 10...10, "b": 1...4, "form": 6...6, "other": 7...7])
    let whole = attacker.cell("whole")
    attacker.learn([attacker.cell("a"), attacker.cell("b")], equal: [whole])
    attacker.learn([attacker.cell("form"), attacker.cell("other")], equal: [whole])
    attacker.work()
    #expect(try Self.range("b", attacker) == 3...3)
  }

  @Test("a sum taken from a larger sum leaves the rest")
  func difference() throws {
    var attacker = Self.attacker(["a": 1...4, "b": 1...4, "c": 1...4])
    let cells = ["a", "b", "c"].map { attacker.cell($0) }
    attacker.learn(cells, 8...8)
    attacker.learn(Array(cells.prefix(2)), 5...5)
    attacker.work()
    attacker.subtract()
    #expect(try Self.range("c", attacker) == 3...3)
  }

  @Test("a share in whole per cents of a known total is a number of people")
  func share() throws {
    var attacker = Self.attacker(["whole": 22...22])
    let cells = [attacker.cell("part"), attacker.cell("whole")]
    attacker.learn(cells, 0...1_000_000, weights: [1000, -85])
    attacker.learn(cells, -1_000_000...0, weights: [1000, -95])
    attacker.work()
    #expect(try Self.range("part", attacker) == 2...2)
  }

  @Test("two numbers that cannot both be true are counted, and the first is believed")
  func contradiction() throws {
    var attacker = Self.attacker(["a": 5...5, "b": 1...4])
    attacker.learn([attacker.cell("a"), attacker.cell("b")], 20...20)
    attacker.work()
    #expect(attacker.contradictions == 1)
    #expect(try Self.range("b", attacker) == 1...4)
  }
}
