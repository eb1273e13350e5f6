import Facts
import TestSupport
import Testing

@testable import Rendering

@Suite struct ShareWordsTests {
  let words: ShareWords

  init() throws { words = ShareWords(texts: try Texts(Fixture.texts())) }

  @Test(arguments: [
    (0, "0"), (1, "10"), (0.003, "minder dan 1"), (0.62, "ruim 6"), (0.6, "ongeveer 6"),
    (0.69, "ongeveer 7"), (0.68, "bijna 7"), (0.65, "ruim 6"), (0.95, "ruim 9"),
    (0.999, "ruim 9"), (0.91, "ongeveer 9"),
  ])
  func `a share of ten is never more certain than it is`(_ share: Double, _ text: String) {
    #expect(words.tenths(share) == text)
  }

  @Test func `only exactly all or none is 10 or 0 of ten`() {
    for step in 1..<2000 {
      let share = Double(step) / 2000
      for text in [
        words.tenths(share), words.about(share, of: 10),
        words.range(share * 0.9, share, of: 10), words.range(share, share + 0.0001, of: 10),
      ] {
        #expect(!text.contains("10") && !text.split(separator: " ").contains("0"), "\(share)")
      }
      #expect(!words.about(share, of: 100).contains("100"))
    }
  }

  @Test func `a range holds both its ends`() {
    #expect(words.range(0.61, 0.69, of: 10) == "tussen 6 en 7")
    #expect(words.range(0.55, 0.69, of: 100) == "tussen 55 en 69")
    #expect(words.range(0.85, 0.99, of: 10) == "tussen 8 en ruim 9")
    #expect(words.range(0.01, 0.3, of: 10) == "tussen minder dan 1 en 3")
    #expect(words.range(0.612, 0.688, of: 100) == "tussen 61 en 69")
    #expect(words.range(0.39, 0.71, of: 10) == "tussen 3 en 8")
    #expect(words.range(0.93, 0.99, of: 10) == "ruim 9")
    #expect(words.range(0.6979, 1, of: 100) == "tussen 69 en bijna 100")
    #expect(words.range(0.62, 0.62, of: 100) == "ongeveer 62")
  }

  @Test func `a range is never narrower than its interval`() {
    for low in stride(from: 0.1, to: 0.85, by: 0.0137) {
      for high in stride(from: low + 0.001, to: 0.89, by: 0.0171) {
        let ends = words.range(low, high, of: 100).split(separator: " ").compactMap { Double($0) }
        #expect(ends.count == 2, "\(low) \(high)")
        #expect(ends[0] <= low * 100 + 1e-6 && ends[1] >= high * 100 - 1e-6, "\(low) \(high)")
      }
    }
  }

  @Test(arguments: [
    ([0.33, 0.33, 0.33], [33, 33, 34]), ([0.996, 0.004], [99, 1]), ([1.0], [100]),
    ([0.5, 0.25, 0.26], [49, 25, 26]), ([0.995, 0.001, 0.004], [98, 1, 1]), ([], []),
  ])
  func `shares of one sheet sum to 100`(_ shares: [Double], _ whole: [Int]) {
    let found = ShareWords.parts(shares, of: 100)
    #expect(found.sorted() == whole.sorted() && found.reduce(0, +) == (shares.isEmpty ? 0 : 100))
  }

  @Test(arguments: 0..<8)
  func `parts of ten sum to ten, and only all is ten and nobody none`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let people = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Int.random(in: 0..<10, using: &generator) == 0
          ? 0 : Double(Int.random(in: 1...9_000, using: &generator))
      }
      let parts = ShareWords.parts(people, of: 10)
      guard people.contains(where: { $0 > 0 }) else { continue }
      #expect(parts.reduce(0, +) == 10, "\(people)")
      for (part, count) in zip(parts, people) {
        #expect((part == 0) == (count == 0), "\(people)")
        #expect((part == 10) == (count == people.reduce(0, +)), "\(people)")
      }
    }
  }

  @Test func `a group figure never reads as this programme's own`() throws {
    let figures = FigureWords(texts: try Texts(Fixture.texts()))
    for rung in Rung.allCases {
      var figure = Figure(
        .jobChance, definition: "job_chance.cbs_register", state: .published, unit: .share)
      figure.value = 0.954
      figure.basis = Basis(rung: rung, group: "hbo, techniek", population: "duo_students")
      #expect(figures.value(figure).contains("van de 10 ") == false)
      #expect(figures.value(figure).hasSuffix("van de 10") == rung.isOwn)
    }
  }
}
