/// Gross pay for one hour of work, of a stated kind and in the money of a stated year.
///
/// A mean and a median, or amounts in the money of two years, give no difference; a month's pay
/// follows only when the hours are given.
package struct HourlyPay: Hashable, Sendable {
  /// Gross euro per hour, above 0.
  package let euros: Double
  /// Mean, median, a quartile, or `unknown` where the source does not say.
  package let statistic: Statistic
  /// The year whose prices the amount is in.
  package let prices: PriceYear

  /// - Parameter euros: gross euro per hour.
  /// - Returns: nil when the amount is not above 0 or not finite, or when the statistic is not one
  ///   of pay.
  package init?(euros: Double, _ statistic: Statistic, in prices: PriceYear) {
    guard euros > 0, euros.isFinite, statistic.isOfPay else { return nil }
    self.euros = euros
    self.statistic = statistic
    self.prices = prices
  }

  /// The same pay in the prices of another year: an estimate.
  ///
  /// - Returns: nil when the index lacks one of the two years.
  package func inPrices(of year: PriceYear, by index: WageIndex) -> HourlyPay? {
    guard let factor = index.factor(from: prices, to: year) else { return nil }
    return HourlyPay(euros: euros * factor, statistic, in: year)
  }

  /// Gross pay for a month at these hours a week, in the same statistic and prices.
  package func month(of hours: WeekHours) -> MonthlyPay? {
    MonthlyPay(euros: euros * hours.inMonth, statistic, in: prices, hours: hours)
  }

  /// How much more than another, in euro per hour.
  ///
  /// - Returns: nil unless both are the same known statistic in the prices of the same year.
  package func more(than other: HourlyPay) -> Double? {
    guard statistic == other.statistic, statistic != .unknown, prices == other.prices else {
      return nil
    }
    return euros - other.euros
  }
}

/// Hours of work in a week.
package struct WeekHours: Hashable, Comparable, Sendable {
  /// Hours a week, above 0 and at most 80.
  package let value: Double

  /// - Parameter value: hours a week.
  /// - Returns: nil unless it is above 0 and at most 80.
  package init?(_ value: Double) {
    guard value > 0, value <= 80 else { return nil }
    self.value = value
  }

  /// Hours in a month of 52 / 12 weeks.
  package var inMonth: Double { value * 52 / 12 }

  package static func < (a: WeekHours, b: WeekHours) -> Bool { a.value < b.value }
}

/// Gross pay for a month as it was earned, with the hours a week it was earned in. There is no
/// month's pay without hours: 1,344 euro for 26 hours is not less than 2,081 for 40.
package struct MonthlyPay: Hashable, Sendable {
  /// Gross euro per month, above 0.
  package let euros: Double
  /// Mean, median, a quartile, or `unknown` where the source does not say.
  package let statistic: Statistic
  /// The year whose prices the amount is in.
  package let prices: PriceYear
  /// The hours a week the amount was earned in.
  package let hours: WeekHours

  /// - Parameter euros: gross euro per month.
  /// - Returns: nil when the amount is not above 0 or not finite, or when the statistic is not one
  ///   of pay.
  package init?(
    euros: Double, _ statistic: Statistic, in prices: PriceYear, hours: WeekHours
  ) {
    guard euros > 0, euros.isFinite, statistic.isOfPay else { return nil }
    self.euros = euros
    self.statistic = statistic
    self.prices = prices
    self.hours = hours
  }

  /// The same pay for an hour.
  package var hourly: HourlyPay? {
    HourlyPay(euros: euros / hours.inMonth, statistic, in: prices)
  }

  /// How much more than another, in euro per month.
  ///
  /// - Returns: nil unless statistic, price year and hours agree and the statistic is known.
  package func more(than other: MonthlyPay) -> Double? {
    guard statistic == other.statistic, statistic != .unknown, prices == other.prices,
      hours == other.hours
    else { return nil }
    return euros - other.euros
  }

  /// The amount it would be for a full week of so many hours; a type of its own, because nobody
  /// earned it.
  package func fullTime(_ week: WeekHours) -> FullTimePay {
    FullTimePay(euros: euros * week.value / hours.value, earned: self, week: week)
  }
}

/// A month's pay converted to a full week. It keeps what was earned, so that it cannot be shown
/// without saying so, and nothing turns it back into earned pay.
package struct FullTimePay: Hashable, Sendable {
  /// Gross euro per month for the full week.
  package let euros: Double
  /// The pay as it was earned.
  package let earned: MonthlyPay
  /// Hours of the full week.
  package let week: WeekHours

  fileprivate init(euros: Double, earned: MonthlyPay, week: WeekHours) {
    self.euros = euros
    self.earned = earned
    self.week = week
  }
}

extension Statistic {
  /// True for what a pay table can give.
  var isOfPay: Bool {
    switch self {
    case .mean, .median, .p25, .p75, .unknown: true
    case .share, .count, .index: false
    }
  }
}

extension Figure {
  /// The year of measurement, in whose prices an amount is; nil when the source does not fix it.
  package var priceYear: PriceYear? {
    if let measured { return PriceYear(measured) }
    switch periodKind {
    case .calendarYear, .october, .surveyYear: return period.flatMap { PriceYear($0) }
    default: return nil
    }
  }

  /// The value as hourly pay; nil for another unit, without a value, or when the year of its prices
  /// is not known.
  package var hourlyPay: HourlyPay? {
    guard state == .published, unit == .euroHour, let value, let priceYear else { return nil }
    return HourlyPay(euros: value, statistic ?? .unknown, in: priceYear)
  }
}
