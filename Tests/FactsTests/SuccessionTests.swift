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
