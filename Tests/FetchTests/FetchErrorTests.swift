import Fetch
import Testing

@Suite("Fetch error") struct FetchErrorTests {
  @Test func namesSourceAddressAndCause() {
    let error = FetchError(
      .status, source: "cbs-85696", url: "https://x.test/a", cause: "antwoordt 503",
      advice: "probeer het later", status: 503, isPassing: true)
    #expect(
      error.description == "cbs-85696: https://x.test/a: antwoordt 503\ndoe: probeer het later")
  }
}
