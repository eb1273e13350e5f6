import Facts
import TestSupport
import Testing

@Suite("Days of the calendar")
struct CalendarDayTests {
  @Test(
    "a day is read in its own form and in no other",
    arguments: [
      ("2024-08-31", .yearMonthDay), ("2024-08-31T00:00:00", .yearMonthDay),
      ("31-08-2024", .dayMonthYear), ("31-8-2024", .dayMonthYear),
      ("31/8/2024", .dayMonthYearSlashed), ("8/31/2024", .monthDayYearSlashed),
      ("20240831", .compact),
    ] as [(String, CalendarDay.Form)])
  func forms(text: String, form: CalendarDay.Form) {
    #expect(CalendarDay(text, written: form)?.description == "2024-08-31")
    for other in CalendarDay.Form.allCases where other != form {
      #expect(CalendarDay(text, written: other) == nil, "\(other)")
    }
  }

  @Test(
    "no such day",
    arguments: [
      "", "2024", "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10",
      "2024-04-31", "2024-1-01", "24-08-31", "2024-08-31 ", " 2024-08-31", "2024/08/31",
      "2024-08-31T12:00:00", "2024-08-31Z", "２０２４-08-31", "2024-08-3１", "2024--8-31", "+2024-08-31",
      "0000-01-01", "1899-12-31", "9999-12-31x", "2024-08-31-01",
    ])
  func none(text: String) { #expect(CalendarDay(text) == nil) }

  @Test("leap years: every fourth, not every hundredth, but every four hundredth")
  func leapYears() {
    #expect(CalendarDay("2000-02-29") != nil)
    #expect(CalendarDay("2024-02-29") != nil)
    #expect(CalendarDay("2100-02-29") == nil)
  }

  @Test("days are compared as days")
  func order() throws {
    let days = ["2024-08-31", "2024-09-01", "2025-01-01"].compactMap { CalendarDay($0) }
    #expect(days == days.sorted() && days.count == 3)
    // As text 31-08-2024 stands after 2026-02-20.
    let ended = try #require(CalendarDay("31-08-2024", written: .dayMonthYear))
    let today = try #require(CalendarDay("2026-02-20"))
    #expect(ended < today)
  }

  @Test(
    "days as a spreadsheet counts them",
    arguments: [
      (61, false, "1900-03-01"), (45_535, false, "2024-08-31"), (44_074, true, "2024-09-01"),
      (36_585, false, "2000-02-29"), (43_890, false, "2020-02-29"), (43_891, false, "2020-03-01"),
    ])
  func serials(serial: Int, from1904: Bool, day: String) {
    #expect(CalendarDay(serial: serial, from1904: from1904)?.description == day)
  }

  @Test("a spreadsheet's day that never was, and others before March 1900", arguments: [-1, 0, 60])
  func noSerial(serial: Int) { #expect(CalendarDay(serial: serial) == nil) }

  @Test("every day from 1900 to 2100 comes back from its text and its number")
  func roundTrip() {
    var last: CalendarDay?
    for serial in stride(from: 61, to: 73_000, by: 1) {
      guard let day = CalendarDay(serial: serial) else {
        Issue.record("no day \(serial)")
        return
      }
      #expect(CalendarDay(day.description) == day)
      if let last { #expect(last < day) }
      last = day
    }
  }

  @Test("random bytes never crash, and what is read is written the same")
  func randomBytes() {
    var generator = SeededGenerator(seed: 11)
    let signs = Array("0123456789-/T: *'’–".unicodeScalars) + ["\u{FF10}", "\u{0}", "é"]
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text.append(signs[Int.random(in: signs.indices, using: &generator)])
      }
      for form in CalendarDay.Form.allCases {
        guard let day = CalendarDay(String(text), written: form) else { continue }
        #expect(CalendarDay(day.description) == day)
      }
      if let period = WrittenPeriod(String(text)) {
        #expect(WrittenPeriod(period.name)?.start == period.start)
        #expect(WrittenPeriod(period.name)?.kind == period.kind)
      }
    }
  }
}
