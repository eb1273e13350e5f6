import Facts
import Figures
import Testing

@Suite("Routes")
struct RoutesTests {
  static func after(_ key: String) throws -> [Sheet.RoutePart] {
    let core = try Baseline.core.get()
    let offering = try Baseline.offering(key)
    return Routes(core.facts.offerings).after(offering, figures: core.figures(for: offering))
  }

  @Test("after niveau 4 bol: bachelor, with the measured share that goes there, and Ad")
  func afterFour() throws {
    let steps = try Self.after("25lx-25187-bol")
    #expect(steps.map(\.level) == [.bachelor, .ad])
    #expect(steps.map(\.kind) == [.hbo, .hbo])
    #expect(steps.map(\.programmes) == [nil, nil])
    #expect(steps[0].measured == "further_study.mbo_bol4_to_hbo_fulltime")
    #expect(steps[1].measured == nil)
  }

  @Test("the share of bol graduates is no measure of bbl")
  func bbl() throws {
    let core = try Baseline.core.get()
    let offering = try #require(
      core.facts.offerings.first { $0.level == .four && $0.key.leerweg == .bbl })
    let steps = try Self.after(offering.key.description)
    #expect(steps.map(\.measured) == [nil, nil])
  }

  @Test("the next niveau is counted at the own institution, in the same sector")
  func nextLevel() {
    let offerings = [
      Made.mbo(level: .two, sector: "handel"), Made.mbo(level: .three, sector: "handel"),
      Made.mbo(.bbl, level: .three, sector: "handel"), Made.mbo(level: .three, sector: "zorg"),
      Made.mbo(level: .three, sector: "handel", brin: "00GT"),
    ]
    let steps = Routes(offerings).after(offerings[0], figures: [])
    #expect(steps == [Sheet.RoutePart(kind: .mbo, level: .three, programmes: 1, measured: nil)])
  }

  @Test("nothing after a master; none is zero, not unknown")
  func ends() {
    let master = Made.hbo(level: .master)
    #expect(Routes([master]).after(master, figures: []) == [])
    let bachelor = Made.hbo()
    #expect(Routes([bachelor]).after(bachelor, figures: []).map(\.programmes) == [0])
  }
}
