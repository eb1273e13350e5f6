import Fetch
import Testing

@Suite("Excerpt of a body") struct TransportExcerptTests {
  @Test(arguments: [
    ("", ""),
    ("  {\"fout\":\n\t\"nee\"} ", "{\"fout\": \"nee\"}"),
    (
      "<!DOCTYPE html><title>503</title><script>if (a < b) {}</script><p>Even  geduld</p>",
      "503 Even geduld"
    ),
    ("<p>afgebroken <b", "afgebroken"), ("3 < 4 > 2", "3 < 4 > 2"),
    ("rood\u{1B}[31m \u{202E}om", "rood [31m om"),
  ])
  func showsTheTextOfABody(_ body: String, _ shown: String) {
    #expect(BodyExcerpt.text(of: body.utf8) == shown)
  }

  @Test func showsAtMostTwoHundredCharacters() {
    let shown = BodyExcerpt.text(of: String(repeating: "é", count: 900).utf8)
    #expect(shown == String(repeating: "é", count: 200) + "…")
    #expect(BodyExcerpt.text(of: [0xFF, 0x41] as [UInt8]) == "\u{FFFD}A")
  }
}
