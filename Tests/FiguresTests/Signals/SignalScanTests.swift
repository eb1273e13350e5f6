import Facts
import Registers
import Testing

@testable import Figures

/// Signals on the embedded edition and on counts made by hand.
@Suite("Signals for what is offered")
struct SignalScanTests {
  static let rules = Result {
    try SignalRegister.read(path: Baseline.reference + "/signals.yml")
  }
  static let scan = Result { SignalScan(try Baseline.core.get(), rules: try rules.get()) }

  static func row(_ code: String, _ region: String) throws -> ProgrammeRegion {
    try #require(
      try scan.get().rows.first { $0.code == code && $0.regionName == region })
  }

  @Test("the forecast of 2011 is reproduced exactly, its totals as published and not as added")
  func forecast() throws {
    let table = ForecastRow.table(try Baseline.core.get().facts)
    #expect(
      table == [
        ForecastRow(
          period: "2011-2016", level: "vmbo", jobOpenings: 121_900, inflow: 63_100, gap: -58_800),
        ForecastRow(
          period: "2011-2016", level: "mbo", jobOpenings: 264_900, inflow: 187_400, gap: -77_500),
        ForecastRow(
          period: "2011-2016", level: "hbo", jobOpenings: 78_600, inflow: 54_300, gap: -24_300),
        ForecastRow(
          period: "2011-2016", level: "wo", jobOpenings: 42_000, inflow: 32_700, gap: -9_300),
        ForecastRow(
          period: "2011-2016", level: "total", jobOpenings: 507_400, inflow: 337_400, gap: -170_000),
      ])
    let parts = table.dropLast()
    #expect(parts.reduce(0) { $0 + $1.inflow } == 337_500)
    #expect(parts.reduce(0) { $0 + $1.gap } == -169_900)
  }

  @Test("Accountancy in Twente lost a third of its students while the country lost a seventh")
  func shrinking() throws {
    let row = try Self.row("34406", "Twente")
    #expect(row.students == Bounds(low: 160, high: 160))
    #expect(row.institutionsNational == 13)
    let signal = try #require(row.signals.first { $0.rule == .shrinkingHere })
    #expect(
      signal.numbers == [
        Term("students", period: "2020", 237), Term("students", period: "2024", 160),
        Term("students_institutions", period: "2020", 374),
        Term("students_institutions", period: "2024", 231),
        Term("students_national", period: "2020", 5914),
        Term("students_national", period: "2024", 5094),
      ])
  }

  @Test(
    "who was in the region and ended counts in what it had: Groot Amsterdam with the 27pz of 2020",
    arguments: [("35198", 329), ("35221", 335)])
  func endedInRegion(code: String, students: Int) throws {
    let core = try Baseline.core.get()
    let here = core.facts.counts.filter { $0.key.code == code }.values.joined().filter {
      $0.indicator == .students && $0.year == 2020
        && core.facts.municipalities[$0.municipality ?? ""]?.regionName == "Groot Amsterdam"
    }
    #expect(here.reduce(0) { $0 + $1.count.low } == students)
    let row = try Self.row(code, "Groot Amsterdam")
    for signal in row.signals where signal.rule == .shrinkingHere {
      #expect(signal.numbers.first == Term("students", period: "2020", Double(students)))
    }
  }

  @Test("over all shrinking signals of hbo: the region's students are all that were counted there")
  func regionTotals() throws {
    let core = try Baseline.core.get()
    var totals: [[String]: CountSum] = [:]
    for (key, facts) in core.facts.counts where key.leerweg == nil {
      for fact in facts where fact.indicator == .students && fact.definition == Students.definition
      {
        let region = core.facts.municipalities[fact.municipality ?? ""]?.region ?? ""
        totals[[key.code, region, String(fact.year)], default: .zero] += fact.count.disclosed
      }
    }
    var seen = 0
    for row in try Self.scan.get().rows where row.kind == .hbo {
      for signal in row.signals where signal.rule == .shrinkingHere {
        for year in ["2020", "2024"] {
          let sum = try #require(totals[[row.code, row.region, year]])
          let told = signal.numbers.filter {
            $0.period == year && ["students", "students_low", "students_high"].contains($0.name)
          }
          seen += 1
          #expect(told.first?.value == Double(sum.low) && told.last?.value == Double(sum.high))
        }
      }
    }
    #expect(seen > 100)
  }

  @Test("a figure of the country is no programme's own: 522 can be judged on few diplomas")
  func judged() throws {
    let gap = try #require(try Self.scan.get().gaps.first { $0.rule == .lowCompletion })
    #expect(gap.of - gap.offerings == 522)
  }

  @Test(
    "who moved, grew elsewhere or passed a part on to another code did not shrink here",
    arguments: ["34092", "34267", "35525", "44103", "80036", "80010"])
  func moved(code: String) throws {
    let rows = try Self.scan.get().rows.filter { row in
      row.code == code && row.offerings.contains { Self.reviewed.contains($0) }
    }
    #expect(!rows.isEmpty)
    #expect(rows.flatMap(\.signals).filter { $0.rule == .shrinkingHere } == [])
  }
  static let reviewed: Set<String> = [
    "25be-34092", "25kb-34267", "31fr-35525", "25dw-44103", "07gr-80036", "07gr-80010",
  ]

  @Test(
    "nobody is the only one when the name, an older code or the other leerweg has more schools",
    arguments: ["23178", "91300", "95735", "25184", "34571", "49139"])
  func notSole(code: String) throws {
    let rows = try Self.scan.get().rows.filter { $0.code == code }
    #expect(!rows.isEmpty || code == "91300")
    #expect(rows.flatMap(\.signals).filter { $0.rule == .soleProvider } == [])
  }

  @Test("one school with two codes of one name is told once, under the code that goes on")
  func twoCodes() throws {
    let row = try Self.row("25520", "Rijnmond")
    #expect(row.signals.map(\.rule) == [.soleProvider])
    #expect(
      row.signals.first?.numbers == [
        Term("institutions_national", 1), Term("students_national", period: "2019", 36),
      ])
  }

  @Test("no master is the only one, no row is without students, and nothing is said twice")
  func rows() throws {
    let rows = try Self.scan.get().rows
    let soles = rows.filter { $0.signals.contains { $0.rule == .soleProvider } }
    #expect(!soles.contains { $0.level == .master })
    #expect(Set(soles.map { [$0.kind.rawValue, $0.code] }).count == soles.count)
    #expect(!rows.contains { $0.students.high == 0 || $0.offerings.isEmpty })
    #expect(!rows.contains { $0.code == "49139" && $0.regionName == "Rijk van Nijmegen" })
    let names = rows.filter { $0.kind == .hbo }.map { $0.name.lowercased() }
    #expect(names == names.sorted())
    for row in rows {
      let small = row.signals.filter { $0.rule == .smallOverlap }
      #expect(Set(small.map(\.about)).count == small.count)
      #expect(small.isEmpty || !row.region.isEmpty)
    }
  }

  @Test("what stopped or was taken over is no neighbour: 30hd-30029 beside 31fr-30029")
  func noNeighbour() throws {
    let row = try Self.row("30029", "Friesland")
    #expect(row.offerings == ["30hd-30029", "31fr-30029"])
    #expect(row.signals.filter { $0.rule == .smallOverlap } == [])
  }

  @Test("Archeologie stands at one institution in the country: a reason to keep it")
  func sole() throws {
    let row = try Self.row("39208", "Stedendriehoek en Noordwest Veluwe")
    let signal = try #require(row.signals.first)
    #expect(signal.rule == .soleProvider)
    #expect(signal.kind == .keep)
    #expect(row.institutions == 1)
  }

  @Test("how many offerings were looked at and marked: an offering in two regions counts once")
  func looked() throws {
    let rows = try Self.scan.get().rows
    let count = SignalCount(rows)
    #expect(count.offerings == 10889)
    #expect(count.marked == 579)
    let row = try Self.row("25182", "Midden-Brabant")
    #expect(row.leerwegen == [.bol, .bbl])
    #expect(row.marked == ["25lz-25182-bbl"])
    #expect(SignalCount([row]).offerings == 3)
    #expect(SignalCount([row, row]).marked == 1)
  }

  @Test("no signal comes from a figure of a whole group: job chances of sectors mark nobody")
  func onlyOwnFigures() throws {
    let scan = try Self.scan.get()
    let rules = Set(scan.rows.flatMap(\.signals).map(\.rule))
    #expect(rules == [.soleProvider, .smallOverlap, .shrinkingHere])
    let gap = try #require(scan.gaps.first { $0.rule == .weakJobChance })
    #expect(gap.offerings == gap.of)
  }

  @Test("a low completion is low beyond its doubt, against the same programme in the country")
  func completion() throws {
    let margin = try Self.rules.get().margin
    for signal in try Self.scan.get().rows.flatMap(\.signals) where signal.rule == .lowCompletion {
      let numbers = Dictionary(uniqueKeysWithValues: signal.numbers.map { ($0.name, $0.value) })
      let value = try #require(numbers["completion"])
      let high = try #require(numbers["completion_high"])
      #expect(value + margin * (high - value) < numbers["completion_national"] ?? 0)
      let about = try #require(signal.about)
      let head = try Baseline.headline(about, Completion.self)
      #expect(head.basis?.rung.isOwn == true)
      #expect(head.value == value)
    }
  }

  @Test("a hidden count gives a signal only when both its ends do")
  func hidden() throws {
    let rules = try Self.rules.get()
    let other = OfferingKey(brin: "25LX", code: "30020")
    func signals(_ count: CountSum) throws -> [SignalRules.Rule] {
      let offerings = [Made.hbo(), Made.hbo(other)]
      let core = try Made.core(
        offerings,
        counts: [
          Made.count(.students, 2024, count), Made.count(.students, 2024, CountSum(90), key: other),
        ], municipalities: [Made.town])
      return SignalScan(core, rules: rules).rows.flatMap(\.signals).map(\.rule)
    }
    #expect(try signals(CountSum(20)) == [.smallOverlap])
    #expect(try signals(CountSum(21)) == [])
    #expect(try signals(.suppressed) == [.smallOverlap])
    #expect(try signals(CountSum(low: 18, high: 21)) == [])
  }

  @Test("the order of the facts changes nothing")
  func order() throws {
    let rules = try Self.rules.get()
    let facts = Generated(seed: 5)
    let turned = try {
      var other = facts
      other.counts.reverse()
      other.offerings.reverse()
      return SignalScan(try other.core(), rules: rules).rows
    }()
    #expect(SignalScan(try facts.core(), rules: rules).rows == turned)
  }
}
