import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

@Suite struct ComparisonTextTests {
  let sheets: [Sheet]
  let printer: ComparisonText

  init() throws {
    let core = try Fixture.core()
    sheets = Fixture.offerings.map { SheetAssembly(core: core).sheet(for: $0) }
    printer = try ComparisonText(texts: try Fixture.texts())
  }

  @Test func `two programmes of one sector carry one group's work, and it says nothing`() {
    let text = printer.text([sheets[3], sheets[4]])
    #expect(
      text.hasPrefix(
        """
        A  Kunst & <script>alert('x')</script> "Techniek"
           hbo-bachelor, Hogeschool Rotterdam (28dn-30020)
        B  Technische Informatica
           hbo-bachelor, Hogeschool Rotterdam (28dn-34267)

        == Vind ik werk? ==
                  A                                 B
        Cijfer    ongeveer 95 van de 100            ongeveer 95 van de 100
        Over wie  hbo-bachelor, techniek, alleen voltijd
        Wanneer   gemeten in oktober 2018, bij mensen die in 2016/17 met een diploma
                  van school gingen, 1 jaar na school (oud)
        - Zelfde groepscijfer: zegt niets over het verschil tussen deze opleidingen.

        """))
    #expect(text.contains("Geen echt verschil: het verschil kan toeval zijn."))
    #expect(text.contains("hoogstens 1 van de 10"))
  }

  @Test func `a school's figure is about all its programmes`() {
    let text = printer.text([sheets[0], sheets[0]]).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(
      text.contains(
        "Over wie alle opleidingen van ROC van Haagland, niveau 2 tot en met 4, samen Wanneer"))
  }

  @Test func `mbo beside hbo is another count, and six columns still fit the line`() {
    let text = printer.text(Array(sheets))
    #expect(text.contains("Niet te vergelijken: andere telling."))
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `a real difference names the higher one, between groups as one between groups`() throws
  {
    var (low, high) = (sheets[3], sheets[4])
    for index in low.figures.indices where low.figures[index].indicator == .jobChance {
      low.figures[index].numerator = 3000
      low.figures[index].value = 3000.0 / 5560
      low.figures[index].basis?.group = "hbo-bachelor, kunst"
    }
    high.key = "28dn-34267"
    let text = printer.text([low, high]).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(text.contains("- B is hoger dan A. Dat is meer dan toeval."))
    #expect(text.contains("verschil tussen de groepen"))
    #expect(text.contains("Het CBS telt met registers"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(ComparisonJSON.bytes([low, high])))
        as? [String: Any])
    let rows = try #require(json["indicators"] as? [[String: Any]])
    #expect(rows.count == IndicatorID.allCases.count)
    let pair = try #require((rows[0]["pairs"] as? [[String: Any]])?.first)
    #expect(pair["verdict"] as? String == "lower")
    #expect(pair["difference"] as? Double == -0.4101)
  }

  @Test func `the figures in JSON are those of the sheet, byte for byte`() {
    let bytes = String(decoding: ComparisonJSON.bytes([sheets[3], sheets[4]]), as: UTF8.self)
    var sheet: [UInt8] = []
    SheetJSON.append(sheets[3], to: &sheet)
    let whole = String(decoding: sheet, as: UTF8.self)
    let start = "{\"indicator\":\"completion\",\"headline\":true"
    guard let from = whole.range(of: start), let end = whole[from.lowerBound...].range(of: "]}")
    else {
      Issue.record("no completion in the sheet")
      return
    }
    #expect(bytes.contains(String(whole[from.lowerBound..<end.lowerBound])))
  }
}
