package import Facts

/// The estimate for all full-time hbo bachelors together, beside the published shares of a national
/// cohort with a diploma after five and after eight years.
///
/// The two are not the same thing. A cohort's diploma counts wherever in hbo it was won, and after
/// five years many are still studying; ours is of one programme, so that who switches has left one
/// and entered another, and it is of the people who stopped in three years, most of them from larger
/// intakes than today's. It should lie between the two: above the five-year rate, where those still
/// studying have no diploma yet, and below the eight-year rate, where switchers have.
package struct OutsideCheck: Sendable {
  /// Share with a diploma for one assumption about switchers.
  package struct Ratio: Hashable, Sendable {
    package var switchers: Double
    package var share: Double
  }

  package let ratios: [Ratio]
  /// Published, after five and after eight years; nil when the fact is not loaded.
  package let afterFive: ReferenceFact?
  package let afterEight: ReferenceFact?

  package init(_ core: Computation) {
    let sum = core.stockFlow.all.sum(core.policy.stockFlow.transitions)
    ratios = core.policy.stockFlow.switchers.compactMap { switchers in
      sum.share(switchers).map { Ratio(switchers: switchers, share: $0) }
    }
    func everyone(_ definition: String) -> ReferenceFact? {
      core.facts.references[definition]?.first {
        $0.members["prior_education"] == "all" && $0.members["gender"] == "all"
      }
    }
    afterFive = everyone("diploma_in_time.vh_five_years")
    afterEight = everyone("diploma_in_time.vh_eight_years")
  }

  /// True when every assumption gives a share between the two published ones.
  package var holds: Bool? {
    guard let afterFive, let afterEight, !ratios.isEmpty else { return nil }
    return ratios.allSatisfy {
      afterFive.value / 100 < $0.share && $0.share < afterEight.value / 100
    }
  }
}
