import Facts
import Figures
import Foundation

@testable import Rendering

/// Names that try to be something else in one of the formats a sheet is written in.
enum HostileNames {
  /// What makes PDFs, where it is installed.
  static let pdf = PDFSetup.find(
    home: URL(filePath: Fixture.templates).deletingLastPathComponent().path,
    environment: ProcessInfo.processInfo.environment)

  static let all = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>' autofocus onfocus='alert(1)",
    "</script><!--<script>",
    "]]></title></svg><!ENTITY x>",
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd()",
    "../../../../etc/passwd",
    "\u{202E}gnihcaet\u{200F} של \u{2066}kunst",
    "#import \"@preview/x:1.0.0\" #read(\"/etc/passwd\") $x$ \\ *dik* <label> @ref",
    "Zorg\n== Haal ik het diploma? ==\n10 van de 10\r\n-1,\"x\"",
    String(repeating: "Bedrijfsadministratie", count: 15),
    "👩🏽‍🚀 Ruimte 中文 \u{1B}[2J\u{0007}\u{009B}\u{FFFE}\u{2028} {{name}} {{{page}}} %s \\u003c",
  ]

  /// The facts of the fixture twice over, with a hostile name for each programme and schools too.
  static func facts() -> FactBase {
    var facts = Fixture.facts(copies: 2)
    for index in facts.offerings.indices { facts.offerings[index].name = all[index] }
    facts.institutions["25LX"]?.name = all[1] + unseen
    facts.institutions["25LX"]?.place = all[2] + unseen
    facts.municipalities["0599"]?.name = all[0] + unseen
    facts.municipalities["0599"]?.regionName = all[3] + unseen
    return facts
  }

  /// Signs nobody sees, at the end of a name: they turn what follows, clear a terminal, break a line.
  static let unseen = " \u{202E}\u{2066}\u{1B}[2J\u{2028}\u{0085}"

  /// The signs of a text that nobody sees, line ends apart.
  static func unseen(in text: String) -> Set<Unicode.Scalar> {
    Set(
      text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE: true
        default: false
        }
      })
  }

  /// The same facts with names that are nothing but names.
  static func tame() -> FactBase {
    var facts = facts()
    for index in facts.offerings.indices { facts.offerings[index].name = "Gewoon" }
    facts.institutions["25LX"]?.name = "School"
    facts.institutions["25LX"]?.place = "Delft"
    facts.municipalities["0599"]?.name = "Rotterdam"
    facts.municipalities["0599"]?.regionName = "Rijnmond"
    return facts
  }

  static func writer(_ facts: FactBase, pdf: PDFSetup? = nil) throws -> SiteWriter {
    try SiteWriter(
      core: Computation(
        facts: facts, ladders: Fixture.ladders, policy: Fixture.policy,
        terms: try Fixture.texts()),
      texts: try Fixture.books(), templates: Fixture.templates,
      address: SiteAddress("https://example.nl/b"), pdf: pdf)
  }
}

/// The tags of a page with the names of their attributes, as a browser would find them.
struct Tags {
  var found: Set<String> = []
  /// What stands in data blocks.
  var blocks: [String] = []

  init(_ html: String) {
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "!" || $0 == "/" || $0 == "?" }
      rest = rest[name.endIndex...]
      var attributes: [String] = []
      while let next = rest.first(where: { !$0.isWhitespace }), next != ">" {
        rest = rest.drop { $0.isWhitespace }
        let attribute = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" }
        rest = rest[attribute.endIndex...]
        attributes.append(String(attribute))
        guard rest.first == "=" else { continue }
        rest = rest.dropFirst()
        let quote = rest.first == "\"" ? rest.removeFirst() : nil
        rest =
          rest[
            (rest.firstIndex { quote == nil ? $0.isWhitespace || $0 == ">" : $0 == quote }
              ?? rest.endIndex)...]
        if quote != nil { rest = rest.dropFirst() }
      }
      found.insert(([name.lowercased()] + attributes.sorted()).joined(separator: " "))
      guard name.lowercased() == "script", let end = rest.range(of: "</script>") else { continue }
      blocks.append(String(rest.dropFirst()[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
  }
}
