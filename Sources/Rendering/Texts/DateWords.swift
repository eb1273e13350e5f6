import Facts

/// Dates and periods in the words of a language; the order is the same in both.
struct DateWords: Sendable {
  let texts: Texts

  /// `2019-10-01` as `1 oktober 2019`, `2018-10` as `oktober 2018`, `2018` as it is.
  func words(_ date: String) -> String {
    let parts = date.split(separator: "-")
    guard parts.count > 1, let month = texts.known("month." + parts[1]) else { return date }
    let stem = month + " " + parts[0]
    guard parts.count > 2, let day = Int(parts[2]) else { return stem }
    return String(day) + " " + stem
  }

  /// `2021–2024` as `2021 tot en met 2024`.
  func period(_ period: String) -> String {
    let parts = period.split(separator: "–")
    guard parts.count == 2 else { return period }
    let years = parts.map { Year(period: $0)?.number ?? 0 }
    return span(String(parts[0]), String(parts[1]), isNext: years[0] + 1 == years[1])
  }

  /// Two years by name, more by the first and the last.
  private func span(_ from: String, _ to: String, isNext: Bool) -> String {
    texts(isNext ? "phrase.both" : "phrase.until", ["from": from, "to": to])
  }

  /// The year in which a cohort began: 2016 for `2016/17`.
  func starting(_ period: String) -> String { String(period.prefix(4)) }

  /// The year in which a cohort left: 2017 for `2016/17`.
  func leaving(_ period: String) -> String {
    let parts = period.split(separator: "–").map { Year(period: $0) }
    guard let first = parts.first??.number, let last = parts.last??.number else { return period }
    if first == last { return String(first) }
    return span(String(first), String(last), isNext: first + 1 == last)
  }
}

/// The year a period ends in.
struct Year: Equatable, Sendable {
  var number: Int
  /// The period is a school year, which ends in July.
  var isSchoolYear: Bool

  /// Reads `2019`, `2018/19` or the last part of `2021–2024`; nil when there is no year in it.
  init?(period: some StringProtocol) {
    let last = String(period).split { $0 == "–" || $0 == "-" }.last ?? ""
    let parts = last.split(separator: "/")
    guard let start = parts.first.flatMap({ Int($0) }), (1000...9999).contains(start) else {
      return nil
    }
    isSchoolYear = parts.count > 1
    number = isSchoolYear ? start + 1 : start
  }

  init(number: Int, isSchoolYear: Bool) {
    self.number = number
    self.isSchoolYear = isSchoolYear
  }
}

/// How long ago something was measured, in months since year 0.
struct Age: Sendable {
  /// Months after which a figure is called old.
  static let limit = 60

  /// The month a year without one stands for: October, in which education and leavers are counted. So a
  /// figure of 2021 is as old as one of October 2021.
  private static let monthOfYear = 10

  /// Reads `2018-10` or `2018-10-01`; a bare year counts to its end.
  static func months(_ date: String) -> Int? {
    let parts = date.split(separator: "-")
    guard let year = parts.first.flatMap({ Int($0) }) else { return nil }
    return year * 12 + (parts.count > 1 ? Int(parts[1]) ?? 12 : 12)
  }

  /// The month a figure describes: when it was measured, or else when its period ended.
  static func months(of figure: Figure) -> Int? {
    if let measured = figure.measured, measured.contains("-"), let months = months(measured) {
      return months
    }
    guard let date = figure.measured ?? figure.period, let year = Year(period: date) else {
      return nil
    }
    return year.number * 12 + (year.isSchoolYear ? 7 : monthOfYear)
  }

  /// True when the figure is more than five years older than `asOf`: the policy's reference month,
  /// or the date of the sheet's newest source when that is later.
  static func isOld(_ figure: Figure, asOf: String) -> Bool {
    guard let then = months(of: figure), let now = months(asOf) else { return false }
    return now - then > limit
  }
}
