import Facts
import Registers
import Tabular

/// Names, provinces and arbeidsmarktregio's of municipalities.
struct MunicipalityReader {
  let source: SourceDescriptor
  private var seen: Set<String> = []

  init(_ source: SourceDescriptor) { self.source = source }

  mutating func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let text = columns.text("municipality", row)
    guard let code = MunicipalityReader.code(text) else {
      throw row.reject(
        at: columns.index("municipality"), "«\(text)» is geen gemeentecode", expected: "GM0363")
    }
    guard seen.insert(code).inserted else {
      throw row.reject(
        at: columns.index("municipality"), "gemeente «\(text)» staat er twee keer",
        expected: "één rij per gemeente", advice: "haal bron «\(source.id)» opnieuw op")
    }
    switch source.reader {
    case "provinces": tables.provinces[code] = try columns.name("province", row)
    case "regions":
      let region = columns.text("region", row)
      guard MunicipalityReader.isRegion(region) else {
        throw row.reject(
          at: columns.index("region"), "«\(region)» is geen arbeidsmarktregio",
          expected: "AM01 … AM35")
      }
      tables.regions[code] = RegionRow(
        name: try columns.name("name", row), region: region,
        regionName: try columns.name("region_name", row))
    default: tables.municipalityNames[code] = try columns.name("name", row)
    }
  }

  /// `GM0363` as `0363`.
  static func code(_ text: String) -> String? {
    guard text.hasPrefix("GM"), OfferingKey.isMunicipality(String(text.dropFirst(2))) else {
      return nil
    }
    return String(text.dropFirst(2))
  }

  /// `AM18`.
  private static func isRegion(_ text: String) -> Bool {
    text.utf8.count == 4 && text.hasPrefix("AM")
      && text.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Reads an OData page of municipalities and regions.
  static func pages(
    _ bytes: [UInt8], _ file: String, _ source: SourceDescriptor, into tables: inout FactTables
  ) throws(TabularError) -> Int {
    var page = try FlatJSON(bytes: bytes, source: file)
    func name(_ role: String) -> String { source.columns[role]?.first ?? role }
    let slots = ["municipality", "name", "region", "region_name"].map { page.slot(name($0)) }
    var found: [String: RegionRow] = [:]
    while try page.next() {
      let cells = slots.map { (page.text($0) ?? "").trimmingSpaces }
      guard let code = code(cells[0]), isRegion(cells[2]) else {
        throw page.error(
          at: slots[0], "«\(cells[0])» is geen gemeentecode met een regio",
          expected: "GM0363 met een regio als AM18")
      }
      for (slot, cell) in [(slots[1], cells[1]), (slots[3], cells[3])] {
        let damage = TextDamage.found(in: cell)?.description
        guard damage == nil, !cell.isEmpty else {
          throw page.error(
            at: slot, damage.map { "de naam «\(cell)» is beschadigd: \($0)" } ?? "geen naam",
            expected: "de naam zoals hij geschreven wordt")
        }
      }
      guard found[code] == nil else {
        throw page.error(
          at: slots[0], "gemeente «\(cells[0])» staat er twee keer",
          expected: "één rij per gemeente")
      }
      found[code] = RegionRow(name: cells[1], region: cells[2], regionName: cells[3])
    }
    tables.regions.merge(found) { _, new in new }
    return page.rowCount
  }
}
