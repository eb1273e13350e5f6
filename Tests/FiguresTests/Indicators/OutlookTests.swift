import Facts
import Figures
import Testing

@Suite("Outlook")
struct OutlookTests {
  @Test("no forecast of years to come is loaded for one training type")
  func absent() throws {
    for (key, sources) in [
      ("28dn-30020", ["roa-prognoses"]),
      ("25lx-25187-bol", ["roa-prognoses"]),
    ] {
      let figures = try Baseline.figures(key, Outlook.self)
      #expect(figures.map(\.state) == [.absent])
      #expect(figures[0].reason == .sourceNotLoaded)
      #expect(figures[0].unit == .label)
      #expect(figures[0].wouldFill == sources)
    }
  }

  static func figure(_ period: String, _ ratio: Double) throws -> Figure {
    let forecast = Made.reference(
      "outlook.roa_ita", ["level": "4", "sector": "techniek", "period": period], ratio,
      unit: "ratio", statistic: .index)
    let core = try Made.core([Made.mbo()], references: [forecast])
    return try #require(Outlook.figures(for: Made.mbo(), in: core).first)
  }

  @Test("a forecast of years to come for the own type: ROA's word with the ratio behind it")
  func word() throws {
    let figure = try Self.figure("2025-2030", 1.06)
    #expect(figure.label == "matig")
    #expect(figure.value == 1.06)
    #expect(figure.unit == .label)
    #expect(figure.basis?.rung == .group)
    #expect(try Self.figure("2025-2030", 0.85).label == "zeer goed")
  }

  @Test("a forecast whose years are over is not shown, to the year")
  func past() throws {
    #expect(try Self.figure("2019-2024", 1.06).state == .absent)
    #expect(try Self.figure("2020-2025", 1.06).state == .absent)
    #expect(try Self.figure("2021-2026", 1.06).state == .published)
  }
}
