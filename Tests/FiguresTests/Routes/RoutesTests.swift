import Facts
import Figures
import Testing

@Suite("Routes")
struct RoutesTests {
  static func after(_ key: String) throws -> [Sheet.RoutePart] {
    let core = try Baseline.core.get()
    let offering = try Baseline.offering(key)
    return Routes(core.facts.offerings, core.policy).after(
      offering, figures: core.figures(for: offering))
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
    let steps = Routes(offerings, Made.policy).after(offerings[0], figures: [])
    #expect(steps == [Sheet.RoutePart(kind: .mbo, level: .three, programmes: 1, measured: nil)])
  }

  @Test(
    "what nobody can begin is no step: crebo's 9…, 22… and 23…",
    arguments: ["91300", "22090", "23110"])
  func outgoing(code: String) throws {
    let from = Made.mbo(level: .two)
    func to(_ code: String) throws -> Offering {
      var offering = Made.mbo(level: .three)
      offering.key = try #require(OfferingKey("25lx-\(code)-bol"))
      return offering
    }
    let offerings = [from, try to(code), try to("25190")]
    #expect(Routes(offerings, Made.policy).after(from, figures: []).map(\.programmes) == [1])
  }

  @Test("over all sheets: never more steps than there are crebo's that go on")
  func allSheets() throws {
    let core = try Baseline.core.get()
    let routes = Routes(core.facts.offerings, core.policy)
    var codes: [[String]: Set<String>] = [:]
    for offering in core.facts.offerings
    where !["22", "23", "9"].contains(where: offering.key.code.hasPrefix) {
      for level in offering.levels {
        codes[[offering.key.brin, offering.sector, level.rawValue], default: []]
          .insert(offering.key.code)
      }
    }
    var (counted, of) = (0, 0)
    for offering in core.facts.offerings where offering.level == .two || offering.level == .three {
      let next: Level = offering.level == .two ? .three : .four
      let here = codes[[offering.key.brin, offering.sector, next.rawValue]] ?? []
      of += 1
      if routes.after(offering, figures: []).first?.programmes == here.count { counted += 1 }
    }
    #expect(of == 5094)
    #expect(counted == of)
  }

  @Test("nothing after a master; none is zero, not unknown")
  func ends() {
    let master = Made.hbo(level: .master)
    #expect(Routes([master], Made.policy).after(master, figures: []) == [])
    let bachelor = Made.hbo()
    #expect(Routes([bachelor], Made.policy).after(bachelor, figures: []).map(\.programmes) == [0])
  }
}
