import Facts
import Figures
import Foundation
import Templating
import Testing

@testable import Rendering

@Suite struct RecordJSONTests {
  @Test func `a record names everything its shape declares, and absent is empty`() {
    let line = RecordShape(name: "regel", fields: [("tekst", .text)])
    let shape = RecordShape(
      name: "proef",
      fields: [
        ("naam", .text), ("leeg", .text), ("oud", .flag), ("nieuw", .flag),
        ("kop", .record(line)), ("voet", .record(line)), ("regels", .list(line)),
        ("geen", .list(line)), ("woorden", .texts), ("stil", .texts),
      ])
    var head = Record(line)
    head["tekst"] = .text("<b> & \"é\"\n")
    var record = Record(shape)
    record["naam"] = .text("Entree")
    record["oud"] = .flag(true)
    record["kop"] = .record(head)
    record["regels"] = .list([head, Record(line)])
    record["woorden"] = .texts(["a", "b"])
    var bytes: [UInt8] = []
    RecordJSON.append(record, to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == #"""
        {"naam":"Entree","leeg":"","oud":true,"nieuw":false,"kop":{"tekst":"<b> & \"é\"\n"},"voet":null,"regels":[{"tekst":"<b> & \"é\"\n"},{"tekst":""}],"geen":[],"woorden":["a","b"],"stil":[]}

        """#)
  }

  @Test func `it is written beside a sheet only when asked for`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "record-" + UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let site = try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates)
    let sheet = folder + "/opleiding/28dn-30020"
    _ = try await site.generate(to: folder) { $0.key.code == "30020" }
    #expect(!FileManager.default.fileExists(atPath: sheet + "/record.json"))
    _ = try await site.generate(to: folder, formats: [.record]) { $0.key.code == "30020" }
    let data = try Data(contentsOf: URL(filePath: sheet + "/record.json"))
    let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(record.keys) == Set(SheetShape.sheet.names))
    #expect(record["name"] as? String == #"Kunst & <script>alert('x')</script> "Techniek""#)
  }
}
