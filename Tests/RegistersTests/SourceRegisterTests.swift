import Facts
import Foundation
import Registers
import Testing

@Suite("The source catalogue")
struct SourceRegisterTests {
  /// The message after an edit of the small source.
  static func message(_ old: String, _ new: String) -> String {
    guard Fixture.source.contains(old) else { return "not in the fixture: \(old)" }
    let text = Fixture.source.replacing(old, with: new)
    return refusal { _ = try SourceRegister.read(text: text, name: "sources/duo-proef.yml") }
  }

  @Test("every declared source loads, under its own id, with licence and attribution")
  func declared() throws {
    let sources = try SourceRegister.read(folder: Fixture.sources)
    #expect(sources.count { !$0.isAwaited } == 20)
    let files = try FileManager.default.contentsOfDirectory(atPath: Fixture.sources)
    #expect(Set(sources.map { $0.id + ".yml" }) == Set(files))
    for source in sources {
      if source.reader != "none" {
        #expect(source.licence.name == "CC BY 4.0", "\(source.id)")
        #expect(source.licence.url.hasPrefix("https://creativecommons.org/"), "\(source.id)")
      }
      #expect(!source.licence.attribution.isEmpty, "\(source.id)")
      #expect(source.minimumRows > 1, "\(source.id)")
      #expect(!source.local.contains("unclear-licence"), "\(source.id)")
      #expect(source.file == "Datasets/sources/\(source.id).yml")
    }
  }

  @Test("a source is read as it is declared")
  func fields() throws {
    let source = try SourceRegister.read(text: Fixture.source, name: "x.yml")
    #expect(source.id == "duo-proef")
    #expect(source.card.attribution == "DUO, Open onderwijsdata")
    #expect(source.indicator == .students)
    #expect(source.columns["count"] == ["AANTAL", "AANTAL_INGESCHREVENEN"])
    #expect(source.required == ["count", "municipality"])
    #expect(source.keepYears == [2023, 2024])
    #expect(source.suppressed == ["-1", "<5"])
    #expect(source.absent == ["", "."])
    #expect(source.minimumRows == 7000)
    #expect(source.maximumRejects == 0)
    #expect(source.roundedTo == 1)
    #expect(source.headerRows == 1)
    #expect(source.delimiter == ",")
  }

  @Test("scalars stay text: 0106 keeps its zero and 25E7 is no number")
  func scalars() throws {
    let source = try SourceRegister.read(text: Fixture.source, name: "x.yml")
    #expect(source.values["municipality"] == ["0106": "0106", "25E7": "25E7"])
    let dated = Fixture.source.replacing("\"2026-02-20\"", with: "2026-02-20")
    #expect(try SourceRegister.read(text: dated, name: "x.yml").card.date == "2026-02-20")
    let yes = Fixture.source.replacing("yearly", with: "yes")
    #expect(try SourceRegister.read(text: yes, name: "x.yml").cadence == "yes")
  }

