import Testing

@testable import Publishing

@Suite("Which versions are compared")
struct VersionPairTests {
  let stored: SiteStoreTests

  init() throws { stored = try SiteStoreTests() }

  private func pair(_ names: String...) throws -> [Int] {
    let pair = try VersionPair(stored.store, named: names)
    return [pair.from.number, pair.to.number]
  }

  @Test func `without names: the waiting version against the site, else what the site changed`()
    async throws
  {
    try stored.made(1)
    try await stored.store.point(to: stored.made(2))
    #expect(try pair() == [1, 2])
    try stored.made(3, .held)
    #expect(try pair() == [2, 3])
    _ = try await stored.store.rollBack()
    #expect(try pair() == [1, 3])
  }

  @Test func `a version that was taken back is compared with the site`() async throws {
    try stored.made(1)
    try await stored.store.point(to: stored.made(2))
    _ = try await stored.store.rollBack()
    #expect(try pair() == [1, 2])
  }

  @Test func `by number or name, one against the site or two as they are given`() async throws {
    let one = try stored.made(1)
    try stored.made(2)
    try await stored.store.point(to: stored.made(3))
    #expect(try pair("1") == [1, 3])
    #expect(try pair(one.name, "2") == [1, 2])
    #expect(try pair("3", "1") == [3, 1])
  }

  @Test func `what cannot be compared is said with what can`() async throws {
    #expect(
      throws: PublishingError.noVersion("er is nog niets gepubliceerd", advice: "ververs eerst")
    ) {
      try pair()
    }
    try await stored.store.point(to: stored.made(1))
    #expect(throws: PublishingError.noVersion("versie «7» is er niet", advice: "kies uit 1")) {
      try pair("7")
    }
    #expect(throws: PublishingError.noVersion("versie 1 is de site zelf", advice: "kies uit 1")) {
      try pair("1")
    }
  }
}
