import Facts

extension Computation {
  /// An hourly wage in the money of the policy's year, by the cao wages: our estimate, rounded to
  /// half a euro so that it does not look measured.
  ///
  /// Nil for a figure that is no hourly pay, whose year of measurement is not known or not in the
  /// index, or that is in that year's money already.
  func inTodaysPrices(_ figure: Figure) -> Converted? {
    guard let wages, let year = policy.prices?.year, let pay = figure.hourlyPay,
      pay.prices < year, let today = pay.inPrices(of: year, by: wages)
    else { return nil }
    return Converted(
      value: (today.euros * 2).rounded() / 2, prices: year.description,
      from: pay.prices.description, sources: wages.sources(pay.prices, year),
      index: [pay.prices, year].compactMap { year in
        wages.points[year].map { Term("index", period: year.description, $0.value) }
      })
  }
}
