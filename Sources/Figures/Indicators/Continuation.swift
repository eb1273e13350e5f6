package import Facts

/// Continuation. What: of a cohort of full-time hbo-bachelor starters, the share still in hbo a year
/// later. Formula: 1 minus the dropout after one year, of the same cohort. Population: one cohort of
/// starters of all bachelors together; someone in another hbo programme still counts. Moment: one
/// year after the start. Unit: share. Source: Vereniging Hogescholen. Not: staying in this programme
/// or institution. mbo niveau 4: absent; of all former mbo students in higher education the share still
/// there a year later is of no programme.
package enum Continuation: Indicator {
  package static let id = IndicatorID.continuation

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .share) { step in
      guard step.definition == "dropout.vh_one_year" else {
        return core.fromTable(id, step, offering)
      }
      // The publisher gives the dropout; who did not drop out is its complement.
      guard case .figure(var figure) = core.fromTable(id, step, offering, complement: true) else {
        return .nothing
      }
      figure.definition = "continuation.vh_one_year"
      return .figure(figure)
    }
  }
}
