import Facts
import Registers
import Testing

@Suite("How a source writes its days, numbers, sums and years")
struct DeclaredFormsTests {
  static func read(_ more: String, _ changes: KeyValuePairs<String, String> = [:]) throws
    -> SourceDescriptor
  {
    var text = Fixture.source
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return try SourceRegister.read(text: text + more, name: "sources/duo-proef.yml")
  }

  static func message(_ more: String, _ changes: KeyValuePairs<String, String> = [:]) -> String {
    refusal { _ = try read(more, changes) }
  }

  @Test("all of them are read as declared")
  func read() throws {
    let source = try Self.read(
      """
      dates: {count: d-m-yyyy}
      numbers: {decimal: ",", thousands: "."}
      sum_over:
        municipality: {here: ["0106", hier], there: [daar]}
      omits_zeros: yes
      fixed: {cohort: "2020/'21"}
      """)
    #expect(source.dates == ["count": .dayMonthYear])
    #expect(source.numbers.decimal == "," && source.numbers.thousands == ".")
    #expect(source.sums.map(\.role) == ["municipality"])
    #expect(source.sums[0].part("hier") == 0 && source.sums[0].part("daar") == 1)
    #expect(source.sums[0].part("ergens") == nil)
    #expect(source.omitsZeros)
    #expect(source.day?.description == "2026-02-20")
  }

  @Test(
    "what cannot be is refused at its place",
    arguments: [
      ("dates: {count: dd.mm.jj}\n", "28:16: «dd.mm.jj» is geen count"),
      ("dates: {ends: d-m-yyyy}\n", "28:15: «ends» is geen kolom van deze bron"),
      ("numbers: {decimal: x}\n", "28:20: onbekend teken «x»"),
      ("numbers: {decimal: \".\", thousands: \".\"}\n", "28:10: een teken voor twee dingen"),
      ("sum_over: {gender: {a: [A], b: [B]}}\n", "28:20: «gender» is geen kolom"),
      ("sum_over: {count: {a: [A]}}\n", "28:19: een som van één deel"),
      ("sum_over: {count: {a: [A], b: [A]}}\n", "28:19: een tekst staat bij twee delen"),
      ("options: {parts: \"2\"}\n", "28:18: «parts» telt delen zonder ze te kennen"),
      ("options: {sums_over: gender}\n", "28:22: «sums_over» telt delen zonder ze te kennen"),
      ("options: {kindd: hbo}\n", "28:18: onbekende naam «kindd»"),
      ("fixed: {cohort: 20/21}\n", "28:17: «20/21» is geen studiejaar"),
      ("fixed: {year: 2020/'21}\n", "28:15: «2020/'21» is geen jaar"),
    ])
  func refused(more: String, message: String) {
    #expect(
      Self.message(more).hasPrefix("sources/duo-proef.yml:" + message), "\(Self.message(more))")
  }

  @Test(
    "a date is a day or a year",
    arguments: ["20-02-2026", "2026-02-30", "2026-2-20", "20260220", "gisteren"])
  func date(text: String) {
    let message = Self.message("", ["\"2026-02-20\"": "\"\(text)\""])
    #expect(message.hasPrefix("sources/duo-proef.yml:10:7: «\(text)» is geen datum"), "\(message)")
    #expect(throws: Never.self) { try Self.read("", ["\"2026-02-20\"": "\"2020\""]) }
  }

  @Test("the declared year is that of the title and of the file's name")
  func years() {
    let fixed = "fixed: {cohort: \"2020/'21\"}\n"
    #expect(
      Self.message(fixed, ["Studenten hbo per opleiding": "Uitstromers 2021/'22"]).contains(
        "«Uitstromers 2021/'22» noemt 2021/22, niet 2020/21"))
    #expect(
      Self.message(fixed, ["duo/proef.csv\nencoding": "duo/proef-2021-22.csv\nencoding"]).contains(
        "«duo/proef-2021-22.csv» noemt 2021/22, niet 2020/21"))
    #expect(
      Self.message(fixed, ["Studenten hbo per opleiding": "Uitstromers 2020/'21"])
        == "nothing was refused")
  }
}
