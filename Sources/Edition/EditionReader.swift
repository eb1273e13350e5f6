import Archive
import Crypto
package import Facts
import Foundation
package import Registers
import Tabular

/// An edition on disk that cannot be used.
package enum EditionError: Error, Sendable, CustomStringConvertible {
  case missing(folder: String)
  case newer(found: Int, known: Int)
  case damaged(file: String)
  case row(file: String, line: Int, message: String)
  /// Something that is not ours stands where an edition must go.
  case foreign(folder: String)

  package var description: String {
    switch self {
    case .missing(let folder):
      return """
        \(folder)/datapackage.json:1:1: hier staat geen editie
        verwacht: een map die «bijsluiter import» schreef
        doe: geef --edition een map met datapackage.json, of haal Datasets/baseline terug met git
        """
    case .newer(let found, let known):
      return "editie met schema \(found); dit programma kent \(known). doe: werk bijsluiter bij"
    case .damaged(let file):
      return """
        \(file):1:1: bestand ontbreekt of klopt niet met zijn SHA-256 in datapackage.json
        doe: schrijf de editie opnieuw met «bijsluiter import»
        """
    case .row(let file, let line, let message):
      return "\(file):\(line):1: \(message)"
    case .foreign(let folder):
      return """
        \(folder): hier staat iets anders dan een editie; niets overschreven
        verwacht: niets, een lege map, of een map die «bijsluiter import» schreef
        doe: geef een nieuwe of lege map
        """
    }
  }
}

