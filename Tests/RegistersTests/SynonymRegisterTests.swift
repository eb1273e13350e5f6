import Registers
import Testing

@Suite("Words people type")
struct SynonymRegisterTests {
  private func register(_ names: String) throws -> SynonymRegister {
    try SynonymRegister.read(text: "schema: 1\nnames:\n" + names, name: "synonyms.yml")
  }

  @Test func `are found by the start of a word in the name, whatever accents and capitals`() throws
  {
    let register = try register(
      """
        "diëtetiek": [dieet]
        "verpleegkund": [zuster, ziekenhuis]
        "leraar basisonderwijs": [pabo, juf]
      """)
    #expect(register.words(for: "Voeding en Dietetiek") == ["dieet"])
    #expect(register.words(for: "Mbo-Verpleegkundige") == ["zuster", "ziekenhuis"])
    #expect(register.words(for: "Opleiding tot leraar Basisonderwijs") == ["pabo", "juf"])
    #expect(register.words(for: "Onderverpleegkunde").isEmpty)
  }

  @Test func `stand once, in the order of the file`() throws {
    let register = try register(
      """
        "kok": [horeca, koken]
        "keuken": [koken, chef, horeca]
      """)
    #expect(register.words(for: "Kok in de keuken") == ["horeca", "koken", "chef"])
  }

  @Test func `are refused when there are none`() throws {
    #expect {
      _ = try register("  \"kok\": []\n")
    } throws: { error in
      "\(error)".contains("synonyms.yml:3:") && "\(error)".contains("heeft geen woorden")
    }
  }
}
