import Facts
import TestSupport
import Testing

@Suite("Succession")
struct SuccessionTests {
  static func link(
    _ from: String, _ to: String, _ kind: SuccessionKind = .renumbered, year: Int = 2016,
    at: String? = nil, known: Bool = true
  ) -> SuccessionLink {
    SuccessionLink(
      subject: .code(.hbo, at: at), kind: kind, from: from.split(separator: " ").map(String.init),
      to: to.split(separator: " ").map(String.init), year: year, partsKnown: known)
  }

  static func merger(_ from: String, _ to: String, year: Int = 2018, known: Bool = true)
    -> SuccessionLink
  {
    SuccessionLink(
      subject: .institution, kind: .merged, from: from.split(separator: " ").map(String.init),
      to: [to], year: year, partsKnown: known)
  }

  static func key(_ code: String, _ brin: String = "28DN") -> OfferingKey {
    OfferingKey(brin: brin, code: code)
  }

  @Test("one-to-one links compose, over codes and back to the first")
  func composes() {
    let succession = Succession([Self.link("10001", "10002"), Self.link("10002", "10003")])
    #expect(succession.line(of: Self.key("10003"), in: 2020).map(\.code) == ["10001", "10002"])
    #expect(succession.way(from: Self.key("10001")).map(\.key.code) == ["10002", "10003"])
    #expect(succession.line(of: Self.key("10001"), in: 2020) == [])
  }

