import Facts
import Figures
import Testing

/// What the succession table does to real series.
@Suite("Figures over a succession")
struct SuccessionFiguresTests {
  /// Own and joined numbers per year: the value, or the bounds.
  static func series(_ key: String, _ indicator: any Indicator.Type) throws -> [String: String] {
    var series: [String: String] = [:]
    for figure in try Baseline.figures(key, indicator) {
      let words =
        figure.value.map { String(Int($0)) }
        ?? figure.bounds.map { "\($0.low)–\($0.high)" } ?? "hidden"
      series[(figure.via == nil ? "" : "+") + (figure.period ?? "")] = words
    }
    return series
  }

  @Test("the structure of 2016: 889 crebos in 2015, 811 in 2019, 394 in both")
  func structure() throws {
    let counts = try Baseline.core.get().facts.counts
    func codes(_ year: Int) -> Set<String> {
      Set(
        counts.filter { $0.key.leerweg != nil && $0.value.contains { $0.year == year } }
          .map(\.key.code))
    }
    #expect(codes(2015).count == 889)
    #expect(codes(2019).count == 811)
    #expect(codes(2015).intersection(codes(2019)).count == 394)
  }

  @Test("every national crebo link is seen in the counts: the old code empties, the new one starts")
  func seenInCounts() throws {
    let facts = try Baseline.core.get().facts
    var totals: [String: [Int: CountSum]] = [:]
    for (key, cells) in facts.counts where key.leerweg != nil {
      for cell in cells { totals[key.code, default: [:]][cell.year, default: .zero] += cell.count }
    }
    let links = facts.succession.links.filter { $0.subject == .code(.mbo, at: nil) }
    #expect(links.count == 275)
    for link in links {
      #expect(totals[link.to[0]]?.keys.min() == link.year, "\(link.to)")
      for code in link.from {
        let years = try #require(totals[code])
        let before = years.filter { $0.key <= link.year ?? 0 }.map(\.value.high).max() ?? 0
        #expect(years[2019]?.low ?? 0 < before, "\(code)")
      }
    }
  }

