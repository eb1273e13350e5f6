package import Facts

/// Jaarresultaat. What: of everyone who left the institution without a diploma or got a diploma in
/// one year, the share with the diploma. Formula: (b + d) / (b + c + d), with b graduates who stay,
/// c leavers without and d leavers with a diploma. Population: funded mbo students of niveau 2–4 of
/// the whole institution, all programmes together. Unit: share. Source: Inspectie van het
/// Onderwijs; national value per niveau: MBO Raad. Not: this programme's own result, not Entree,
/// and not the diplomaresultaat, which counts leavers only.
package enum YearResult: Indicator {
  package static let id = IndicatorID.yearResult

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { step in
      if step.definition == "year_result.inspectie_institution" {
        return InstitutionResults.attempt(id, step, offering, core)
      }
      return core.fromTable(id, step, offering)
    }
  }
}
