import Facts
import Figures
import Testing

@Suite("Words of a ratio")
struct WordScaleTests {
  static func scale(_ id: String) throws -> WordScale {
    try #require(try Baseline.norms.get().scales[id])
  }

  static func words(_ id: String, _ values: [String]) throws -> [String?] {
    let scale = try scale(id)
    return try values.map { scale.word(for: try #require(DecimalNumber($0)))?.word }
  }

  @Test("ROA's ITA: an edge belongs to the better word, a hair above it to the next")
  func roa() throws {
    #expect(
      try Self.words("roa-ita", ["0.10", "0.85", "0.8500001", "1.00", "1.0000001", "1.05"])
        == ["zeer goed", "zeer goed", "goed", "goed", "redelijk", "redelijk"])
    #expect(
      try Self.words("roa-ita", ["1.0500001", "1.06", "1.15", "1.1500001", "9"])
        == ["matig", "matig", "matig", "slecht", "slecht"])
    let scale = try Self.scale("roa-ita")
    // What a source writes as 1.15 is on the edge, whatever its nearest binary fraction.
    let edge = try #require(DecimalNumber(written: 1.15))
    #expect(scale.word(for: edge) == WordScale.Word("matig"))
  }

  @Test("UWV's spanning: an edge belongs to the tighter word, nothing below zero")
  func uwv() throws {
    #expect(
      try Self.words("uwv-spanning", ["-0.1", "0", "0.2499999", "0.25", "0.6699999", "0.67"])
        == [nil, "zeer ruim", "zeer ruim", "ruim", "ruim", "gemiddeld"])
    #expect(
      try Self.words("uwv-spanning", ["1.4999999", "1.5", "3.9999999", "4.0", "4", "40"])
        == ["gemiddeld", "krap", "krap", "zeer krap", "zeer krap", "zeer krap"])
  }

  @Test("a word on an edge that sources disagree on says so; on another edge or beside it not")
  func contested() throws {
    let scale = try Self.scale("uwv-spanning")
    func isContested(_ value: String) throws -> Bool? {
      scale.word(for: try #require(DecimalNumber(value)))?.isContested
    }
    #expect(try ["1.5", "4.0", "4"].map(isContested) == [true, true, true])
    #expect(try ["0.25", "0.67", "3.99", "4.01"].map(isContested) == [false, false, false, false])
  }

  @Test("SBB's five words have an order and no cut-offs: never derived from a number")
  func sbb() throws {
    let scale = try Self.scale("sbb-kansen")
    #expect(scale.words == ["gering", "matig", "voldoende", "ruim voldoende", "goed"])
    #expect(scale.edges == [])
    #expect(scale.word(for: DecimalNumber(digits: 1)) == nil)
    #expect(scale.place(of: "gering") == 0)
    #expect(scale.place(of: "goed") == 4)
    #expect(scale.place(of: "zeer goed") == nil)
  }
}
