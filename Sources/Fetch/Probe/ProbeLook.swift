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

  func findings() -> [ProbeReport.Finding] {
    if !fetch.table.isEmpty { return table() }
    if fetch.via.contains(.ckan) { return smallNumbers() }
    if fetch.via.contains(.dataverse) { return fileNumber() }
    return []
  }

  private func finding(
    _ question: ProbeQuestion, assumed: String, found: String, differs: Bool
  ) -> ProbeReport.Finding {
    .init(
      question: question, place: source.id, assumed: assumed, found: found, differs: differs)
  }

  private func bytes(_ name: String) -> [UInt8] {
    guard let part = snapshot.parts.first(where: { $0.name == name }) else { return [] }
    return FileManager.default.contents(atPath: store.path(of: part)).map(Array.init) ?? []
  }

  /// Code and title of a list; empty when there is none.
  private func list(_ names: [String], key: String) -> [(code: String, title: String)] {
    for name in names {
      guard var page = try? FlatJSON(bytes: bytes(name), source: name) else { continue }
      let slots = [page.slot(key), page.slot("Title")]
      var rows: [(String, String)] = []
      while (try? page.next()) == true {
        rows.append(
          ((page.text(slots[0]) ?? "").trimmed, (page.text(slots[1]) ?? "").trimmed))
      }
      return rows
    }
    return []
  }

  private var isNew: Bool { snapshot.parts.contains { $0.name == "Properties.json" } }

  /// The list of codes of a dimension, in the words of the service that answered.
  private func codes(_ dimension: String) -> [(code: String, title: String)] {
    list([dimension + (isNew ? "Codes.json" : ".json")], key: isNew ? "Identifier" : "Key")
  }

  private func table() -> [ProbeReport.Finding] {
    var findings: [ProbeReport.Finding] = []
    let measures =
      isNew
      ? list(["MeasureCodes.json"], key: "Identifier")
      : list(["DataProperties.json"], key: "Key")
    findings.append(
      finding(
        .tables, assumed: "v4",
        found: (isNew ? "v4" : snapshot.parts.contains { $0.name == "table.zip" } ? "zip" : "v3")
          + "; maten " + measures.map { $0.code + " «" + $0.title + "»" }.joined(separator: ", "),
        differs: !isNew))
    for (dimension, names) in fetch.filter {
      let codes = codes(dimension)
      let hit = codes.filter { names.contains($0.code) || names.contains($0.title) }
      findings.append(
        finding(
          .tables, assumed: dimension + ": " + names.joined(separator: ", "),
          found: dimension + " "
            + hit.map { $0.code + " «" + $0.title + "»" }.joined(separator: ", "),
          differs: hit.isEmpty))
    }
    let leavers = codes("UitstromersMboMetEnZonderDiploma")
    if !leavers.isEmpty {
      findings.append(
        finding(
          .leaverCodes, assumed: "niet bekend",
          found: leavers.map { $0.code + " «" + $0.title + "»" }.joined(separator: ", "),
          differs: false))
    }
    return findings + observations()
  }

  private func observations() -> [ProbeReport.Finding] {
    var attributes: [String: Int] = [:]
    var link: String?
    let pages = snapshot.parts.filter { $0.name.hasPrefix("Observations-") }.map(\.name)
    for name in pages {
      guard var page = try? FlatJSON(bytes: bytes(name), source: name) else { continue }
      let slot = page.slot("ValueAttribute")
      while (try? page.next()) == true {
        attributes[page.text(slot) ?? "(geen)", default: 0] += 1
      }
      link = link ?? page.members["@odata.nextLink"]
    }
    guard !pages.isEmpty else { return [] }
    let strange = Set(attributes.keys).subtracting(["None", "Impossible", "(geen)"])
    return [
      finding(
        .valueAttributes, assumed: "None en Impossible",
        found: attributes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
          .joined(separator: ", "), differs: !strange.isEmpty),
      finding(
        .nextLink, assumed: "…/Observations?$skip=100000",
        found: link ?? "één bladzijde, dus geen verwijzing",
        differs: link.map { !$0.contains("$skip=") } ?? false),
    ]
  }

  /// Columns with counts, and how often a hidden number stands in each.
  private func smallNumbers() -> [ProbeReport.Finding] {
    let dialect = Dialect(
      delimiter: source.delimiter.utf8.first ?? UInt8(ascii: ","),
      encoding: Encoding(named: source.encoding) ?? .utf8)
    guard
      let table = try? CSVTable(bytes: bytes("file"), source: source.id, dialect: dialect)
    else { return [] }
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
