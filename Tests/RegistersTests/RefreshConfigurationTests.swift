import Facts
import Registers
import Testing

@Suite struct RefreshConfigurationTests {
  static func read(_ lines: String) throws -> RefreshConfiguration {
    try RefreshConfiguration.read(
      text: "schema: 1\nsite: /srv/site\nstate: /srv/state\n" + lines, name: "verversing.yml")
  }

  @Test func `the contact is told to sources and to readers, and is checked`() throws {
    let told = try Self.read("contact: melden@voorbeeld.nl\n")
    #expect(told.contact == SiteContact("melden@voorbeeld.nl"))
    #expect(told.fetch.userAgent.hasSuffix(" (+melden@voorbeeld.nl)"))
    #expect(try Self.read("").contact == nil)
    #expect(try Self.read("contact: \"\"\n").contact == nil)
    #expect(throws: RegisterError.self) { try Self.read("contact: bel ons\n") }
  }

  @Test func `the address is that of the site, with a slash at its end`() throws {
    let told = try Self.read("address: https://voorbeeld.nl/bijsluiter\n")
    #expect(told.address == SiteAddress("https://voorbeeld.nl/bijsluiter/"))
    #expect(told.address?("data/index.html") == "https://voorbeeld.nl/bijsluiter/data/")
    #expect(try Self.read("").address == nil)
    #expect(try Self.read("address: \"\"\n").address == nil)
  }

  @Test func `a form that no sheet has is refused where it stands`() throws {
    #expect(try Self.read("formats: [html, pdf]\n").formats == [.html, .pdf])
    let error = #expect(throws: RegisterError.self) {
      try Self.read("formats: [html, svgg]\n")
    }
    #expect(
      error.map { "\($0)" } == """
        verversing.yml:4:17: «svgg» is geen vorm van een bijsluiter
            formats: [html, svgg]
                            ^
        verwacht: een van html, json, svg, text, pdf, ods, record
        """)
  }

  @Test(arguments: [
    "voorbeeld.nl", "https://", "ftp://voorbeeld.nl/", "https://voorbeeld.nl/?q=1",
    "https://ik@voorbeeld.nl/",
  ])
  func `what is no address is refused where it stands, before anything is fetched`(text: String)
    throws
  {
    let error = #expect(throws: RegisterError.self) {
      try Self.read("keep: 4\naddress: \(text)\n")
    }
    #expect(
      error.map { "\($0)" } == """
        verversing.yml:5:10: «\(text)» is geen adres voor de site
            address: \(text)
                     ^
        verwacht: het hele adres, bijvoorbeeld https://voorbeeld.nl/bijsluiter/
        """)
  }
}
