package import Facts

/// Work placement. What: SBB's label for the chance of an internship (bol) or apprenticeship (bbl) in
/// an arbeidsmarktregio, in five words. Formula: SBB's ratio of students looking to places offered; no
/// cut-offs are published. Population: students and recognised companies of a region. Unit: label.
/// Source: none loaded; SBB would fill it. Not: a job after the diploma, and not measured for hbo.
package enum WorkPlacement: Indicator {
  package static let id = IndicatorID.workPlacement

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .label) { core.fromTable(id, $0, offering) }
  }
}
