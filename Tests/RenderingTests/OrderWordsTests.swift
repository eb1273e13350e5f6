import Facts
import Figures
import Testing

@testable import Rendering

@Suite struct OrderWordsTests {
  let sheets: [Sheet]
  let words: OrderWords

  init() throws {
    let core = try Fixture.core()
    sheets = Fixture.offerings.map { SheetAssembly(core: core).sheet(for: $0) }
    words = try OrderWords(texts: try Fixture.texts())
  }

  @Test func `a value in a sorted list names whom it is about`() {
    func value(_ id: IndicatorID, _ index: Int) -> String {
      words.value(id, on: sheets[index]).replacing("\u{00A0}", with: " ")
    }
    #expect(
      value(.completion, 4)
        == "wij schatten 6 van de 10; deze opleiding op deze school; 2021 tot en met 2024")
    #expect(
      value(.startSalary, 4)
        == "€ 17,50 per uur, de bron zegt niet hoe berekend; hbo-bachelor, techniek, alleen voltijd; oktober 2018 (oud)"
    )
    #expect(
      value(.completion, 0)
        == "ongeveer 71 van de 100; alle opleidingen van ROC van Haagland, niveau 2 tot en met 4, samen; 2018/19"
    )
    #expect(value(.completion, 2) == "geen cijfer")
  }

  @Test
  func `the order of estimates is mostly chance, that of a group says nothing of one programme`() {
    #expect(words.caution(.completion, on: sheets[4])?.contains("meestal toeval") == true)
    #expect(words.caution(.jobChance, on: sheets[4])?.contains("hele groep of school") == true)
    #expect(words.caution(.completion, on: sheets[2]) == nil)
  }
}
