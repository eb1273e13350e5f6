import Archive
import Crypto
package import Facts
import Foundation
package import Registers
import Tabular

/// An edition on disk that cannot be used, or a folder that cannot take one.
package enum EditionError: Error, Sendable, CustomStringConvertible {
  /// No `datapackage.json` of an edition stands in this folder.
  case missing(folder: String)
  /// The edition has a newer schema than this program knows.
  case newer(found: Int, known: Int)
  /// A table is missing, or its SHA-256 is not the one in `datapackage.json`.
  case damaged(file: String)
  /// A row cannot be read as one of its table; lines count from 1.
  case row(file: String, line: Int, message: String)
  /// Something other than an edition stands where an edition must be written.
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

/// Reads an edition into memory. Cost: about a tenth of a second for the embedded one.
package struct EditionReader {
  let folder: String
  private let package: DataPackage
  /// Bytes of every table while reading.
  private var files: [String: [UInt8]] = [:]
  /// Other names of hbo programmes by opleidingscode, the register and international name in front;
  /// empty before `read`.
  package private(set) var synonyms: [String: [String]] = [:]
  /// Names that one institution has for an hbo programme, by a key without leerweg; empty before
  /// `read`.
  package private(set) var ownNames: [OfferingKey: [String]] = [:]

  /// Opens the edition in a folder and reads `datapackage.json`, not the tables.
  ///
  /// - Throws: `EditionError.missing` when there is no edition, `EditionError.newer` when it is of
  ///   a newer schema.
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

  /// Id of the edition: SHA-256 over its inputs and tables, 64 hexadecimal digits.
  package var id: String { package.id }
  /// The day of its newest source, `2026-02-20`; empty for an edition without sources.
  package var created: String { String(package.created.prefix(10)) }

  /// Reads and verifies every table.
  ///
  /// - Parameter reference: the published national facts that belong to every edition.
  /// - Returns: the facts, without succession: that is set by `FactBase.follow`.
  /// - Throws: `EditionError` when a table is missing, damaged or holds a row that is not one of
  ///   its table; `TabularError` when a table is not CSV.
  package mutating func read(reference: ReferenceRegister) throws -> FactBase {
    try opened { edition in
      let inputs = try edition.readInputs()
      let programmes = try edition.readProgrammes()
      edition.synonyms = programmes.mapValues {
        [$0.name, $0.international] + $0.synonyms.sorted()
      }
      for (code, programme) in programmes {
        for (brin, names) in programme.own {
          edition.ownNames[OfferingKey(brin: brin, code: code)] = names.sorted()
        }
      }
      let counts = try edition.readCounts(inputs.indicators)
      var facts = FactBase(
        id: edition.package.id, offerings: try edition.readOfferings(),
        institutions: try edition.readInstitutions().map(\.institution),
        municipalities: try edition.readMunicipalities(),
        counts: counts, positions: try edition.readPositions(),
        pay: try edition.readPay(), results: try edition.readResults(),
        references: reference.facts,
        sources: inputs.ledger.map(\.source) + reference.sources,
        outcomes: try edition.readOutcomes())
      facts.inputs = inputs.ledger.map {
        InputFile(id: $0.source.id, file: $0.file, bytes: $0.bytes, sha256: $0.sha256)
      }
      facts.changes = try edition.readChanges()
      facts.estimateBasis = try edition.readEstimateBasis(inputs.indicators, counts)
      return facts
    }
  }

  /// The municipalities with their regions, and nothing else of the edition; every table is
  /// verified all the same.
  ///
  /// - Throws: `EditionError`, `TabularError` as `read(reference:)`.
  package mutating func municipalities() throws -> [Municipality] {
    try opened { try $0.readMunicipalities() }
  }

  /// Hands itself over with the bytes of every table, each of which has the hash it should have.
  mutating func opened<Value>(_ body: (inout EditionReader) throws -> Value) throws -> Value {
    files = try verified()
    defer { files = [:] }
    return try body(&self)
  }

  /// Whether the edition has this table; one of no rows is not always written.
  func has(_ schema: TableSchema) -> Bool { files[schema.name] != nil }

  /// A row that is not one of its table.
  struct Misread: Error {}

  /// What every edition says of itself, whatever else a newer schema changed.
  private struct Schema: Decodable {
    var schemaVersion: Int
  }

  func whole(_ text: String) throws -> Int {
    guard let value = Int(text) else { throw Misread() }
    return value
  }

  func decimal(_ text: String) throws -> Double {
    guard let value = Double(text) else { throw Misread() }
    return value
  }

  func sum(_ low: String, _ high: String) throws -> CountSum {
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

  func rows(
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