  @Test("mbo-verpleegkundige in Etten-Leur: a new code takes over, its headline stays its own")
  func renumbered() throws {
    let figures = try Baseline.figures("25lx-25480-bol", Students.self)
    #expect(figures[0].value == 456)
    #expect(figures[0].headline && figures[0].via == nil && figures[0].basis?.rung == .own)
    #expect(figures.dropFirst().allSatisfy { !$0.headline })
    #expect(
      try Self.series("25lx-25480-bol", Students.self) == [
        "2019": "456", "2018": "373", "2017": "89", "2016": "59", "+2019": "478", "+2018": "470",
        "+2017": "285", "+2016": "399", "+2015": "492–495",
      ])
    let joined = try #require(figures.first { $0.via != nil && $0.period == "2018" })
    #expect(joined.via == ["25lx-95520-bol"])
    #expect(joined.basis?.rung == .ownCluster)
    #expect(joined.sources.map(\.id) == ["duo-mbo-2019"])
    #expect(joined.sources[0].rows.count == 2)
  }

  @Test("VISTA college: two schools are added up in the years before they joined")
  func mergedSchools() throws {
    #expect(
      try Self.series("25pl-25480-bol", Students.self) == [
        "2019": "221", "2018": "161", "2017": "131", "2016": "54", "+2019": "241",
        "+2018": "272", "+2017": "335", "+2016": "378", "+2015": "474",
      ])
    let figures = try Baseline.figures("25pl-25480-bol", Students.self)
    #expect(
      figures.first { $0.via != nil && $0.period == "2018" }?.via
        == ["25pl-95520-bol", "25pu-25480-bol", "25pu-95520-bol"])
  }

  @Test("Zone.college: two schools before 2018 and three codes, in one series")
  func newSchool() throws {
    #expect(
      try Self.series("31jc-25577-bol", Students.self) == [
        "2019": "126", "+2019": "402–405", "+2018": "356", "+2017": "333", "+2016": "316",
        "+2015": "302",
      ])
  }

  @Test("teacher of economics at the HvA: diplomas of both old programmes, hidden ones as bounds")
  func mergedCodes() throws {
    let series = try Self.series("28dn-35207", Graduates.self)
    #expect(series["2019/20"] == "89")
    #expect(series["+2018/19"] == "83–92")
    #expect(series["+2017/18"] == "85–88")
  }

  @Test("Hanze, CMD and CMGT: a part split off, so no number travels in either direction")
  func split() throws {
    let whole = try Baseline.figures("25be-34092", Students.self)
    let part = try Baseline.figures("25be-30036", Students.self)
    #expect(whole.map(\.value) == [513, 706, 880, 1116, 1332])
    #expect(part.map(\.value) == [670, 570, 446, 251])
    #expect((whole + part).allSatisfy { $0.via == nil })
    let offering = try Baseline.offering("25be-30036")
    #expect(offering.predecessors.map(\.description) == ["25be-34092"])
    #expect(try Baseline.offering("25be-34092").successor == nil)
    let succession = try Baseline.core.get().facts.succession
    #expect(succession.family(of: offering.key).map(\.code) == ["30036", "34092"])
  }

  @Test("a school that joined another keeps its keys and names where the programme is now")
  func mergedAfterwards() throws {
    let gone = try Baseline.offering("25lg-25480-bol")
    #expect(gone.status == .merged)
    #expect(gone.successor?.description == "08pg-25480-bol")
    #expect(gone.successorLink?.name == "Firda")
    // An old code goes to the new code of the new school.
    #expect(
      try Baseline.offering("25lg-95520-bol").successor?.description == "08pg-25480-bol")
    // What happened in 2023 is not in the counts of 2019.
    let stays = try Baseline.offering("08pg-25480-bol")
    #expect(stays.status == .unknown)
    #expect(stays.predecessors.allSatisfy { $0.brin == "08PG" })
    let figures = try Baseline.figures("08pg-25480-bol", Students.self)
    #expect(figures.allSatisfy { $0.via?.allSatisfy { $0.hasPrefix("08pg") } ?? true })
  }

  @Test("a school that is no more is over, also without a known successor; a new name is not")
  func unknownSuccessor() throws {
    let offerings = try Baseline.core.get().facts.offerings
    for brin in ["21CY", "24ZW"] {
      let own = offerings.filter { $0.key.brin == brin }
      #expect(!own.isEmpty)
      #expect(own.allSatisfy { $0.status == .ended && $0.successorLink?.kind == .ended })
    }
    let renamed = offerings.filter { $0.key.brin == "30GB" }
    #expect(!renamed.isEmpty)
    #expect(renamed.allSatisfy { $0.status != .merged && $0.successorLink == nil })
  }

  @Test("a number that changed before the school merged keeps its own year")
  func ownYears() throws {
    let both = try Baseline.offering("30rm-25486-bbl")
    #expect(both.steps.map(\.link.year) == [2019, 2024])
    #expect(both.successor == nil)
    #expect(try Baseline.offering("25ra-90240-bbl").steps.map(\.link.year) == [2015, 2024])
    let names = try Baseline.core.get().facts.institutions.compactMapValues(\.newName)
    #expect(names["08PG"] == "Firda")
    #expect(names["25EF"] == "Vonk")
    #expect(names["01OE"] == "Yuverta")
    #expect(names["25PL"] == nil && names["30GB"] == nil)
  }

  @Test("how much the table reaches, and that no headline moved")
  func reach() throws {
    let core = try Baseline.core.get()
    let offerings = core.facts.offerings
    #expect(offerings.count { $0.status == .merged } == 966)
    let joined = try Baseline.sheets.get().filter { $0.figures.contains { $0.via != nil } }
    #expect(joined.count { $0.offering.kind == .mbo } == 3856)
    #expect(joined.count { $0.offering.kind == .hbo } == 2)
    for answers in joined {
      let headline = answers.headline(.students)
      #expect(headline?.via == nil && headline?.basis?.rung == .own)
    }
    let sheets = Set(offerings.map(\.key))
    #expect(offerings.allSatisfy { $0.successor.map { sheets.contains($0) } ?? true })
    #expect(offerings.allSatisfy { $0.successor != $0.key })
    let retired = core.facts.retiredKeys()
    #expect(retired.allSatisfy { !sheets.contains($0.key) })
    #expect(
      retired.first { $0.key.description == "25pu-25480-bol" }?.successor?.description
        == "25pl-25480-bol")
  }

  @Test("a part whose school was not counted that year leaves the whole year out")
  func partsNotKnown() throws {
    func key(_ brin: String) -> OfferingKey {
      OfferingKey(brin: brin, code: "25187", leerweg: .bol)
    }
    let own = Made.mbo(brin: "25LX")
    func count(_ brin: String, _ year: Int, _ people: Int) -> CountFact {
      Made.count(.students, year, CountSum(people), key: key(brin), municipality: nil)
    }
    var facts = FactBase(
      id: "made", offerings: [own], institutions: [], municipalities: [],
      counts: [
        count("25LX", 2019, 90), count("25LX", 2018, 50), count("25LX", 2017, 40),
        count("11AA", 2018, 20), count("11AA", 2017, 10), count("11BB", 2018, 15),
      ], positions: [], pay: [], results: [], references: [], sources: [])
    facts.follow(
      Succession([
        SuccessionLink(
          subject: .institution, kind: .merged, from: ["11AA", "11BB"], to: ["25LX"], year: 2019,
          partsKnown: true)
      ]))
    let joined = facts.joinedCounts(own.key, .students, "students.duo_1oct")
    #expect(joined.keys.sorted() == [2018])
    #expect(joined[2018]?.facts.reduce(0) { $0 + $1.count.low } == 85)
  }
}
