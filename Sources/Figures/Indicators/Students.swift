package import Facts

/// Students enrolled on 1 October. What: main enrolments in funded education of one programme at
/// one institution, one figure per year, newest first; for hbo also per location. Formula: the sum
/// of the register's cells; a hidden cell (1–4) keeps the sum between bounds. Population: everyone
/// enrolled in that programme, all years and forms. Unit: people. Source: DUO open education data
/// (hbo p01hoinges; mbo enrolments 2015–2019). Not: the number of places, or of applicants.
package enum Students: Indicator {
  package static let id = IndicatorID.students
  static let definition = "students.duo_1oct"
  private static let series = CountSeries(
    indicator: id, definition: definition, population: "duo_students", periodKind: .october)

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    series.figures(offering, core) {
      core.climb(id, offering, unit: .count) { _ in .nothing }
    }
  }

  /// Students per location in the newest year, largest first.
  package static func locations(for offering: Offering, in core: Computation)
    -> [Sheet.LocationPart]
  {
    let facts = core.disclosure.merged(
      core.facts.counts(offering.key, id, definition), dates: core.facts.sources)
    guard let newest = facts.map(\.year).max() else { return [] }
    let places = Dictionary(
      grouping: facts.filter {
        $0.year == newest && $0.municipality != nil && $0.count.high > 0
      },
      by: { $0.municipality ?? "" })
    let parts = places.map { code, cells in
      let place = core.facts.municipalities[code]
      return Sheet.LocationPart(
        municipality: place?.name ?? code, code: code, region: place?.regionName ?? "",
        students: series.figure(cells, year: newest, headline: false, offering, core))
    }
    return parts.sorted {
      ($0.students.value ?? 0, $1.code) > ($1.students.value ?? 0, $0.code)
    }
  }
}
