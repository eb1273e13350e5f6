import Testing

@testable import Search

@Suite("Words")
struct SearchWordsTests {
  @Test(arguments: [
    ("HBO-ICT", ["hbo", "ict"]), ("auto's", ["autos"]),
    ("'s-Hertogenbosch", ["s", "hertogenbosch"]),
    ("Diëtetiek", ["dietetiek"]), ("„Social Work\"", ["social", "work"]), ("L’Oréal", ["loreal"]),
    ("p&o", ["p", "o"]), ("3D", ["3d"]), ("", []), ("--", []), ("e\u{301}e\u{301}n", ["een"]),
    ("ẞtraße", ["ßtraße"]), ("İ", ["i"]), ("x²", ["x²"]), ("a'", ["a"]), ("'a'b'c", ["abc"]),
  ])
  func `are lower case, without accents, of letters and digits`(text: String, words: [String]) {
    #expect(SearchWords.of(text) == words)
  }
}
