/// A day of the Gregorian calendar, 1900 to 9999 (registers write 9999-12-31 for "no end"). Two
/// days are compared as days, never as texts.
package struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 1900…9999.
  package let year: Int
  /// 1…12.
  package let month: Int
  /// 1…31, as many as the month has.
  package let day: Int

  /// How a source writes its days; declared per column, never guessed: `03-04-2024` is two days.
  package enum Form: String, Sendable, Hashable, CaseIterable {
    /// `2024-08-31` (ISO 8601), also with midnight behind it: `2024-08-31T00:00:00`.
    case yearMonthDay = "yyyy-mm-dd"
    /// `31-8-2024` and `31-08-2024`, the Dutch way.
    case dayMonthYear = "d-m-yyyy"
    /// `31/8/2024` and `31/08/2024`.
    case dayMonthYearSlashed = "d/m/yyyy"
    /// `8/31/2024`, the American way.
    case monthDayYearSlashed = "m/d/yyyy"
    /// `20240831`, exactly eight digits.
    case compact = "yyyymmdd"
  }

  /// Nil when there is no such day: 30 February, 29 February of a year that is no leap year.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month),
      (1...CalendarDay.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads a day that is written in one form and no other; nil for anything else.
  package init?(_ text: String, written form: Form = .yearMonthDay) {
    var bytes = Array(text.utf8)
    if form == .yearMonthDay, bytes.count == 19, bytes[10...].elementsEqual("T00:00:00".utf8) {
      bytes.removeLast(9)
    }
    func number(_ digits: ArraySlice<UInt8>, _ lengths: ClosedRange<Int>) -> Int? {
      guard lengths.contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    if form == .compact {
      guard bytes.count == 8, let year = number(bytes[..<4], 4...4),
        let month = number(bytes[4..<6], 2...2), let day = number(bytes[6...], 2...2)
      else { return nil }
      self.init(year: year, month: month, day: day)
      return
    }
    let isSlashed = form == .dayMonthYearSlashed || form == .monthDayYearSlashed
    let mark = isSlashed ? UInt8(ascii: "/") : UInt8(ascii: "-")
    let parts = bytes.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let isISO = form == .yearMonthDay
    let (year, other) = isISO ? (parts[0], parts[2]) : (parts[2], parts[0])
    guard let year = number(year, 4...4), let first = number(other, isISO ? 2...2 : 1...2),
      let second = number(parts[1], isISO ? 2...2 : 1...2)
    else { return nil }
    let isMonthFirst = form == .monthDayYearSlashed
    self.init(
      year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
  }

  /// A day as a spreadsheet counts it (ECMA-376 part 1, 18.17.4.1): days since 30 December 1899, or
  /// since 1 January 1904. Nil before 1 March 1900, where spreadsheets count a day that never was.
  package init?(serial: Int, from1904: Bool = false) {
    // Days since 1 March 1900, so that leap days come last.
    let days = serial + (from1904 ? 1462 : 0) - 61
    guard (0...110_000).contains(days) else { return nil }
    var (year, rest) = (1900, days)
    while rest >= CalendarDay.length(ofYearFromMarch: year) {
      rest -= CalendarDay.length(ofYearFromMarch: year)
      year += 1
    }
    var month = 3
    while rest >= CalendarDay.length(ofMonth: month, in: year) {
      rest -= CalendarDay.length(ofMonth: month, in: year)
      month += 1
      if month == 13 { (month, year) = (1, year + 1) }
    }
    self.init(year: year, month: month, day: rest + 1)
  }

  /// `2024-08-31`.
  package var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofYearFromMarch year: Int) -> Int { isLeap(year + 1) ? 366 : 365 }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
