import Facts
import Foundation
import Testing

@testable import Figures

/// What went wrong with such figures elsewhere, as tests. Those about files are in
/// `ImportCommandTests`, about pages in `GenerateCommandTests` and `SheetTextTests`, about codes in
/// `CountReaderTests` and `TabularTests`.
@Suite("Accidents of others")
struct AccidentTests {
  @Test("hidden numbers came out as 0: here a hidden count has no value, also as JSON")
  func suppressedIsNeverZero() throws {
    let core = try Made.core(
      [Made.hbo()],
      counts: [
        Made.count(.students, 2024, .suppressed),
        Made.count(.students, 2023, CountSum(80)), Made.count(.students, 2023, .suppressed),
      ])
    let figures = Students.figures(for: Made.hbo(), in: core)
    #expect(figures.map(\.state) == [.suppressed, .suppressed])
    #expect(figures.map(\.bounds) == [nil, Bounds(low: 81, high: 84)])
    for figure in figures {
      let json = String(decoding: try JSONEncoder().encode(figure), as: UTF8.self)
      #expect(!json.contains("\"value\"") && !json.contains("\"n\""))
    }
  }

  @Test("errata came after publication: one figure is withdrawn and the ladder goes on")
  func withdrawn() throws {
    let core = try Baseline.core.get()
    func figures(_ withdrawals: [Withdrawal], _ key: String) throws -> [Figure] {
      Computation(
        facts: core.facts, ladders: core.ladders, policy: core.policy, terms: [:],
        withdrawals: withdrawals
      ).figures(for: try Baseline.offering(key))
    }
    let before = try figures([], "28dn-30020")
    let own = try #require(before.first { $0.indicator == .completion })
    let taken = Withdrawal(
      definition: own.definition, key: OfferingKey(brin: "28DN", code: "30020"),
      period: own.period, since: "2026-11-23", reason: "proef")
    let after = try figures([taken], "28dn-30020")
    let next = try #require(after.first { $0.indicator == .completion })
    #expect(next.basis?.rung != own.basis?.rung || next.state == .absent)
    #expect(next.passedOver?.first?.reason == .withdrawn || next.reason == .withdrawn)
    #expect(
      after.filter { $0.indicator != .completion } == before.filter { $0.indicator != .completion })
    #expect(try figures([taken], "25ba-30020") == figures([], "25ba-30020"))
  }

  @Test("a withdrawn count has no next rung: it is missing, and says why")
  func withdrawnCount() throws {
    let offering = Made.hbo()
    let facts = try Made.core([offering], counts: Made.steady()).facts
    let core = Computation(
      facts: facts, ladders: try Baseline.ladders.get(), policy: Made.policy, terms: [:],
      withdrawals: [
        Withdrawal(
          definition: "students.duo_1oct", period: "2024", since: "2026-11-23", reason: "proef")
      ])
    let students = core.figures(for: offering).filter { $0.indicator == .students }
    #expect(students.map(\.value) == [nil, 400, 400, 400, 400])
    #expect(students[0].reason == .withdrawn)
    #expect(students[0].headline)
  }

  private func moved(
    from old: [OfferingKey: [Figure]], to new: [OfferingKey: [Figure]], _ offerings: [Offering]
  ) -> Drift {
    var drift = Drift()
    for offering in offerings {
      drift.add(offering, before: old[offering.key] ?? [], after: new[offering.key] ?? [])
    }
    return drift
  }

  @Test("a third less in a year was a change of selection: the move is measured, per sector")
  func drift() throws {
    let offerings = (0..<6).map {
      Made.hbo(OfferingKey(brin: "28DN", code: "3000\($0)"), sector: "techniek")
    }
    func edition(_ value: Double, _ definition: String) -> [OfferingKey: [Figure]] {
      Dictionary(
        uniqueKeysWithValues: offerings.map { offering in
          var figure = Figure(.jobChance, definition: definition, state: .published, unit: .share)
          figure.value = value
          return (offering.key, [figure])
        })
    }
    let same = moved(from: edition(0.9, "a"), to: edition(0.88, "a"), offerings)
    #expect(same.beyond(0.2) == [])
    let fallen = moved(from: edition(0.9, "a"), to: edition(0.6, "a"), offerings)
    #expect(fallen.beyond(0.2).map(\.sector) == ["techniek"])
    #expect(abs(fallen.moves[0].change + 1.0 / 3) < 1e-9)
    let counted = moved(from: edition(0.9, "a"), to: edition(0.9, "b"), offerings)
    #expect(counted.beyond(0.2).map(\.definitions) == [["a", "b"]])
    let few = moved(from: edition(0.9, "a"), to: edition(0.6, "a"), Array(offerings.prefix(4)))
    #expect(few.moves == [])
  }

  @Test("an edition does not drift from itself")
  func still() throws {
    let sheets = try Baseline.sheets.get()
    let figures = Dictionary(uniqueKeysWithValues: sheets.map { ($0.offering.key, $0.figures) })
    let drift = moved(from: figures, to: figures, sheets.map(\.offering))
    #expect(drift.moves.count > 100)
    #expect(drift.beyond(0) == [])
  }

  @Test(
    "pay after two years of one cohort was read as a fall from another's first: one line, one cohort"
  )
  func cohortsApart() throws {
    let core = try Made.core(
      [Made.hbo()],
      positions: [
        Made.position("2015/16", [800, 20, 40, 140], at: .oneYear),
        Made.position("2013/14", [850, 20, 40, 90], at: .direct),
        Made.position("2013/14", [850, 20, 40, 90], at: .twoYears),
        Made.position("2013/14", [900, 20, 40, 40], at: .threeYears),
      ])
    let line = JobPath.figures(for: Made.hbo(), in: core).filter { $0.state == .published }
    #expect(Set(line.map(\.period)) == ["2013/14"])
    #expect(!line.contains { $0.moment == .oneYear })
  }

  @Test("a wrong year stood on a sheet: no sentence has a year typed into it")
  func yearsComeFromData() throws {
    let path = Baseline.reference + "/../../Templates"
    let files = ["texts/nl.yml", "html/opleiding.html", "text/opleiding.txt", "html/figuur.html"]
    for file in files {
      let text = try String(contentsOfFile: path + "/" + file, encoding: .utf8)
      for line in text.split(separator: "\n") {
        let trimmed = line.drop { $0 == " " }
        guard !trimmed.hasPrefix("#") else { continue }
        // A key may carry the year of a definition; what is said may not.
        let said = line.firstIndex(of: ":").map { String(line[$0...]) } ?? String(line)
        #expect(said.firstMatch(of: /\b(19|20)[0-9]{2}\b/) == nil, "\(file): \(line)")
      }
    }
  }
}
