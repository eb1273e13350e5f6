import Facts
import TestSupport
import Testing

@Suite("OfferingKey")
struct OfferingKeyTests {
  @Test("an hbo key is BRIN and opleidingscode, an mbo key has its leerweg too")
  func parts() throws {
    let hbo = try #require(OfferingKey("28dn-30020"))
    #expect(hbo.brin == "28DN")
    #expect(hbo.code == "30020")
    #expect(hbo.leerweg == nil)
    let mbo = try #require(OfferingKey("25lx-25187-bol-dt"))
    #expect(mbo.brin == "25LX")
    #expect(mbo.code == "25187")
    #expect(mbo.leerweg == .bolParttime)
  }

  @Test("capitals are read as the same key, and written small")
  func capitals() {
    #expect(OfferingKey("25LX-25187-BOL") == OfferingKey("25lx-25187-bol"))
    #expect(OfferingKey("25LX-25187-BOL")?.description == "25lx-25187-bol")
  }

  @Test("leading zeros stay: codes are text")
  func leadingZeros() throws {
    let key = try #require(OfferingKey("00ic-04808"))
    #expect(key.brin == "00IC")
    #expect(key.code == "04808")
    #expect(key.description == "00ic-04808")
    #expect(key != OfferingKey("00ic-4808"))
  }

  @Test(
    "what is not a key is refused",
    arguments: [
      "", "-", "28dn", "28dn-", "-30020", "28dn-3002", "28dn-300200", "28dn-3002a", "28dn30020",
      "28dn-30020-", "28dn-30020-voltijd", "28dn-30020-bol-", "28dn-30020-bol-dt-x", "2dnn-30020",
      "28d1-30020", "28d-30020", "28dnn-30020", " 28dn-30020", "28dn-30020 ", "28dn--30020",
      "28dn-٣٠٠٢٠", "28ß-30020", "28ﬁ-30020", "28d\u{131}-30020", "28dn-30020-bo\u{130}",
    ])
  func refused(text: String) {
    #expect(OfferingKey(text) == nil)
  }

  @Test("every key that is written is read back as itself", arguments: 0..<4)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let digits = Array("0123456789")
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for _ in 0..<2_000 {
      func text(_ alphabet: [Character], _ count: Int) -> String {
        String((0..<count).map { _ in alphabet.randomElement(using: &generator)! })
      }
      let leerweg: Leerweg? = [nil, .bol, .bbl, .bolParttime, .external]
        .randomElement(using: &generator)!
      let key = OfferingKey(
        brin: text(digits, 2) + text(letters, 2), code: text(digits, 5), leerweg: leerweg)
      #expect(OfferingKey(key.description) == key)
      #expect(OfferingKey(key.description.uppercased()) == key)
    }
  }

  @Test("any text: no crash, and what is read is written back as the same text in small letters")
  func anyText() {
    var generator = SeededGenerator(seed: 9)
    let pieces = ["2", "8", "d", "N", "30020", "-", "bol", "dt", "ex", " ", "é", "0"]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...9, using: &generator))
        .map { _ in pieces.randomElement(using: &generator)! }.joined()
      guard let key = OfferingKey(text) else { continue }
      #expect(key.description == text.lowercased())
    }
  }

  @Test("keys sort by institution, code and leerweg")
  func order() throws {
    let sorted = ["00gt-25187-bbl", "00gt-25187-bol", "00gt-25188-bbl", "28dn-30020"]
    let keys = sorted.compactMap { OfferingKey($0) }
    #expect(keys.reversed().sorted().map(\.description) == sorted)
  }

  @Test("a gemeentecode has four digits")
  func municipality() {
    #expect(OfferingKey.isMunicipality("0080"))
    #expect(!OfferingKey.isMunicipality("80"))
    #expect(!OfferingKey.isMunicipality("GM0080"))
  }
}
