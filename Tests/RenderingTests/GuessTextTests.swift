import Facts
import Figures
import Testing

@testable import Rendering

@Suite struct GuessTextTests {
  let sheets: [Sheet]
  let text: GuessText

  init() throws {
    let core = try Fixture.core()
    sheets = Fixture.offerings.map { SheetAssembly(core: core).sheet(for: $0) }
    text = try GuessText(texts: try Fixture.books())
  }

  @Test func `the question says whom it is about and when, before the guess`() throws {
    #expect(
      try #require(text.question(.jobChance, on: sheets[4])) == """
        Dit gaat over een hele groep, niet alleen over deze opleiding: hbo-bachelor,
        techniek, alleen voltijd.
        Gemeten in oktober 2018, bij mensen die in 2016/17 met een diploma van school
        gingen, 1 jaar na school (oud).
        Van elke 100 van deze mensen: hoeveel hadden werk?
        """)
    #expect(
      text.outcome(.jobChance, guess: 0.6, on: sheets[4]).contains(
        "hbo-bachelor, techniek, alleen voltijd; gemeten in oktober 2018"))
    #expect(text.outcome(.jobChance, guess: 0.6, on: sheets[4]).contains("(oud)."))
  }

  @Test func `without a figure nothing is asked, and it says why`() {
    var sheet = sheets[4]
    for index in sheet.figures.indices {
      sheet.figures[index].state = .absent
      sheet.figures[index].reason = .notMeasured
    }
    #expect(text.question(.jobChance, on: sheet) == nil)
    #expect(
      text.missing(.jobChance, on: sheet)
        == "Vind ik werk? Hier is geen cijfer.\nDit meet niemand voor dit soort opleiding.")
  }
}