  @Test("a merger passes counts and nothing else, and only when its parts are known")
  func merging() {
    let known = Succession([Self.link("10001 10002", "10003", .merged)])
    #expect(known.line(of: Self.key("10003"), in: 2020) == [])
    #expect(
      known.parts(of: Self.key("10003"), in: 2020).map(\.key.code) == ["10001", "10002"])
    let unknown = Succession([Self.link("10001 10002", "10003", .merged, known: false)])
    #expect(unknown.parts(of: Self.key("10003"), in: 2020) == [])
  }

  @Test("a split passes nothing, either way, but the family knows its members")
  func splitting() {
    let succession = Succession([Self.link("10001", "10001 10002", .split)])
    #expect(succession.parts(of: Self.key("10002"), in: 2020) == [])
    #expect(succession.parts(of: Self.key("10001"), in: 2020) == [])
    #expect(succession.way(from: Self.key("10001")) == [])
    #expect(succession.family(of: Self.key("10002")).map(\.code) == ["10001", "10002"])
  }

  @Test("a link of one institution says nothing about another")
  func scope() {
    let succession = Succession([Self.link("10001", "10002", at: "25BE")])
    #expect(succession.way(from: Self.key("10001", "25BE")).count == 1)
    #expect(succession.way(from: Self.key("10001", "28DN")) == [])
    let mbo = OfferingKey(brin: "25BE", code: "10001", leerweg: .bol)
    #expect(succession.way(from: mbo) == [])
  }

  @Test("a code and an institution that both changed: first the code, then the school")
  func both() {
    let succession = Succession([Self.merger("11AA", "22BB"), Self.link("10001", "10002")])
    let way = succession.way(from: Self.key("10001", "11AA")).map(\.key.description)
    #expect(way == ["11aa-10002", "22bb-10002"])
    let parts = succession.parts(of: Self.key("10002", "22BB"), in: 2020).map(\.key.description)
    #expect(parts == ["11aa-10001", "11aa-10002", "22bb-10001"])
    // What had not happened yet is not counted together.
    #expect(
      succession.parts(of: Self.key("10002", "22BB"), in: 2017).map(\.key.description)
        == ["22bb-10001"])
  }

  @Test("the end of a way that has a sheet is at the newest school, under any number of the way")
  func ends() {
    let succession = Succession([
      Self.merger("11AA", "22BB", year: 2024), Self.link("10001", "10002", year: 2019),
    ])
    func facts(_ keys: OfferingKey...) -> FactBase {
      var facts = FactBase(
        id: "e", offerings: keys.map(Self.offering), institutions: [], municipalities: [],
        counts: [], positions: [], pay: [], results: [], references: [], sources: [])
      facts.follow(succession)
      return facts
    }
    let old = Self.key("10001", "11AA")
    // Both events are told, each with its own year; a sheet of the school that is gone is no end.
    let alone = facts(old, Self.key("10002", "11AA")).offerings[0]
    #expect(alone.successor == nil)
    #expect(alone.status == .merged)
    #expect(alone.steps.map(\.link.year) == [2019, 2024])
    #expect(alone.successorLink?.year == 2024)
    let same = facts(old, Self.key("10002", "11AA"), Self.key("10001", "22BB")).offerings[0]
    #expect(same.successor == Self.key("10001", "22BB"))
    let both = facts(old, Self.key("10001", "22BB"), Self.key("10002", "22BB")).offerings[0]
    #expect(both.successor == Self.key("10002", "22BB"))
    // A number nothing was ever found under is not told.
    #expect(facts(old).offerings[0].steps.map(\.link.year) == [2024])
  }

  @Test("a school that nobody followed is over, and so is what it offered")
  func noSuccessor() {
    var facts = FactBase(
      id: "e", offerings: [Self.offering(Self.key("10001", "11AA"))], institutions: [],
      municipalities: [], counts: [], positions: [], pay: [], results: [], references: [],
      sources: [])
    facts.follow(
      Succession([
        SuccessionLink(subject: .institution, kind: .ended, from: ["11AA"], to: [], year: nil)
      ]))
    #expect(facts.offerings[0].status == .ended)
    #expect(facts.offerings[0].successorLink?.kind == .ended)
  }

  @Test("the newest name counts, unless the tables are newer than it")
  func names() {
    func names(_ year: Int, _ name: String) -> (String?, JoinedInstitution?) {
      var facts = FactBase(
        id: "e", offerings: [Self.offering(Self.key("10001", "22BB"))],
        institutions: ["11AA", "22BB"].map {
          Institution(brin: $0, name: "ROC " + $0, type: "", place: "", municipality: nil)
        }, municipalities: [], counts: [], positions: [], pay: [], results: [], references: [],
        sources: [])
      var link = Self.merger("11AA", "22BB", year: year)
      link.name = name
      facts.follow(Succession([link]))
      return (facts.institutions["22BB"]?.newName, facts.institutions["11AA"]?.joined)
    }
    #expect(names(2023, "Firda").0 == "Firda")
    #expect(names(2023, "Firda").1 == JoinedInstitution(brin: "22BB", year: 2023))
    #expect(names(2023, "roc 22bb").0 == nil)
    #expect(names(2019, "Firda").0 == nil)
  }

  @Test("the numbers after a code hold for all schools, in order")
  func codesAfter() {
    let succession = Succession([
      Self.link("10001", "10002", year: 2016), Self.link("10002", "10003", year: 2019),
      Self.link("10007", "10008", at: "28DN"), Self.merger("28DN", "22BB"),
    ])
    #expect(succession.codes(after: "10001", .hbo).map(\.code) == ["10002", "10003"])
    #expect(succession.codes(after: "10001", .hbo).map(\.link.year) == [2016, 2019])
    #expect(succession.codes(after: "10007", .hbo).isEmpty)
    #expect(succession.codes(after: "10001", .mbo).isEmpty)
  }

  static func offering(_ key: OfferingKey) -> Offering {
    Offering(
      key: key, kind: .hbo, name: "Naam", level: .bachelor, levels: [.bachelor], forms: [],
      sector: "techniek", direction: nil, status: .open, catalogueDate: "2019-10-01",
      source: SourceRows(id: "s", rows: [1]))
  }

  @Test("a renamed institution keeps its keys")
  func renamed() {
    let succession = Succession([
      SuccessionLink(
        subject: .institution, kind: .renamed, from: ["30GB"], to: ["30GB"], year: 2024,
        name: "Fontys Hogeschool")
    ])
    #expect(succession.way(from: Self.key("10001", "30GB")) == [])
    #expect(succession.parts(of: Self.key("10001", "30GB"), in: 2024) == [])
  }

  /// Links at random, with circles and contradictions a register would refuse.
  static func generated(_ generator: inout SeededGenerator, kinds: [SuccessionKind])
    -> [SuccessionLink]
  {
    let codes = (0..<8).map { "1000\($0)" }
    return (0..<12).map { _ in
      let kind = kinds.randomElement(using: &generator)!
      var picked = codes.shuffled(using: &generator)[...]
      func take(_ count: Int) -> String {
        let taken = picked.prefix(count).joined(separator: " ")
        picked = picked.dropFirst(count)
        return taken
      }
      return Self.link(
        take(kind == .merged ? 2 : 1), take(kind == .split ? 2 : 1), kind,
        at: [nil, "28DN"].randomElement(using: &generator)!,
        known: Bool.random(using: &generator))
    }
  }

  @Test("following ends, whatever the links, and their order changes nothing", arguments: 0..<8)
  func anyLinks(seed: UInt64) {
    var generator = SeededGenerator(seed: 7000 + seed)
    for _ in 0..<40 {
      let links = Self.generated(&generator, kinds: [.renumbered, .merged, .split])
      let succession = Succession(links)
      let shuffled = Succession(links.shuffled(using: &generator))
      for number in 0..<8 {
        let key = Self.key("1000\(number)")
        let parts = succession.parts(of: key, in: 2020).map(\.key)
        #expect(!parts.contains(key))
        #expect(Set(parts).count == parts.count)
        #expect(Set(succession.line(of: key, in: 2020)).isSubset(of: parts))
        #expect(shuffled.parts(of: key, in: 2020).map(\.key) == parts)
        #expect(shuffled.line(of: key, in: 2020) == succession.line(of: key, in: 2020))
        #expect(shuffled.way(from: key).map(\.key) == succession.way(from: key).map(\.key))
        #expect(shuffled.family(of: key) == succession.family(of: key))
      }
    }
  }

  @Test("splits alone never carry anything", arguments: 0..<4)
  func splitsOnly(seed: UInt64) {
    var generator = SeededGenerator(seed: 8000 + seed)
    let succession = Succession(Self.generated(&generator, kinds: [.split]))
    for number in 0..<8 {
      #expect(succession.parts(of: Self.key("1000\(number)"), in: 2020) == [])
      #expect(succession.way(from: Self.key("1000\(number)")) == [])
    }
  }

  @Test("a chain of any length is its own composition", arguments: [1, 2, 5, 30])
  func chain(length: Int) {
    let codes = (0...length).map { String(20_000 + $0) }
    let links = zip(codes, codes.dropFirst()).map { Self.link($0, $1) }
    let succession = Succession(links.reversed())
    #expect(
      succession.line(of: Self.key(codes[length]), in: 2020).map(\.code)
        == Array(codes.dropLast()))
    #expect(succession.way(from: Self.key(codes[0])).last?.key.code == codes[length])
  }
}
