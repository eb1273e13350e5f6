package import Facts

/// Job chance. What (hbo): the share with paid work one year after leaving full-time education.
/// Formula: (with work, with or without benefit) / (those plus without work). Population: graduates
/// of a level and sector who did not return to education, are known in the population register and
/// are no international student, full-time leavers only; counts rounded to tens. What (mbo): the
/// share of graduates with work, as CBS counts it per programme or study direction once such a file
/// is loaded; else 1 minus the unemployment of graduates about a year and a half after the diploma,
/// by leerweg and niveau. Unit: share. Source: CBS 83811NED, 85696NED and the tables per crebo; ROA
/// school-leavers survey. Not: a forecast, not work
/// in one's own field or at one's own level, and the two kinds are not comparable: any paid work
/// counts for CBS, the labour force only for ROA.
package enum JobChance: Indicator {
  package static let id = IndicatorID.jobChance

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    let register = RegisterPositions(indicator: id, moment: .oneYear)
    return core.climb(id, offering, unit: .share) { step in
      if step.definition == "job_chance.cbs_register" {
        return register.attempt(step, offering, core) { fact in
          guard let working = fact.working, let available = fact.available else { return nil }
          return (working, available)
        }
      }
      guard step.definition.hasPrefix("unemployment.") else {
        return core.fromTable(id, step, offering)
      }
      // ROA publishes unemployment; the working share is its complement, in the same population.
      guard case .figure(var figure) = core.fromTable(id, step, offering, complement: true) else {
        return .nothing
      }
      figure.definition = "job_chance.roa_survey"
      return .figure(figure)
    }
  }
}
