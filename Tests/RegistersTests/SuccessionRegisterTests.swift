import Facts
import Foundation
import TestSupport
import Testing

@testable import Registers

@Suite("Succession register")
struct SuccessionRegisterTests {
  static let path = Checkout.root.path + "/Datasets/reference/succession.yml"

  static func file(
    institutions: String = "", rows: String = "[\"95520\", \"25480\", \"2016\", \"4\", \"Vp\"]",
    kind: String = "renumbered", evidence: String = "duo"
  ) -> String {
    """
    schema: 1
    version: "2026-11-23"
    sources:
      duo: {publisher: DUO, title: Tellingen, url: "https://duo.nl"}
    institutions: \(institutions.isEmpty ? "[]" : "\n" + institutions)
    codes:
      - id: proef
        education: mbo
        kind: \(kind)
        scope: national
        parts: known
        evidence: [\(evidence)]
        confidence: B
        seen: "gezien"
        reason: "daarom"
        columns: [from, to, year, level, name]
        rows:
          - \(rows)

    """
  }

  static func refused(_ text: String) -> String {
    refusal { _ = try SuccessionRegister.read(text: text, name: "succession.yml") }
  }

  @Test("the table in the repository: every link has a source that is declared and a reason")
  func committed() throws {
    let register = try SuccessionRegister.read(path: Self.path)
    let links = register.succession.links
    #expect(links.allSatisfy { !$0.evidence.isEmpty && !$0.reason.isEmpty })
    #expect(register.sources.allSatisfy { $0.url.hasPrefix("http") && !$0.publisher.isEmpty })
    let used = Set(links.flatMap(\.evidence))
    #expect(used == Set(register.sources.map(\.id)))
    let codes = links.filter { $0.subject != .institution }
    #expect(codes.count { $0.kind == .renumbered && $0.subject == .code(.mbo, at: nil) } == 239)
    #expect(codes.count { $0.kind == .merged && $0.subject == .code(.mbo, at: nil) } == 36)
    #expect(links.count { $0.subject == .institution && $0.kind == .merged } == 10)
    #expect(links.count { $0.kind == .renamed } == 4)
    let size = try Data(contentsOf: URL(fileURLWithPath: Self.path)).count
    #expect(size < 400_000)
  }

  @Test("a row becomes a link with its codes, year and scope")
  func row() throws {
    let register = try SuccessionRegister.read(text: Self.file(), name: "succession.yml")
    let link = try #require(register.succession.links.first)
    #expect(link.from == ["95520"] && link.to == ["25480"] && link.year == 2016)
    #expect(link.subject == .code(.mbo, at: nil))
    #expect(link.isOneToOne)
  }

  @Test("a code that is none is pointed at")
  func badCode() {
    #expect(
      Self.refused(Self.file(rows: "[\"95520\", \"2548\", \"2016\", \"4\", \"Vp\"]")) == """
        succession.yml:18:19: «2548» is geen code
                  - ["95520", "2548", "2016", "4", "Vp"]
                              ^
        verwacht: vijf cijfers, als tekst: "25480"
        """)
  }

  @Test("a BRIN that is none is pointed at")
  func badBRIN() {
    let institution = """
        - from: ["25P"]
          to: ["25PL"]
          kind: merged
          year: "2019"
          evidence: [duo]
          confidence: B
          seen: "gezien"
          reason: "daarom"
      """
    let message = Self.refused(Self.file(institutions: institution))
    #expect(message.hasPrefix("succession.yml:6:12: «25P» is geen BRIN\n"))
  }

  @Test("a circle is pointed at where it closes")
  func circle() {
    let rows = """
      ["10001", "10002", "2016", "4", "A"]
            - ["10002", "10003", "2017", "4", "A"]
            - ["10003", "10001", "2018", "4", "A"]
      """
    let message = Self.refused(Self.file(rows: rows))
    #expect(
      message.hasPrefix("succession.yml:20:9: «10003» en «10001» volgen elkaar in een kring op\n"))
  }

  @Test("a code goes one way, unless a line splits it")
  func twice() {
    let rows = """
      ["10001", "10002", "2016", "4", "A"]
            - ["10001", "10003", "2016", "4", "A"]
      """
    let message = Self.refused(Self.file(rows: rows))
    #expect(
      message.hasPrefix("succession.yml:19:9: «10001» heeft al een opvolger op regel 18\n"))
    let split = "[\"10001\", \"10001 10002\", \"2016\", \"4\", \"A\"]"
    #expect(Self.refused(Self.file(rows: split, kind: "split")) == "nothing was refused")
  }

  @Test(
    "kinds have their own number of codes on each side",
    arguments: [
      ("renumbered", "[\"10001 10002\", \"10003\", \"2016\", \"4\", \"A\"]"),
      ("renumbered", "[\"10001\", \"10001\", \"2016\", \"4\", \"A\"]"),
      ("merged", "[\"10001\", \"10002 10003\", \"2016\", \"4\", \"A\"]"),
      ("split", "[\"10001\", \"10002\", \"2016\", \"4\", \"A\"]"),
      ("renamed", "[\"10001\", \"10001\", \"2016\", \"4\", \"A\"]"),
      ("ended", "[\"10001\", \"10002\", \"2016\", \"4\", \"A\"]"),
      ("merged", "[\"10001 10001\", \"10002\", \"2016\", \"4\", \"A\"]"),
    ])
  func shapes(kind: String, row: String) {
    #expect(Self.refused(Self.file(rows: row, kind: kind)).hasPrefix("succession.yml:18:9: "))
  }

  @Test("a source that is not declared, or none at all, is refused")
  func evidence() {
    #expect(Self.refused(Self.file(evidence: "krant")).contains("onbekende bron «krant»"))
    #expect(Self.refused(Self.file(evidence: "")).contains("opvolging zonder bron"))
  }
}
