import Facts

/// Published national tables, looked up once for every kind of programme that occurs.
///
/// A step names the members a row must have; a row with a further member other than its period
/// counts another group and is refused. The newest period is taken.
struct PublishedTables: Sendable {
  /// What of an offering decides which row of a national table is about it.
  struct Signature: Hashable, Sendable {
    var kind: Kind
    var level: Level
    var leerweg: Leerweg?
    var sector: String
    var direction: String?

    init(_ offering: Offering) {
      kind = offering.kind
      level = offering.level
      leerweg = offering.key.leerweg
      sector = offering.sector
      direction = offering.direction
    }

    func value(of member: String) -> String? {
      switch member {
      case "level": return level.rawValue
      case "leerweg": return leerweg?.rawValue
      case "sector", "sectorkamer": return sector
      case "direction": return direction
      default: return nil
      }
    }
  }

  struct Row: Sendable {
    var fact: ReferenceFact
    var quartiles: Interval?
  }

  private var rows: [Signature: [Int: Row]] = [:]

  init(facts: FactBase, ladders: Ladders) {
    let steps = ladders.steps.filter { facts.references[$0.definition] != nil }
    for signature in Set(facts.offerings.map(Signature.init)) {
      var found: [Int: Row] = [:]
      for step in steps {
        found[step.id] = PublishedTables.row(
          for: step, signature, in: facts.references[step.definition] ?? [])
      }
      rows[signature] = found
    }
  }

  /// The row of a published table that is about this offering's group.
  func row(for step: LadderStep, _ offering: Offering) -> Row? {
    rows[Signature(offering)]?[step.id]
  }

  private static func row(
    for step: LadderStep, _ signature: Signature, in table: [ReferenceFact]
  ) -> Row? {
    var wanted: [String: String] = [:]
    for (name, member) in step.match where name != "table" {
      guard member == "own" else {
        wanted[name] = member
        continue
      }
      guard let own = signature.value(of: name) else { return nil }
      wanted[name] = own
    }
    func fits(_ fact: ReferenceFact, _ members: [String: String]) -> Bool {
      guard fact.kind == signature.kind.rawValue || fact.kind == "all" else { return false }
      if let table = step.match["table"], fact.table != table { return false }
      for (name, member) in members where fact.members[name] != member { return false }
      for (name, member) in fact.members
      where name != "period" && members[name] == nil && member != "all" { return false }
      return true
    }
    let fitting = table.filter { fits($0, wanted) }
    guard let newest = fitting.max(by: { $0.period < $1.period }) else { return nil }
    guard newest.statistic == .median, wanted["statistic"] != nil else {
      return Row(fact: newest)
    }
    func quartile(_ name: String) -> Double? {
      var members = wanted
      members["statistic"] = name
      return table.first {
        $0.table == newest.table && $0.period == newest.period && fits($0, members)
      }?.value
    }
    guard let low = quartile("p25"), let high = quartile("p75") else { return Row(fact: newest) }
    return Row(fact: newest, quartiles: Interval(low: low, high: high))
  }
}

extension Computation {
  /// A figure straight from a published table; per cents become shares.
  ///
  /// With `complement`, 1 minus the share: the working share of an unemployment figure. A step whose
  /// definition no table has is looked up among the imported outcomes.
  func fromTable(
    _ indicator: IndicatorID, _ step: LadderStep, _ offering: Offering, complement: Bool = false
  ) -> Attempt {
    guard let row = published.row(for: step, offering) else {
      return fromOutcomes(indicator, step, offering, complement: complement)
    }
    let fact = row.fact
    let unit = Computation.unit(of: fact)
    var figure = Figure(indicator, definition: step.definition, state: .published, unit: unit)
    figure.value = unit == .share ? Computation.share(fact.value, complement) : fact.value
    figure.quartiles = row.quartiles
    if fact.statistic != .share, fact.statistic != .count { figure.statistic = fact.statistic }
    figure.basis = Basis(
      rung: step.rung, group: words(for: step, fact, offering), population: fact.population)
    figure.period = fact.period
    figure.periodKind = PeriodKind(rawValue: fact.periodKind)
    figure.moment = fact.moment
    figure.measured = Computation.measured(fact)
    figure.method = fact.method
    figure.confidence = fact.confidence
    if fact.approximate { figure.approximate = true }
    figure.sources = [fact.place]
    return .figure(figure)
  }

  /// Per cents with up to three decimals as a share, without the noise of a binary fraction:
  /// 5.2 gives 0.052 and 0.948, not 0.052000000000000005.
  private static func share(_ percent: Double, _ complement: Bool) -> Double {
    let thousandths = (percent * 1000).rounded()
    return (complement ? 100_000 - thousandths : thousandths) / 100_000
  }

  /// The month of measurement, where period and moment fix it: CBS measures in October.
  static func measured(_ fact: ReferenceFact) -> String? {
    let kind = PeriodKind(rawValue: fact.periodKind)
    switch kind {
    case .cohort, .startCohort:
      return fact.moment.flatMap {
        Cohorts.measured([fact.period], $0, kind: kind ?? .cohort)
      }
    case .october: return fact.period + "-10"
    default: return nil
    }
  }

  static func unit(of fact: ReferenceFact) -> Unit {
    switch fact.unit {
    case "percent": return .share
    case "euro_hour": return .euroHour
    case "euro_month": return .euroMonth
    case "months": return .months
    case "ratio": return .label
    default: return .count
    }
  }

  /// The group a table row counts, in register terms: `mbo, bol, niveau 4`.
  func words(for step: LadderStep, _ fact: ReferenceFact, _ offering: Offering) -> String {
    var parts: [String] = []
    let level = fact.members["level"].flatMap { $0 == "all" ? nil : $0 }
    if offering.kind == .hbo {
      parts.append(level.map { term("level", $0) } ?? term("kind", "hbo"))
    } else {
      parts.append(term("kind", "mbo"))
      if let leerweg = fact.members["leerweg"], leerweg != "all" {
        parts.append(term("leerweg", leerweg))
      } else {
        parts.append(term("leerweg", "all"))
      }
      parts.append(level.map { term("level", $0) } ?? term("level", "all"))
    }
    if let direction = fact.members["direction"], direction != "all" {
      parts.append(term("direction", direction))
    }
    if let sector = fact.members["sector"] ?? fact.members["sectorkamer"], sector != "all",
      sector != "totaal"
    {
      parts.append(term("sector", sector))
    }
    if let prior = fact.members["prior_education"], prior != "all" {
      parts.append(term("prior_education", prior))
    }
    return parts.joined(separator: ", ")
  }

  /// The offering itself, in words.
  func words(for offering: Offering) -> String {
    let institution = facts.institutions[offering.key.brin]?.name ?? offering.key.brin
    return institution + ", " + offering.name
  }
}
