import Facts
import Registers
import TestSupport
import Testing

@testable import Ingest

/// The register's days are days: a programme that stopped is never open because its end is written
/// in another way.
@Suite("Days in the register")
struct RegisterDateTests {
  static let key = OfferingKey(brin: "31FR", code: "80009")

  static func text(_ ends: String) -> String {
    RegisterReaderTests.header + "\n"
      + RegisterReaderTests.row("80009", form: "VOLTIJD", ends: ends)
      + "\n"
  }

  static func source(_ form: String? = nil) throws -> SourceDescriptor {
    let dates = form.map { "dates: {entry_ends: \($0)}\nvalues:" } ?? "values:"
    return try Declared.source("duo-rio-erkenningen", [".csv.gz": ".csv", "values:": dates])
  }

  @Test(
    "a day that is not written year-month-day is refused",
    arguments: [
      "31-08-2024", "08-31-2024", "31/08/2024", "8/31/2024", "2024-02-30", "2023-02-29",
      "2024-8-31",
      "20240831", "31 aug 2024", "2024-08", "45535", "2024-08-31 00:00", "31.08.2024",
      "２０２４-08-31", "onbekend",
    ])
  func refused(ends: String) throws {
    let text = try refusal(Self.source(), Self.text(ends))
    #expect(
      text.hasPrefix("duo/ho_erkenningen_rio.csv:2:16: «\(ends)» is geen datum\n"), "\(text)")
    #expect(text.contains("\nverwacht: een dag als 2024-08-31 (jjjj-mm-dd)\n"))
    #expect(text.contains("\ndoe: zet in Datasets/sources/duo-rio-erkenningen.yml onder «dates»"))
  }

  @Test(
    "a form that is declared is read, and then no other",
    arguments: [
      ("d-m-yyyy", "31-08-2024", "2024-08-31"), ("d-m-yyyy", "1-9-2024", "09-31-2024"),
      ("m/d/yyyy", "8/31/2024", "31/8/2024"), ("d/m/yyyy", "31/8/2024", "8/31/2024"),
      ("yyyymmdd", "20240831", "2024-08-31"), ("yyyy-mm-dd", "2024-08-31T00:00:00", "31-08-2024"),
    ])
  func declared(form: String, right: String, wrong: String) throws {
    let source = try Self.source(form)
    #expect(try take(source, Self.text(right)).tables.recognitions[Self.key]?.open == false)
    #expect(try refusal(source, Self.text(wrong)).contains("«\(wrong)» is geen datum"))
  }

  @Test("the day of the snapshot itself has ended, the day after has not")
  func edge() throws {
    func isOpen(_ day: String) throws -> Bool? {
      try take(Self.source(), Self.text(day)).tables.recognitions[Self.key]?.open
    }
    #expect(try isOpen("2026-02-20") == false)
    #expect(try isOpen("2026-02-21") == true)
    #expect(try isOpen("") == true)
    // As text this would be before the snapshot.
    let dutch = try Self.source("d-m-yyyy")
    let later = try take(dutch, Self.text("01-03-2026"))
    #expect(later.tables.recognitions[Self.key]?.open == true)
  }

  @Test("a form nobody knows in the register of recognitions is refused, an empty one is none")
  func unknownForm() throws {
    let text = Self.text("").replacing("VOLTIJD", with: "AVOND")
    #expect(try refusal(Self.source(), text).contains("onbekende waarde «AVOND» voor form"))
    let empty = try take(Self.source(), Self.text("").replacing("VOLTIJD", with: ""))
    #expect(empty.tables.recognitions[Self.key]?.forms == [])
  }

  @Test("a register that does not say of which day it is, is refused")
  func undated() throws {
    var source = try Self.source()
    source.card.date = "2026"
    #expect(try refusal(source, Self.text("")).contains("«2026» is geen dag"))
  }
}
