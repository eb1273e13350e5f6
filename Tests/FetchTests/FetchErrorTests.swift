import Testing

@testable import Fetch

@Suite("Fetch error") struct FetchErrorTests {
  @Test func namesSourceAddressAndCause() {
    let error = FetchError(
      .status, source: "cbs-85696", url: "https://x.test/a", cause: "antwoordt 503",
      advice: "probeer het later", status: 503, isPassing: true)
    #expect(
      error.description == "cbs-85696: https://x.test/a: antwoordt 503\ndoe: probeer het later")
  }

  @Test func `says no more than a person reads, whatever a server sent`() {
    let error = FetchError(
      .content, url: "", cause: String(repeating: "e\u{301}", count: 1 << 20), advice: "")
    #expect(error.cause.unicodeScalars.count == 4_000 && error.cause.hasSuffix("…"))
    let whole = String(repeating: "x", count: 4_000)
    #expect(FetchError(.content, url: "", cause: whole, advice: "").cause == whole)
  }

  @Test func `lists twelve names of a foreign file, shortened, without control characters`() {
    let long = String(repeating: "\u{0}", count: 2 << 20)
    let shown = String(repeating: "␀", count: 59) + "…"
    #expect(FetchError.list(["BRIN", long, "JAAR"]) == "BRIN, \(shown), JAAR")
    #expect(FetchError.list((1...20).map(String.init)) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12")
    #expect(FetchError.list([]) == "")
  }
}
