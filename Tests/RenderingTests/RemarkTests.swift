import Facts
import Figures
import Testing

@testable import Rendering

/// What a reader must know beside one of the three numbers.
@Suite struct RemarkTests {
  let words: FigureWords
  let core: Computation

  init() throws {
    words = FigureWords(texts: try Texts(Fixture.texts()))
    core = try Fixture.core()
  }

  /// The remarks on a figure of a group, on the sheet of an offering of the fixture.
  func remarks(
    _ figure: IndicatorID, _ rung: Rung, _ group: String, on index: Int,
    change: (inout Sheet) -> Void
  ) -> String {
    var sheet = SheetAssembly(core: core).sheet(for: Fixture.offerings[index])
    change(&sheet)
    var figure = Figure(figure, definition: "x", state: .published, unit: .share)
    figure.value = 0.9
    figure.basis = Basis(rung: rung, group: group, population: "x")
    return words.remarks(figure, sheet).joined(separator: " ")
  }

  @Test(arguments: [IndicatorID.jobChance, .startSalary])
  func `a figure of all Ads together says that most of them are economic`(_ id: IndicatorID) {
    let remark = "De meeste Ad's waar dit over gaat, zijn economisch."
    func told(_ rung: Rung, _ level: Level) -> Bool {
      remarks(id, rung, "associate degree (Ad)", on: 4) { $0.level = level }.contains(remark)
    }
    #expect(told(.level, .ad))
    #expect(!told(.group, .ad))
    #expect(!told(.level, .bachelor))
  }

  @Test func `a programme at two niveaus says of which one the figure is, where it is of one`() {
    func told(_ id: IndicatorID, _ group: String, _ levels: [Level]) -> String {
      remarks(id, .level, group, on: 1) { $0.levels = levels }
    }
    let remark = "Deze opleiding is er op niveau 3 en niveau 4. Dit cijfer is van niveau 4."
    #expect(told(.jobChance, "mbo, bol, niveau 4", [.three, .four]).hasPrefix(remark))
    #expect(told(.startSalary, "mbo, bol, niveau 4, techniek", [.three, .four]).hasPrefix(remark))
    #expect(!told(.jobChance, "mbo, bol, niveau 4", [.four]).contains("Deze opleiding is er"))
    #expect(!told(.startSalary, "mbo, bol, alle niveaus", [.three, .four]).contains("niveau 4"))
    #expect(!told(.searchTime, "mbo, bol, niveau 4", [.three, .four]).contains("niveau 4"))
  }

  @Test func `pay of all niveaus on a sheet of niveau 2 says that the higher ones count too`() {
    func told(_ id: IndicatorID, _ group: String, _ level: Level) -> Bool {
      remarks(id, .group, group, on: 1) { $0.level = level }
        .contains("Ook niveau 3 en 4 tellen mee; die verdienen meestal meer.")
    }
    #expect(told(.startSalary, "mbo, bol, alle niveaus, techniek", .two))
    #expect(!told(.startSalary, "mbo, bol, niveau 2", .two))
    #expect(!told(.startSalary, "mbo, bol, alle niveaus, techniek", .three))
    #expect(!told(.jobChance, "mbo, bol, alle niveaus", .two))
  }
}
