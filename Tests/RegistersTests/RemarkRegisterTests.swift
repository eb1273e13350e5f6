import Facts
import Registers
import Testing

@Suite struct RemarkRegisterTests {
  static func file(_ text: String, key: String = "28dn-30020", date: String = "2026-11-25")
    -> String
  {
    "schema: 1\nremarks:\n  - key: \(key)\n    date: \"\(date)\"\n    text: \"\(text)\"\n"
  }

  static func error(_ file: String) -> String? {
    do {
      _ = try RemarkRegister.read(text: file, name: "remarks.yml")
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `the file of this repository is readable`() throws {
    _ = try RemarkRegister.read(path: Fixture.reference + "/remarks.yml")
  }

  @Test func `a home without the file has no remarks`() throws {
    #expect(try RemarkRegister.read(path: Fixture.reference + "/is-er-niet.yml").isEmpty)
  }

  @Test func `a remark is kept as it is, up to 250 characters with spaces`() throws {
    let longest = String(repeating: "é ", count: 125)
    let remarks = try RemarkRegister.read(text: Self.file(longest), name: "remarks.yml")
    let key = try #require(OfferingKey("28dn-30020"))
    #expect(remarks == [key: SchoolRemark(text: longest, date: "2026-11-25")])
  }

  @Test func `a key the edition does not have is refused at its place`() throws {
    let file = Self.file("goed", key: "28dn-99999")
    #expect(throws: RegisterError.self) {
      try RemarkRegister.read(text: file, name: "remarks.yml") { $0.code == "30020" }
    }
    do {
      _ = try RemarkRegister.read(text: file, name: "remarks.yml") { $0.code == "30020" }
    } catch {
      #expect(
        "\(error)".hasPrefix(
          "remarks.yml:3:10: «28dn-99999» is geen opleiding van deze editie\n"))
    }
    #expect(try RemarkRegister.read(text: file, name: "remarks.yml") { _ in true }.count == 1)
    let leapDay = Self.file("goed", date: "2028-02-29")
    #expect(try RemarkRegister.read(text: leapDay, name: "remarks.yml").count == 1)
  }

  @Test func `one character more is refused at its place`() throws {
    let error = try #require(Self.error(Self.file(String(repeating: "a", count: 251))))
    #expect(error.hasPrefix("remarks.yml:5:11: de tekst heeft 251 tekens\n"))
    #expect(error.contains("hoogstens 250 tekens, met spaties"))
  }

  @Test(arguments: [
    (RemarkRegisterTests.file("goed\\u202Etekst"), "5:11: de tekst heeft een onzichtbaar teken"),
    (RemarkRegisterTests.file("regel\\nregel"), "5:11: de tekst heeft een onzichtbaar teken"),
    (RemarkRegisterTests.file("  "), "5:11: lege tekst"),
    (RemarkRegisterTests.file("goed", key: "hallo"), "3:10: geen sleutel"),
    (RemarkRegisterTests.file("goed", date: "morgen"), "4:11: geen datum"),
    (RemarkRegisterTests.file("goed", date: "2026-13-45"), "4:11: geen datum"),
    (RemarkRegisterTests.file("goed", date: "2026-02-29"), "4:11: geen datum"),
    (
      RemarkRegisterTests.file("goed")
        + "  - {key: 28DN-30020, date: \"2026-11-25\", text: nog een}\n",
      "6:11: «28DN-30020» heeft al een tekst"
    ),
  ])
  func `what is no remark is refused at its place`(_ file: String, _ expected: String) throws {
    let error = try #require(Self.error(file))
    #expect(error.hasPrefix("remarks.yml:" + expected), "\(error)")
  }
}
