import Facts
import Figures
import Testing

/// Rules of the contract that every figure of every sheet must keep.
@Suite("Every figure of the embedded edition")
struct BaselineRulesTests {
  /// The figures that break a rule, as `key definition period`.
  static func broken(_ keeps: (Offering, Figure) -> Bool) throws -> [String] {
    var broken: [String] = []
    for sheet in try Baseline.sheets.get() {
      for figure in sheet.figures where !keeps(sheet.offering, figure) {
        broken.append("\(sheet.offering.key) \(figure.definition) \(figure.period ?? "")")
      }
    }
    return broken
  }

  /// True when the definition counts full-time students or leavers only.
  static func isFullTimeOnly(_ figure: Figure) -> Bool {
    let definition = figure.definition
    if definition.contains(".cbs_register") || definition.contains("cbs_ho_fulltime") {
      return true
    }
    if figure.basis?.population == "hbo_fulltime_bachelor_cohort" { return true }
    if figure.basis?.population == "hbo_monitor_labour_force_all_forms" { return false }
    return [
      "completion.stock_flow", "unemployment.hbo_monitor", "permanent_contract.hbo_monitor",
    ].contains(definition)
  }

  @Test("10,889 sheets, 26 indicators each, in one order, each with one headline first")
  func headlines() throws {
    let sheets = try Baseline.sheets.get()
    #expect(sheets.count == 10_889)
    let order = Computation.registry.map { $0.id }
    #expect(order == IndicatorID.allCases)
    var broken: [OfferingKey] = []
    for sheet in sheets {
      var started: [IndicatorID] = []
      for figure in sheet.figures where started.last != figure.indicator {
        started.append(figure.indicator)
        if !figure.headline { broken.append(sheet.offering.key) }
      }
      if started != order || sheet.figures.count(where: \.headline) != order.count {
        broken.append(sheet.offering.key)
      }
    }
    #expect(broken == [])
  }

  @Test("a value when published and only then; a reason in every other case")
  func states() throws {
    let broken = try Self.broken { _, figure in
      let published = figure.state == .published
      return published == (figure.value != nil) && published == (figure.reason == nil)
    }
    #expect(broken == [])
  }

  @Test("what is published says who is counted, when, how, and from which source")
  func complete() throws {
    let broken = try Self.broken { _, figure in
      guard figure.state == .published else {
        return figure.n == nil && figure.interval == nil && figure.quartiles == nil
      }
      return figure.basis != nil && figure.method != nil
        // A publisher stands behind a value that was taken over, nobody but us behind an estimate.
        && (figure.confidence != nil) != (figure.method == .estimated)
        && figure.period?.isEmpty == false && figure.periodKind != nil && !figure.sources.isEmpty
    }
    #expect(broken == [])
  }

  @Test("a share lies between 0 and 1, an interval around its value, a median in its quartiles")
  func ranges() throws {
    let broken = try Self.broken { _, figure in
      guard let value = figure.value else { return true }
      if figure.unit == .share, !(0...1).contains(value) { return false }
      if let interval = figure.interval {
        guard interval.low <= value, value <= interval.high else { return false }
        guard interval.low >= 0, interval.high <= 1 else { return false }
      }
      guard let quartiles = figure.quartiles else { return true }
      return quartiles.low <= value && value <= quartiles.high
    }
    #expect(broken == [])
  }

  @Test("no programme that is mostly part-time, or of unknown form, has a full-time-only figure")
  func fullTimeOnly() throws {
    var withheld = 0
    let broken = try Self.broken { offering, figure in
      guard Self.isFullTimeOnly(figure) else { return true }
      let share = offering.fullTimeShare ?? 0
      if figure.basis?.rung == .ownPooled { return share >= 0.8 }
      if share >= 0.5 { return true }
      withheld += 1
      return figure.state != .published
    }
    #expect(broken == [])
    #expect(withheld > 1000)
  }

  @Test("no headline mixes bol and bbl, or graduates and all leavers, or is read from a chart")
  func mixtures() throws {
    let broken = try Self.broken { _, figure in
      guard figure.headline, figure.state == .published else { return true }
      return !figure.definition.hasSuffix("_mixed")
        && !figure.definition.hasSuffix("_all_leavers") && figure.method != .readFromChart
    }
    #expect(broken == [])
  }

  @Test("a job path is one cohort of one table on one rung, each moment once")
  func jobPaths() throws {
    var broken: [OfferingKey] = []
    for sheet in try Baseline.sheets.get() where sheet.offering.kind == .hbo {
      let line = sheet.figures.filter { $0.indicator == .jobPath && $0.state == .published }
      if Set(line.map(\.period)).count > 1 || Set(line.map(\.definition)).count > 1
        || Set(line.map(\.basis)).count > 1 || Set(line.map(\.moment)).count < line.count
      {
        broken.append(sheet.offering.key)
      }
    }
    #expect(broken == [])
  }

  @Test("a counted share is of at least 100 people and at least 20 from both ends, in tens")
  func roundedCounts() throws {
    var shares = 0
    let broken = try Self.broken { _, figure in
      guard figure.method == .counted, figure.unit == .share, figure.state == .published else {
        return true
      }
      guard let part = figure.numerator, let whole = figure.n else { return false }
      shares += 1
      return whole >= 100 && part >= 20 && whole - part >= 20 && whole.isMultiple(of: 10)
        && part.isMultiple(of: 10) && figure.value == Double(part) / Double(whole)
    }
    #expect(broken == [])
    #expect(shares > 4000)
  }

  @Test("no published count is 1–4; bounds belong to a hidden number of at least five people")
  func smallCounts() throws {
    let broken = try Self.broken { _, figure in
      guard figure.unit == .count else { return figure.bounds == nil }
      if let value = figure.value { return value == 0 || value >= 5 }
      guard let bounds = figure.bounds else { return true }
      return figure.state == .suppressed && bounds.low < bounds.high && bounds.high >= 5
    }
    #expect(broken == [])
  }

  @Test("completion: nothing for Ad, master and Entree; for mbo never a value of its own")
  func completion() throws {
    let broken = try Self.broken { offering, figure in
      guard figure.indicator == .completion else { return true }
      switch offering.level {
      case .ad, .master: return figure.state == .absent && figure.reason == .notMeasured
      case .entree: return figure.state == .notApplicable
      case .two, .three, .four: return figure.basis?.rung.isOwn != true
      case .bachelor: return figure.definition == "completion.stock_flow"
      }
    }
    #expect(broken == [])
  }

  @Test("no master stands on the total of all masters, which is mostly arts")
  func masters() throws {
    let broken = try Self.broken { offering, figure in
      offering.level != .master || figure.state != .published || figure.basis?.rung != .level
    }
    #expect(broken == [])
  }

  @Test("the constants the tests are written with are those of policy.yml")
  func policy() throws {
    #expect(try Baseline.policy.get() == Made.policy)
  }
}
