import Facts
import Registers
import Tabular

/// Recognised hbo programmes: whether they are open, in which forms, under which name.
struct RecognitionReader {
  let source: SourceDescriptor

  func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let key = OfferingKey(brin: try columns.brin(row), code: try columns.programmeCode(row))
    let name = columns.text("name", row)
    var recognition = tables.recognitions[key] ?? Recognition(name: name, row: row.line)
    var ended = false
    for role in ["entry_ends", "licence_ends", "withdrawn"] {
      let date = columns.text(role, row)
      guard !date.isEmpty else { continue }
      guard date.utf8.count == 10, date.split(separator: "-").count == 3 else {
        throw row.reject(
          at: columns.index(role), "«\(date)» is geen datum", expected: "jjjj-mm-dd")
      }
      if date <= source.card.date { ended = true }
    }
    if !ended {
      recognition.open = true
      if let form = Form(rawValue: source.values["form"]?[columns.text("form", row)] ?? "") {
        recognition.forms.insert(form)
      }
    }
    let credits = columns.text("credits", row)
    if !credits.isEmpty {
      guard let number = Int(credits), (1...600).contains(number) else {
        throw row.reject(
          at: columns.index("credits"), "«\(credits)» is geen studielast",
          expected: "een aantal studiepunten, zoals 240")
      }
      recognition.credits = number
    }
    tables.recognitions[key] = recognition
    let board = columns.text("board", row).lowercased()
    if !board.isEmpty { tables.boards[board, default: []].insert(key.brin) }
    let international = columns.text("international_name", row)
    if tables.programmes[key.code] == nil {
      tables.programmes[key.code] = ProgrammeName(name: name, international: international)
    }
  }
}

/// Names of hbo programmes and of their variants, so that people find them.
struct ProgrammeNameReader {
  let source: SourceDescriptor

  /// - Returns: false for an offer that belongs to no recognised code.
  func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) -> Bool {
    let own = columns.text("code", row)
    let code = own.isEmpty ? columns.text("variant_of", row) : own
    guard !code.isEmpty else { return false }
    guard OfferingKey.isCode(code) else {
      throw row.reject(
        at: columns.index("code"), "«\(code)» is geen opleidingscode", expected: "vijf cijfers")
    }
    let name = columns.text("name", row)
    let international = columns.text("international_name", row)
    var known =
      tables.programmes[code] ?? ProgrammeName(name: name, international: international)
    // A variant is one institution's, and so are its names; of a programme only the own name is.
    let board = columns.text("board", row).lowercased()
    let variant = own.isEmpty ? [name, international] : []
    for other in variant + [columns.text("own_name", row)] where !other.isEmpty {
      known.given[other, default: []].insert(board)
    }
    if !own.isEmpty, !international.isEmpty { known.synonyms.insert(international) }
    if !own.isEmpty, known.international.isEmpty { known.international = international }
    tables.programmes[code] = known
    return true
  }
}

/// Institutions with their seat.
struct InstitutionReader {
  let source: SourceDescriptor

  func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let institution = Institution(
      brin: try columns.brin(row), name: columns.text("institution", row), type: "",
      place: columns.text("place", row), municipality: try columns.municipality(row))
    tables.institutions.append(
      InstitutionRow(
        institution: institution, kind: .hbo, asOf: source.card.date, source: source.id,
        row: row.line))
  }
}

/// Names, provinces and arbeidsmarktregio's of municipalities.
struct MunicipalityReader {
  let source: SourceDescriptor

  func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let text = columns.text("municipality", row)
    guard let code = MunicipalityReader.code(text) else {
      throw row.reject(
        at: columns.index("municipality"), "«\(text)» is geen gemeentecode", expected: "GM0363")
    }
    switch source.reader {
    case "provinces": tables.provinces[code] = columns.text("province", row)
    case "regions":
      guard !columns.text("region", row).isEmpty else {
        throw row.reject(at: columns.index("region"), "geen regio", expected: "AM01 … AM35")
      }
      tables.regions[code] = RegionRow(
        name: columns.text("name", row), region: columns.text("region", row),
        regionName: columns.text("region_name", row))
    default: tables.municipalityNames[code] = columns.text("name", row)
    }
  }

  /// `GM0363` as `0363`.
  static func code(_ text: String) -> String? {
    guard text.hasPrefix("GM"), OfferingKey.isMunicipality(String(text.dropFirst(2))) else {
      return nil
    }
    return String(text.dropFirst(2))
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
      let cells = slots.map { trimmed(page.text($0) ?? "") }
      guard let code = code(cells[0]), !cells[2].isEmpty else {
        throw page.error(
          at: slots[0], "«\(cells[0])» is geen gemeentecode", expected: "GM0363 met een regio")
      }
      found[code] = RegionRow(name: cells[1], region: cells[2], regionName: cells[3])
    }
    tables.regions.merge(found) { _, new in new }
    return page.rowCount
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
