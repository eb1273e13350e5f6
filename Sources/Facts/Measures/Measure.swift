/// Id of a definition, as a type of its own so that no other text can stand in its place.
package struct DefinitionID: Hashable, Sendable {
  /// The id, such as `job_chance.cbs_register`.
  package let id: String

  /// The definition with this id; the id is not checked.
  package init(_ id: String) { self.id = id }
}

/// Code of a population, as a type of its own so that no name of a group can stand in its place.
package struct PopulationID: Hashable, Sendable {
  /// The code, such as `cbs_ho_fulltime_residents`.
  package let id: String

  /// The population with this code; the code is not checked.
  package init(_ id: String) { self.id = id }
}

/// Why two figures cannot be put side by side.
package enum Unlike: String, Codable, Hashable, Sendable, CaseIterable {
  /// At least one of the two has no value.
  case missing
  /// The definition, the unit, the statistic, or the population differs.
  case definition, unit, statistic, population
  /// Figures of different rungs: one's group holds the other's, or it is a figure of its own.
  case rung
  /// The period or its kind, or the moment of measurement differs.
  case period, moment
}

/// What a figure measures, apart from whom it was measured of: only figures of one measure are
/// compared, sorted or drawn together.
///
/// This is the one place that says what is alike; `key` is equal exactly when `unlike` is nil.
package struct Measure: Hashable, Sendable {
  /// Definition of the figure.
  package let definition: DefinitionID
  /// Unit of the value.
  package let unit: Unit
  /// Mean, median or quartile; nil where the unit says it.
  package let statistic: Statistic?
  /// Who is counted; an empty code when the figure has no basis.
  package var population: PopulationID
  /// How wide the group is; nil when the figure has no basis.
  package var rung: Rung?
  /// What the period means; nil when it is not said.
  package let periodKind: PeriodKind?
  /// The period as text; empty without one.
  package let period: String
  /// How long after leaving it was measured; nil where the definition has no such moment.
  package let moment: Moment?

  /// The measure of a figure.
  ///
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

  /// The first way in which the measures of two figures differ; `missing` when one has no value,
  /// nil when they are one measure.
  package static func unlike(_ a: Figure, _ b: Figure) -> Unlike? {
    guard let a = Measure(a), let b = Measure(b) else { return .missing }
    return a.unlike(b)
  }

  /// True when `wider` is the same measure as `figure` of another group of people: only the rungs
  /// differ.
  ///
  /// - Parameter population: taken as the population of `wider` instead of its own, for tables that
  ///   name the same people otherwise.
  package static func isWider(
    _ wider: Figure, than figure: Figure, population: PopulationID? = nil
  ) -> Bool {
    guard var other = Measure(wider), let own = Measure(figure), wider.basis != figure.basis
    else { return false }
    other.rung = own.rung
    if let population { other.population = population }
    return other.unlike(own) == nil
  }

  /// One text per measure, for storing and sorting.
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
