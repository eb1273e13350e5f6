package import Facts

/// External validation: the estimate for all full-time hbo bachelors together, beside the published
/// shares of a national cohort with a diploma after five and after eight years.
///
/// The two are not the same measure. A cohort's diploma counts wherever in hbo it was gained, and
/// after five years many are still studying; ours is of one programme, so that someone who switches
/// has left one and entered another, and it is of the people who stopped in three years, most of
/// them from larger intakes than today's. It should lie between the two: above the five-year rate,
/// where those still studying have no diploma yet, and below the eight-year rate, where switchers
/// have.
package struct OutsideCheck: Sendable {
  /// Share with a diploma for one assumption about switchers.
  package struct Ratio: Hashable, Sendable {
    /// Assumed entrants by switching, as a ratio to first-years.
    package var switchers: Double
    /// Share 0…1 of those who stopped or finished that has the diploma.
    package var share: Double
  }

  /// The share for each assumption of the policy, low, central and high, where it can be computed.
  package let ratios: [Ratio]
  /// Published share with a diploma after five years, in per cent; nil when the fact is not loaded.
  package let afterFive: ReferenceFact?
  /// Published share with a diploma after eight years, in per cent; nil when the fact is not
  /// loaded.
  package let afterEight: ReferenceFact?

  /// Computes the shares from the national sums that the estimates already made.
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

  /// True when every assumption gives a share between the two published ones; nil when a part is
  /// missing.
  package var holds: Bool? {
    guard let afterFive, let afterEight, !ratios.isEmpty else { return nil }
    return ratios.allSatisfy {
      afterFive.value / 100 < $0.share && $0.share < afterEight.value / 100
    }
  }
}
