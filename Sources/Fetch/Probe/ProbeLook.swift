import Archive
import Foundation
import Registers
import Tabular

/// What the snapshot of one source says about what we assume of it.
struct ProbeLook {
  let source: SourceDescriptor
  let fetch: DeclaredFetch
  let snapshot: Snapshot
  let store: SnapshotStore

  /// What was looked for and found; a part that cannot be read is a finding too, and no silence.
  func findings() -> [ProbeReport.Finding] {
    do {
      if !fetch.table.isEmpty { return try table() }
      if fetch.via.contains(.ckan) { return try smallNumbers() }
      if fetch.via.contains(.dataverse) { return fileNumber() }
      return []
    } catch {
      let said = "\(error)".split(separator: "\n").first.map(String.init) ?? ""
      return [
        finding(
          fetch.table.isEmpty ? .smallNumbers : .tables, assumed: "te lezen",
          found: "niet te lezen: " + said, differs: true)
      ]
    }
  }

  private func finding(
    _ question: ProbeQuestion, assumed: String, found: String, differs: Bool
  ) -> ProbeReport.Finding {
    .init(
      question: question, place: source.id, assumed: assumed, found: found, differs: differs)
  }

  /// The bytes of a part, unpacked; nil when the snapshot has none of that name.
  private func bytes(_ name: String) throws -> [UInt8]? {
    guard let part = snapshot.parts.first(where: { $0.name == name }) else { return nil }
    let path = store.path(of: part)
    if case .gzip = Packing(of: try Disk.head(of: path, 4)) {
      return try Archive.gunzip(path, limit: fetch.maximumBytes * 2)
    }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Code and title of a list; nil when the snapshot has none.
  private func list(_ name: String, key: String) throws -> [(code: String, title: String)]? {
    guard let bytes = try bytes(name) else { return nil }
    var page = try FlatJSON(bytes: bytes, source: name)
    let slots = [page.slot(key), page.slot("Title")]
    var rows: [(String, String)] = []
    while try page.next() {
      rows.append(((page.text(slots[0]) ?? "").trimmed, (page.text(slots[1]) ?? "").trimmed))
    }
    return rows
  }

  private var isNew: Bool { snapshot.parts.contains { $0.name == "Properties.json" } }

  /// The list of codes of a dimension, in the words of the service that answered.
  private func codes(_ dimension: String) throws -> [(code: String, title: String)]? {
    try list(dimension + (isNew ? "Codes.json" : ".json"), key: isNew ? "Identifier" : "Key")
  }

  private func table() throws -> [ProbeReport.Finding] {
    // A table in one zip has no lists and no pages; its shape is a question of its own.
    if snapshot.parts.contains(where: { $0.name == "table.zip" }) {
      return [finding(.tables, assumed: "v4", found: "zip", differs: true)]
    }
    var findings: [ProbeReport.Finding] = []
    let measures =
      isNew
      ? try list("MeasureCodes.json", key: "Identifier")
      : try list("DataProperties.json", key: "Key")
    findings.append(
      finding(
        .tables, assumed: "v4", found: (isNew ? "v4" : "v3") + "; maten " + words(measures),
        differs: !isNew || measures == nil))
    for (dimension, names) in fetch.filter {
      let hit = try codes(dimension)?
        .filter { names.contains($0.code) || names.contains($0.title) }
      findings.append(
        finding(
          .tables, assumed: dimension + ": " + names.joined(separator: ", "),
          found: dimension + " " + words(hit), differs: hit?.isEmpty ?? true))
    }
    if let leavers = try codes("UitstromersMboMetEnZonderDiploma") {
      findings.append(
        finding(
          .leaverCodes, assumed: "niet bekend", found: words(leavers), differs: leavers.isEmpty))
    }
    return findings + (try observations())
  }

  private func words(_ codes: [(code: String, title: String)]?) -> String {
    guard let codes else { return ProbeLook.absent }
    return codes.map { $0.code + " «" + $0.title + "»" }.joined(separator: ", ")
  }

  /// What is said of a part that the snapshot should have.
  private static let absent = "ontbreekt in wat er kwam"

  private func observations() throws -> [ProbeReport.Finding] {
    var attributes: [String: Int] = [:]
    var link: String?
    let pages = snapshot.parts.filter { $0.name.hasPrefix("Observations-") }.map(\.name)
    for name in pages {
      guard let bytes = try bytes(name) else { continue }
      var page = try FlatJSON(bytes: bytes, source: name)
      let slot = page.slot(ValueAttribute.name)
      while try page.next() { attributes[page.text(slot) ?? "(geen)", default: 0] += 1 }
      link = link ?? page.nextLink
    }
    guard !pages.isEmpty else {
      return [
        finding(
          .valueAttributes, assumed: "None, Impossible en Confidential",
          found: "waarnemingen: " + ProbeLook.absent, differs: true)
      ]
    }
    let strange = attributes.keys.contains { ValueAttribute($0, of: source) == nil }
    return [
      finding(
        .valueAttributes, assumed: "None, Impossible en Confidential",
        found: attributes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
          .joined(separator: ", "), differs: strange),
      finding(
        .nextLink, assumed: "…/Observations?$skip=100000",
        found: link ?? "één bladzijde, dus geen verwijzing",
        differs: link.map { !$0.contains("$skip=") } ?? false),
    ]
  }

  /// Columns with counts, and how often a hidden number stands in each.
  private func smallNumbers() throws -> [ProbeReport.Finding] {
    let dialect = Dialect(
      delimiter: source.delimiter.utf8.first ?? UInt8(ascii: ","),
      encoding: Encoding(named: source.encoding) ?? .utf8)
    guard let bytes = try bytes("file") else {
      return [
        finding(.smallNumbers, assumed: "te lezen", found: ProbeLook.absent, differs: true)
      ]
    }
    let table = try CSVTable(bytes: bytes, source: source.id, dialect: dialect)
    let counted = table.header.indices.filter { index in
      table.header[index].trimmed.firstMatch(of: /^(AANTAL|MAN|VROUW|DIPMAN|DIPVROUW|JAAR_)/)
        != nil
    }
    guard !counted.isEmpty else { return [] }
    var hidden: [Int: [String: Int]] = [:]
    _ = table.takeRows(keepingRejects: 1) { (row: borrowing Row) -> Reject? in
      for index in counted where index < row.fieldCount {
        let text = row.text(index).trimmed
        if text == "-1" || text.hasPrefix("<") {
          hidden[index, default: [:]][text, default: 0] += 1
        }
      }
      return nil
    }
    let words = counted.map { index in
      let marks = (hidden[index] ?? [:]).sorted { $0.key < $1.key }
        .map { "\($0.value) keer \($0.key)" }
      return table.header[index].trimmed + ": "
        + (marks.isEmpty ? "geen" : marks.joined(separator: ", "))
    }
    let strange = hidden.values.contains { $0.keys.contains { $0 != "-1" } }
    return [
      finding(
        .smallNumbers, assumed: "-1 in elke kolom met aantallen",
        found: words.joined(separator: "; "),
        differs: strange || counted.contains { hidden[$0] == nil })
    ]
  }

  private func fileNumber() -> [ProbeReport.Finding] {
    let known = ["572235", "566770", "565551"]
    let number = snapshot.version?.split(separator: " ").first.map(String.init) ?? ""
    return [
      finding(
        .fileNumbers, assumed: known.joined(separator: ", "), found: number,
        differs: !known.contains(number))
    ]
  }

  /// The header and first row of the observations in a zip, and whether they are not as assumed.
  static func bulkShape(_ path: String, _ limit: Int) -> (found: String, differs: Bool) {
    let entries: [ArchiveEntry]
    do throws(ArchiveError) {
      entries = try Archive.read(path, limit: limit) {
        $0.lowercased().hasSuffix("observations.csv") && !Archive.isClutter($0)
      }
    } catch { return (error.message, true) }
    guard let first = entries.first else { return ("geen bestand met waarnemingen", true) }
    let lines = String(decoding: first.bytes.prefix(4000), as: UTF8.self)
      .split(whereSeparator: \.isNewline).prefix(2).map(String.init)
    let plain = (lines.first ?? "").filter { $0 != "\"" && $0 != "\u{FEFF}" }
    let columns = plain.split(separator: ";").map { String($0).trimmed }
    let isUsual =
      columns.prefix(2) == ["Id", "Measure"]
      && columns.suffix(3) == ["Value", "StringValue", "ValueAttribute"]
    return (first.name + ": " + lines.joined(separator: " / "), !isUsual)
  }
}
