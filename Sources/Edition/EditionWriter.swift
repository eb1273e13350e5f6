import Crypto
package import Facts
import Foundation
import Tabular

/// Writes an edition: its tables and the `datapackage.json` that describes them.
package enum EditionWriter {
  /// Replaces `folder` as a whole: everything is written beside it and exchanged by rename, so that
  /// a failure leaves what was there.
  ///
  /// - Parameters:
  ///   - assembly: what is written.
  ///   - ledger: what became of the rows of each source file.
  ///   - indicators: indicator and definition of each count source.
  ///   - frozen: what the estimates are computed from, where that is not what is written.
  /// - Returns: the edition's id and its size in bytes.
  /// - Throws: `EditionError.foreign` when the folder holds something other than an edition, or the
  ///   error of the file system.
  package static func write(
    _ assembly: Assembly, ledger: [LedgerLine],
    indicators: [String: (IndicatorID, String)], frozen: FrozenEstimates = FrozenEstimates(),
    to folder: String
  ) throws -> (id: String, bytes: Int) {
    let ledger = ledger + frozen.ledger
    let files = tables(
      assembly, frozen, ledger, indicators.merging(frozen.indicators) { own, _ in own })
    let id = editionID(ledger, files)
    let package = DataPackage(id: id, ledger: ledger, files: files)
    try EditionFolder(folder).replace { beside in
      for (schema, bytes) in files {
        try Data(bytes).write(to: URL(fileURLWithPath: beside + "/" + schema.path))
      }
      try package.json().write(to: URL(fileURLWithPath: beside + "/datapackage.json"))
    }
    return (id, files.reduce(0) { $0 + $1.1.count })
  }

  /// Whether `write` would accept this folder; for a command to ask before it reads anything.
  ///
  /// - Throws: `EditionError.foreign` unless there is nothing, an empty folder, or an edition.
  package static func checkTarget(_ folder: String) throws {
    _ = try EditionFolder.checked(folder)
  }

  /// Hash of the inputs and of what was made of them: the same files read by the same declarations
  /// give the same id, and another reading of them another.
  static func editionID(_ ledger: [LedgerLine], _ files: [(TableSchema, [UInt8])]) -> String {
    editionID(
      inputs: ledger.map { ($0.source.id, $0.sha256) },
      tables: files.map { ($0.0.name, SHA256.hash(data: $0.1).hexText) })
  }

  /// The same of what a package already says of its sources and tables, each with its SHA-256.
  static func editionID(
    inputs: [(id: String, sha256: String)], tables: [(name: String, sha256: String)]
  ) -> String {
    let inputs = inputs.map { $0.id + " " + $0.sha256 + "\n" }.sorted()
    let tables = tables.map { $0.name + " " + $0.sha256 + "\n" }
    let text = "schema \(TableSchema.version)\n" + (inputs + tables).joined()
    return SHA256.hash(data: Data(text.utf8)).hexText
  }

  private static func tables(
    _ assembly: Assembly, _ frozen: FrozenEstimates, _ ledger: [LedgerLine],
    _ indicators: [String: (IndicatorID, String)]
  ) -> [(TableSchema, [UInt8])] {
    let tables = assembly.tables
    let counts = Dictionary(grouping: tables.counts) { $0.key.leerweg == nil }
    let always = [
      sorted(.inputs, ledger.map { EditionRows.input($0, indicators[$0.source.id]) }),
      sorted(.institutions, assembly.institutions.map(EditionRows.institution)),
      sorted(.municipalities, assembly.municipalities.map(EditionRows.municipality)),
      sorted(.programmes, assembly.programmes.map(EditionRows.programme)),
      sorted(
        .offerings,
        assembly.offerings.map(EditionRows.offering)),
      sorted(.forms, assembly.offerings.flatMap(EditionRows.forms)),
      sorted(.countsMbo, (counts[false] ?? []).map(EditionRows.countMbo)),
      sorted(.countsHbo, (counts[true] ?? []).map(EditionRows.countHbo)),
      sorted(.positions, tables.positions.map(EditionRows.position)),
      sorted(.pay, tables.pay.map(EditionRows.pay)),
      sorted(.results, tables.results.map(EditionRows.result)),
      sorted(.totals, tables.totals.map(EditionRows.total)),
    ]
    let sometimes = [
      (TableSchema.outcomes, tables.outcomes.map(EditionRows.outcome)),
      (.estimateCounts, frozen.counts.map(EditionRows.countHbo)),
      (.estimateProgrammes, frozen.programmes),
      (.ownNames, assembly.programmes.flatMap(EditionRows.ownNames)),
    ]
    return always + sometimes.filter { !$0.1.isEmpty }.map { sorted($0.0, $0.1) }
  }

  /// Rows in one order whatever the order of the input, so that bytes are the same.
  private static func sorted(_ schema: TableSchema, _ rows: [[String]]) -> (TableSchema, [UInt8]) {
    var writer = CSVWriter()
    writer.append(row: schema.header)
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) { writer.append(row: row) }
    return (schema, writer.bytes)
  }
}
