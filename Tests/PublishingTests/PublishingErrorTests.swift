import Publishing
import Testing

@Suite("Publishing error") struct PublishingErrorTests {
  @Test func saysWhoHoldsTheLock() {
    #expect(PublishingError.busy(by: "proces 12").description.contains("proces 12"))
  }
}
