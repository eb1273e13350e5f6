import Facts
import Registers
import Tabular

/// Recognised hbo programmes: whether they are open, in which forms, under which name.
struct RecognitionReader {
  let source: SourceDescriptor
  /// The day the register describes.
  let today: CalendarDay

  /// - Throws: `IngestError` when the source has no day.
  init(_ source: SourceDescriptor) throws(IngestError) {
    guard let day = source.day else {
      throw .undated(source: source.id, date: source.card.date)
    }
    (self.source, today) = (source, day)
  }

  func take(
    _ row: borrowing Row, _ columns: Columns, into tables: inout FactTables
  ) throws(Reject) {
    let key = OfferingKey(brin: try columns.brin(row), code: try columns.programmeCode(row))
    let name = try columns.name("name", row)
    var recognition = tables.recognitions[key] ?? Recognition(name: name, row: row.line)
    var ended = false
    for role in ["entry_ends", "licence_ends", "withdrawn"] {
      if let end = try columns.day(role, row), end <= today { ended = true }
    }
    // A recognition without a location has no form either.
    let form = columns.text("form", row).isEmpty ? nil : try columns.form(row)
    if !ended {
      recognition.open = true
      if let form { recognition.forms.insert(form) }
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
    let international = try columns.name("international_name", row, mayLack: true)
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
    let name = try columns.name("name", row)
    let international = try columns.name("international_name", row, mayLack: true)
    var known =
      tables.programmes[code]
      ?? ProgrammeName(name: name, international: own.isEmpty ? "" : international)
    let ownName = try columns.name("own_name", row, mayLack: true)
    // A variant is one institution's, and so are its names; of a programme only the own name is.
    let board = columns.text("board", row).lowercased()
    let variant = own.isEmpty ? [name, international] : []
    for other in variant + [ownName] where !other.isEmpty {
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
      brin: try columns.brin(row), name: try columns.name("institution", row), type: "",
      place: try columns.name("place", row, mayLack: true),
      municipality: try columns.municipality(row))
    tables.institutions.append(
      InstitutionRow(
        institution: institution, kind: .hbo, asOf: source.card.date, source: source.id,
        row: row.line))
  }
}
