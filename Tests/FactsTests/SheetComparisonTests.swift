import Testing

@testable import Facts

/// Made figures: one rule of the comparison each.
@Suite struct SheetComparisonTests {
  func figure(
    _ indicator: IndicatorID = .jobChance, _ definition: String = "job_chance.cbs_register",
    value: Double? = 0.9, period: String? = "2016/17", rung: Rung = .group,
    headline: Bool = true, unit: Unit = .share, reason: Reason? = nil
  ) -> Figure {
    var figure = Figure(
      indicator, definition: definition, state: reason == nil ? .published : .absent, unit: unit,
      headline: headline)
    figure.value = reason == nil ? value : nil
    figure.period = reason == nil ? period : nil
    figure.reason = reason
    if reason == nil { figure.basis = Basis(rung: rung, group: "", population: "") }
    return figure
  }

  func sheet(_ figures: [Figure], name: String = "Techniek", status: OfferingStatus = .open)
    -> PublishedSheet
  {
    PublishedSheet(
      key: OfferingKey(brin: "28DN", code: "30020"), name: name, status: status, successor: nil,
      figures: figures)
  }

  func why(_ old: [Figure], _ new: [Figure]) -> [ChangeReason] {
    SheetComparison.changes(from: sheet(old), to: sheet(new), since: "2026-03-01")
      .map(\.change.why)
  }

  @Test func `every way in which a headline can change has its reason`() {
    let was = figure()
    #expect(why([was], [was]) == [])
    #expect(why([was], [figure(value: 0.90004)]) == [])
    #expect(why([was], [figure(value: 0.9002)]) == [.correction])
    #expect(why([was], [figure(period: "2017/18")]) == [.newYear])
    #expect(why([was], [figure(period: "2015/16")]) == [.withdrawn])
    #expect(why([was], [figure(rung: .level)]) == [.otherRung])
    #expect(why([was], [figure(.jobChance, "job_chance.roa_survey")]) == [.otherDefinition])
    #expect(why([was], [figure(reason: .tooFew)]) == [.thresholdCrossed])
    #expect(why([figure(reason: .tooUniform)], [was]) == [.thresholdCrossed])
    #expect(why([was], [figure(reason: .withdrawn)]) == [.withdrawn])
    #expect(why([figure(reason: .sourceNotLoaded)], [was]) == [.newSource])
    #expect(why([was], [figure(reason: .codeUnknown)]) == [.codeChange])
    #expect(why([figure(reason: .tooFew)], [figure(reason: .notMeasured)]) == [])
  }

  @Test func `a new year and a correction of the year before are two changes`() {
    func count(_ year: String, _ value: Double, headline: Bool) -> Figure {
      figure(
        .students, "students.duo_1oct", value: value, period: year, rung: .own, headline: headline,
        unit: .count)
    }
    let changes = SheetComparison.changes(
      from: sheet([count("2024", 1230, headline: true), count("2023", 1200, headline: false)]),
      to: sheet([
        count("2025", 1260, headline: true), count("2024", 1235, headline: false),
        count("2023", 1200, headline: false),
      ]), since: "2026-03-01"
    ).map(\.change)
    #expect(changes.map(\.why) == [.correction, .newYear])
    #expect(changes[0].from?.value == 1230 && changes[0].to?.value == 1235)
    #expect(changes[1].from?.period == "2024" && changes[1].to?.period == "2025")
  }

  @Test func `a programme that comes, goes or is renamed is told once`() {
    let old = sheet([figure()])
    func why(_ old: PublishedSheet?, _ new: PublishedSheet?) -> [ChangeReason] {
      SheetComparison.changes(from: old, to: new, since: "").map(\.change.why)
    }
    #expect(why(nil, old) == [.newOffering])
    #expect(why(old, nil) == [.endedOffering])
    #expect(why(old, sheet([figure()], name: "Technica")) == [.text])
    #expect(why(old, sheet([figure()], status: .ended)) == [.endedOffering])
    #expect(why(nil, nil) == [])
  }

  @Test func `a log keeps ten lines, the newest first, and no line twice`() {
    let key = OfferingKey(brin: "28DN", code: "30020")
    func line(_ date: String, _ why: ChangeReason, _ definition: String) -> FigureChange {
      FigureChange(
        key: key, change: SheetChange(since: date, why: why, definition: definition))
    }
    let first = (0..<8).map { line("2025-03-01", .newYear, "\($0)") }
    var log = ChangeLog.append(previous: [:], new: first)
    let second = [line("2026-03-01", .newYear, "a"), line("2026-03-01", .correction, "b")]
    log = ChangeLog.append(previous: log, new: second)
    #expect(log[key]?.map(\.definition) == ["b", "a", "0", "1", "2", "3", "4", "5", "6", "7"])
    #expect(ChangeLog.append(previous: log, new: second) == log)
    log = ChangeLog.append(previous: log, new: [line("2026-04-01", .newYear, "c")])
    #expect(log[key]?.map(\.definition) == ["c", "b", "a", "0", "1", "2", "3", "4", "5", "6"])
  }
}