  @Test("a typing error in a name")
  func typo() throws {
    #expect(
      Self.message("minimum_rows: 7000", "minimumrows: 7000") == """
        sources/duo-proef.yml:27:14: onbekende naam «minimumrows»
            minimumrows: 7000
                         ^
        verwacht: een van schema, id, title, publisher, licence, url, date, cadence, successor, \
        local, member, encoding, delimiter, header_rows, reader, indicator, definition, columns, \
        optional, year_columns, keep_years, values, select, markers, rounded_to, minimum_rows, \
        maximum_rejects, feeds, options, status, alternatives, labels, sheet, fixed, words, \
        outcomes, fetch, dates, numbers, sum_over, omits_zeros
        """)
    #expect(
      Self.message("  suppressed: [", "  supressed: [") == """
        sources/duo-proef.yml:25:14: onbekende naam «supressed»
              supressed: ["-1", <5]
                         ^
        verwacht: een van suppressed, absent, privacy_flag
        """)
  }

  @Test("a value of the wrong kind")
  func wrongKind() throws {
    #expect(
      Self.message("minimum_rows: 7000", "minimum_rows: 7.000") == """
        sources/duo-proef.yml:27:15: «minimum_rows» is geen heel getal
            minimum_rows: 7.000
                          ^
        verwacht: een heel getal, bijvoorbeeld 12
        """)
    #expect(
      Self.message("municipality: [GEMEENTENUMMER]", "municipality: GEMEENTENUMMER") == """
        sources/duo-proef.yml:17:17: «columns.municipality» is geen lijst
              municipality: GEMEENTENUMMER
                            ^
        verwacht: columns.municipality: [een, twee]
        """)
    #expect(
      Self.message("id: duo-proef", "id: [duo, proef]") == """
        sources/duo-proef.yml:2:5: «id» is geen tekst
            id: [duo, proef]
                ^
        verwacht: id: tekst
        """)
    #expect(
      Self.message("optional: [privacy_flag]", "optional: [privacy_flag]\nselect: gender") == """
        sources/duo-proef.yml:21:9: «select» heeft geen namen
            select: gender
                    ^
        verwacht: select: {naam: waarde}
        """)
    #expect(
      Self.message("indicator: students", "indicator: studenten") == """
        sources/duo-proef.yml:15:12: «studenten» is geen indicator
            indicator: studenten
                       ^
        verwacht: een van \(IndicatorID.allCases.map(\.rawValue).joined(separator: ", "))
        """)
  }

  @Test("a source without a licence is refused")
  func licence() throws {
    #expect(
      Self.message("  name: CC BY 4.0\n", "  name: \"\"\n") == """
        sources/duo-proef.yml:6:3: bron zonder licentie
              name: ""
              ^
        verwacht: licence: {name: CC BY 4.0, …}
        """)
    #expect(
      Self.message("  name: CC BY 4.0\n", "") == """
        sources/duo-proef.yml:6:3: «name» ontbreekt
              url: https://creativecommons.org/licenses/by/4.0/deed.nl
              ^
        verwacht: name: …
        """)
    let lines = Fixture.source.split(separator: "\n", omittingEmptySubsequences: false)
    let without = (lines[..<4] + lines[8...]).joined(separator: "\n")
    #expect(
      refusal { _ = try SourceRegister.read(text: without, name: "x.yml") } == """
        x.yml:1:1: «licence» ontbreekt
            schema: 1
            ^
        verwacht: licence: …
        """)
  }

  @Test("an unknown schema, a name that stands twice, and text that is not YAML")
  func notADeclaration() throws {
    #expect(
      Self.message("schema: 1", "schema: 2") == """
        sources/duo-proef.yml:1:9: onbekend schema
            schema: 2
                    ^
        verwacht: schema: 1
        """)
    let twice = Self.message("cadence: yearly", "cadence: yearly\ncadence: monthly")
    #expect(twice.contains("naam komt dubbel voor: cadence"), "\(twice)")
    #expect(twice.hasSuffix("verwacht: YAML: naam: waarde, inspringing met spaties"))
    #expect(
      refusal { _ = try SourceRegister.read(text: "", name: "x.yml") } == """
        x.yml:1:1: leeg of geen lijst van namen
            \("")
            ^
        verwacht: naam: waarde
        """)
    let broken = Self.message("keep_years: [2023, 2024]", "keep_years: [2023, 2024")
    #expect(broken.hasPrefix("sources/duo-proef.yml:"))
    #expect(broken.contains("geen geldige YAML ("))
  }

  @Test("two files with one id are refused")
  func duplicates() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bijsluiter-registers-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["a.yml", "b.yml"] {
      try Fixture.source.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let text = refusal { _ = try SourceRegister.read(folder: folder.path) }
    #expect(
      text.split(separator: "/").last == """
        b.yml:1:1: bron «duo-proef» staat er twee keer
            id: duo-proef
            ^
        verwacht: een eigen id per bron
        """)
  }
}
