import Facts
import Figures
import Testing

@Suite("Unemployment")
struct UnemploymentTests {
  @Test("bol niveau 4: 5.2 % of the graduates of 2018/19, about a year and a half later")
  func mbo() throws {
    let figure = try Baseline.headline("25lx-25187-bol", Unemployment.self)
    #expect(figure.value == 0.052)
    #expect(figure.period == "2018/19")
    #expect(figure.periodKind == .diplomaYear)
    #expect(figure.moment == .oneAndHalfYear)
    #expect(
      figure.sources == [
        SourceRows(
          id: "roa-mboraad-2022", rows: [52], file: "Datasets/reference/facts/mbo-roa.yml")
      ])
  }

  @Test("bbl niveau 3: 1.4 %, its own leerweg and niveau")
  func bbl() throws {
    #expect(try Baseline.headline("00gt-25029-bbl", Unemployment.self).value == 0.014)
  }

  @Test("full-time bachelor: 3.2 % in the HBO-Monitor of 2023, reported by others")
  func bachelor() throws {
    let figure = try Baseline.headline("28dn-30020", Unemployment.self)
    #expect(figure.value == 0.032)
    #expect(figure.period == "2023")
    #expect(figure.confidence == .b)
    #expect(figure.basis?.rung == .level)
  }

  @Test("a part-time bachelor gets the figure of all forms, not the full-time one")
  func partTime() throws {
    let figure = try Baseline.headline("30gb-35198", Unemployment.self)
    #expect(figure.value == 0.028)
    #expect(figure.basis?.group == "hbo")
    #expect(figure.basis?.population == "hbo_monitor_labour_force_all_forms")
    #expect(figure.passedOver?.map(\.reason) == [.formMix])
  }

  @Test("an Ad or a master has none")
  func otherLevels() throws {
    #expect(try Baseline.headline("31fr-80009", Unemployment.self).state == .absent)
    #expect(try Baseline.headline("00mf-44739", Unemployment.self).state == .absent)
  }
}
