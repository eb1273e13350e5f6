import Facts
import Foundation
import Testing

@testable import Edition

@Suite("The change log of an edition")
struct ChangeTableTests {
  @Test("what is written is what is read, and without it the edition is as it was")
  func roundTrip() throws {
    try withFolder { folder in
      let edition = folder + "/edition"
      try writeFixture(to: edition)
      let before = try Data(contentsOf: URL(fileURLWithPath: edition + "/datapackage.json"))
      let id = try EditionReader(folder: edition).id
      let key = OfferingKey(brin: "28DN", code: "30020")
      let changes = [
        key: [
          SheetChange(
            since: "2026-03-01", why: .correction, indicator: .students,
            definition: "students.duo_1oct", location: "0599", unit: .count,
            from: PublishedValue(
              state: .suppressed, bounds: Bounds(low: 81, high: 84), period: "2024"),
            to: PublishedValue(state: .published, value: 82, period: "2024")),
          SheetChange(
            since: "2025-03-01", why: .text, definition: "name",
            from: PublishedValue(state: .published, label: "Oud, \"a\""),
            to: PublishedValue(state: .published, label: "Nieuw")),
        ]
      ]
      let changed = try ChangeTable.write(changes, to: edition)
      #expect(changed != id)
      #expect(try ChangeTable.write(changes, to: edition) == changed)
      #expect(try EditionReaderTests.read(edition).changes == changes)
      #expect(try ChangeTable.write([:], to: edition) == id)
      #expect(try Data(contentsOf: URL(fileURLWithPath: edition + "/datapackage.json")) == before)
      #expect(try EditionReaderTests.read(edition).changes.isEmpty)
    }
  }
}