/// Reads an edition into memory; about a tenth of a second for the embedded one.
package struct EditionReader {
  let folder: String
  private let package: DataPackage
  /// Bytes of every table while reading.
  private var files: [String: [UInt8]] = [:]
  /// Names under which hbo programmes are also known, per code.
  package private(set) var synonyms: [String: [String]] = [:]

  /// - Throws: `EditionError` when there is no edition, or it is of a newer schema.
  package init(folder: String) throws {
    self.folder = folder
    guard let data = FileManager.default.contents(atPath: folder + "/datapackage.json"),
      let edition = try? JSONDecoder().decode(Schema.self, from: data)
    else { throw EditionError.missing(folder: folder) }
    guard edition.schemaVersion <= TableSchema.version else {
      throw EditionError.newer(found: edition.schemaVersion, known: TableSchema.version)
    }
    guard let package = try? JSONDecoder().decode(DataPackage.self, from: data) else {
      throw EditionError.missing(folder: folder)
    }
    self.package = package
  }

  package var id: String { package.id }
  /// The day of its newest snapshot, as in `2026-02-20`.
  package var created: String { String(package.created.prefix(10)) }

  /// - Parameter reference: the published national facts that belong to every edition.
  /// - Throws: `EditionError` when a table is missing, damaged or holds a row that is not one.
  package mutating func read(reference: ReferenceRegister) throws -> FactBase {
    files = try verified()
    defer { files = [:] }
    var definitions: [String: (IndicatorID, String)] = [:]
    var cards: [SourceCard] = []
    var inputs: [InputFile] = []
    try rows(.inputs) { row in
      inputs.append(
        InputFile(id: row[0], file: row[8], bytes: try whole(row[9]), sha256: row[10]))
      cards.append(
        SourceCard(
          id: row[0], title: row[1], publisher: row[2], licence: row[3], url: row[5],
          attribution: row[6], date: row[7], file: row[8]))
      if let indicator = IndicatorID(rawValue: row[15]) {
        definitions[row[0]] = (indicator, row[16])
      }
    }
    var institutions: [Institution] = []
    try rows(.institutions) { row in
      institutions.append(
        Institution(
          brin: row[0], name: row[2], type: row[3], place: row[4],
          municipality: row[5].isEmpty ? nil : row[5]))
    }
    var municipalities: [Municipality] = []
    try rows(.municipalities) { row in
      municipalities.append(
        Municipality(
          code: row[0], name: row[1], province: row[2], region: row[3], regionName: row[4]))
    }
    var names: [String: [String]] = [:]
    try rows(.programmes) { row in
      names[row[0]] = [row[1], row[2]] + row[3].split(separator: "|").map(String.init)
    }
    synonyms = names
    let offerings = try readOfferings()
    var counts: [CountFact] = []
    try rows(.countsMbo) { row in
      guard let key = OfferingKey(row[0] + "-" + row[1] + "-" + row[2]),
        let level = Level(rawValue: row[3]), let definition = definitions[row[7]]
      else { throw Misread() }
      counts.append(
        CountFact(
          indicator: definition.0, key: key, level: level, municipality: nil,
          year: try whole(row[4]), count: try sum(row[5], row[6]), definition: definition.1,
          source: row[7], row: try whole(row[8])))
    }
    try rows(.countsHbo) { row in
      guard let level = Level(rawValue: row[3]), let definition = definitions[row[0]] else {
        throw Misread()
      }
      counts.append(
        CountFact(
          indicator: definition.0, key: OfferingKey(brin: row[1], code: row[2]), level: level,
          municipality: row[4], year: try whole(row[5]), count: try sum(row[6], row[7]),
          definition: definition.1, source: row[0], row: try whole(row[8]),
          lines: try whole(row[9])))
    }
    var facts = FactBase(
      id: package.id, offerings: offerings, institutions: institutions,
      municipalities: municipalities, counts: counts, positions: try readPositions(),
      pay: try readPay(), results: try readResults(), references: reference.facts,
      sources: cards + reference.sources, outcomes: try readOutcomes())
    facts.inputs = inputs
    facts.changes = try readChanges()
    return facts
  }

  private func readChanges() throws -> [OfferingKey: [SheetChange]] {
    guard files[TableSchema.changes.name] != nil else { return [:] }
    var changes: [OfferingKey: [SheetChange]] = [:]
    try rows(.changes) { row in
      guard let found = ChangeTable.change(row) else { throw Misread() }
      changes[found.key, default: []].append(found.change)
    }
    return changes
  }

  private func readOfferings() throws -> [Offering] {
    var forms: [String: [FormShare]] = [:]
    // Editions from before the column `source` are read as they were: all from diplomas.
    try rows(.forms, optional: 1) { row in
      guard let form = Form(rawValue: row[1]),
        let source = row.count < 5 ? .diplomas : FormSource(rawValue: row[4])
      else { throw Misread() }
      forms[row[0], default: []].append(
        FormShare(
          form: form, low: try decimal(row[2]), high: try decimal(row[3]), source: source))
    }
    var offerings: [Offering] = []
    try rows(.offerings) { row in
      guard let key = OfferingKey(row[0]), let kind = Kind(rawValue: row[1]),
        let level = Level(rawValue: row[6]), let status = OfferingStatus(rawValue: row[11])
      else { throw Misread() }
      offerings.append(
        Offering(
          key: key, kind: kind, name: row[5], level: level,
          levels: row[7].split(separator: "|").compactMap { Level(rawValue: String($0)) },
          forms: (forms[row[0]] ?? []).sorted { $0.form < $1.form }, sector: row[8],
          direction: row[10].isEmpty ? nil : row[10], status: status, catalogueDate: row[12],
          source: SourceRows(id: row[13], rows: [try whole(row[14])]), subsector: row[9]))
    }
    return offerings
  }

  private func readPositions() throws -> [PositionFact] {
    var facts: [PositionFact] = []
    try rows(.positions) { row in
      guard let level = Level(rawValue: row[2]), let moment = Moment(rawValue: row[6]) else {
        throw Misread()
      }
      var fact = PositionFact(
        level: level, sector: row[3], population: row[4], cohort: row[5], moment: moment,
        definition: row[1], source: row[0])
      fact.total = Int(row[7])
      fact.work = Int(row[8])
      fact.workAndBenefit = Int(row[9])
      fact.benefit = Int(row[10])
      fact.neither = Int(row[11])
      fact.backInEducation = Int(row[12])
      fact.notRegistered = Int(row[13])
      fact.rows = row[14].split(separator: " ").compactMap { Int($0) }
      facts.append(fact)
    }
    return facts
  }

  private func readPay() throws -> [PayFact] {
    var facts: [PayFact] = []
    try rows(.pay) { row in
      guard let level = Level(rawValue: row[2]), let moment = Moment(rawValue: row[5]) else {
        throw Misread()
      }
      facts.append(
        PayFact(
          level: level, sector: row[3], cohort: row[4], moment: moment,
          value: try decimal(row[6]), definition: row[1], source: row[0],
          row: try whole(row[7])))
    }
    return facts
  }

  private func readResults() throws -> [ResultFact] {
    var facts: [ResultFact] = []
    try rows(.results) { row in
      guard let indicator = IndicatorID(rawValue: row[1]) else { throw Misread() }
      facts.append(
        ResultFact(
          brin: row[0], indicator: indicator, definition: row[2], year: row[3],
          value: Double(row[4]), group: row[5], groupValue: Double(row[6]), source: row[7],
          row: try whole(row[8])))
    }
    return facts
  }

  private func readOutcomes() throws -> [OutcomeFact] {
    guard files[TableSchema.outcomes.name] != nil else { return [] }
    var facts: [OutcomeFact] = []
    try rows(.outcomes) { row in
      guard let fact = EditionRows.outcome(row) else { throw Misread() }
      facts.append(fact)
    }
    return facts
  }

  private struct Misread: Error {}

  /// What every edition says of itself, whatever else a newer schema changed.
  private struct Schema: Decodable {
    var schemaVersion: Int
  }

  private func whole(_ text: String) throws -> Int {
    guard let value = Int(text) else { throw Misread() }
    return value
  }

  private func decimal(_ text: String) throws -> Double {
    guard let value = Double(text) else { throw Misread() }
    return value
  }

  private func sum(_ low: String, _ high: String) throws -> CountSum {
    let (low, high) = (try whole(low), try whole(high))
    guard low >= 0, low <= high else { throw Misread() }
    return CountSum(low: low, high: high)
  }

  /// Every file the package names, also one that is not read, with the hash it should have.
  private func verified() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for resource in package.resources {
      let path = folder + "/" + resource.path
      guard resource.path == resource.name + ".csv", !resource.name.contains("/"),
        let bytes = try? FileBytes.plain(path),
        resource.hash == "sha256:" + SHA256.hash(data: bytes).hexText
      else { throw EditionError.damaged(file: path) }
      files[resource.name] = bytes
    }
    return files
  }

  private func rows(
    _ schema: TableSchema, optional: Int = 0, _ body: ([String]) throws -> Void
  ) throws {
    let path = folder + "/" + schema.path
    guard let bytes = files[schema.name] else { throw EditionError.damaged(file: path) }
    let table = try CSVTable(bytes: bytes, source: path, dialect: Dialect())
    let width = schema.fields.count
    let reading = try table.forEachRow { (row: borrowing Row) throws -> Void in
      do {
        guard (width - optional...width).contains(row.fieldCount) else { throw Misread() }
        var cells: [String] = []
        cells.reserveCapacity(width)
        for index in 0..<row.fieldCount { cells.append(row.text(index)) }
        try body(cells)
      } catch is Misread {
        throw EditionError.row(
          file: path, line: row.line, message: "geen rij van tabel «\(schema.name)»")
      }
    }
    try reading.requireNoRejects()
  }
}
