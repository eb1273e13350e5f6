/// Id of a definition; never a population, an indicator or any other text.
package struct DefinitionID: Hashable, Sendable {
  package let id: String

  package init(_ id: String) { self.id = id }
}

/// Code of who is counted; never a group's name.
package struct PopulationID: Hashable, Sendable {
  package let id: String

  package init(_ id: String) { self.id = id }
}

/// Why two figures cannot be put side by side.
package enum Unlike: String, Codable, Hashable, Sendable, CaseIterable {
  /// At least one of the two has no value.
  case missing
  case definition, unit, statistic, population
  /// Figures of different rungs: one's group holds the other's, or it is a figure of its own.
  case rung
  case period, moment
}

/// What a figure measures, apart from whom it was measured of: only figures of one measure are
/// compared, sorted or drawn together.
///
/// This is the one place that says what is alike; `key` is equal exactly when `unlike` is nil.
package struct Measure: Hashable, Sendable {
  package let definition: DefinitionID
  package let unit: Unit
  package let statistic: Statistic?
  package var population: PopulationID
  package var rung: Rung?
  package let periodKind: PeriodKind?
  package let period: String
  package let moment: Moment?

  /// - Returns: nil for a figure without a value.
  package init?(_ figure: Figure) {
    guard figure.state == .published, figure.value != nil else { return nil }
    definition = DefinitionID(figure.definition)
    unit = figure.unit
    statistic = figure.statistic
    population = PopulationID(figure.basis?.population ?? "")
    rung = figure.basis?.rung
    periodKind = figure.periodKind
    period = figure.period ?? ""
    moment = figure.moment
  }

  /// The first way in which another measure differs; nil when the two are one.
  package func unlike(_ other: Measure) -> Unlike? {
    if unit != other.unit { return .unit }
    if definition != other.definition { return .definition }
    if statistic != other.statistic { return .statistic }
    if population != other.population { return .population }
    if rung != other.rung { return .rung }
    if periodKind != other.periodKind || period != other.period { return .period }
    if moment != other.moment { return .moment }
    return nil
  }

  /// The same, of two figures.
  package static func unlike(_ a: Figure, _ b: Figure) -> Unlike? {
    guard let a = Measure(a), let b = Measure(b) else { return .missing }
    return a.unlike(b)
  }

  /// True when a figure is the same measure of another, wider group; the rungs differ, the rest not.
  package static func isWider(
    _ wider: Figure, than figure: Figure, population: PopulationID? = nil
  ) -> Bool {
    guard var other = Measure(wider), let own = Measure(figure), wider.basis != figure.basis
    else { return false }
    other.rung = own.rung
    if let population { other.population = population }
    return other.unlike(own) == nil
  }

  /// One text per measure, for storing.
  package var key: String {
    [
      definition.id, unit.rawValue, statistic?.rawValue ?? "", population.id,
      rung?.rawValue ?? "", periodKind?.rawValue ?? "", period, moment?.rawValue ?? "",
    ].joined(separator: "/")
  }
}

extension Figure {
  /// A text that two offerings share when they carry one and the same group's figure; nil for a
  /// figure of the offering's own students.
  package var sharedGroup: String? {
    guard let basis, !basis.rung.isOwn, let measure = Measure(self), let value else { return nil }
    let rows = sources.map { $0.id + ":" + $0.rows.map(String.init).joined(separator: " ") }
    return measure.key + "|" + basis.group + "|\(value)|" + rows.joined(separator: "|")
  }
}
