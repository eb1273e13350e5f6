package import Facts
import Ingest
package import Registers
package import Tabular

/// From a folder with source files to an edition on disk: the one way, for a person and for the
/// nightly run.
package enum EditionBuilder {
  /// What was written, with the account of every source.
  package struct Built: Sendable {
    package var id: String
    /// Size of all tables.
    package var bytes: Int
    package var ledger: [LedgerLine]
    /// Rows that were refused although their file was accepted.
    package var rejects: [Reject]
    /// Programmes by kind.
    package var offerings: [Kind: Int]
  }

  /// - Parameters:
  ///   - folder: where the source files are, as `Import.run` reads them.
  ///   - reference: the folder with `directions.yml` and `regions.yml`.
  ///   - dates: the day of a snapshot by source, `YYYY-MM-DD`.
  ///   - target: replaced as a whole, or left as it was.
  /// - Throws: what `Import.run`, the registers and `EditionWriter.write` throw.
  package static func build(
    sources: [SourceDescriptor], from folder: String, reference: String,
    dates: [String: String] = [:], to target: String, report: (LedgerLine) -> Void = { _ in },
    awaited: (SourceDescriptor) -> Void = { _ in }
  ) throws -> Built {
    try EditionWriter.checkTarget(target)
    let harvest = try Import.run(
      sources, from: folder, dates: dates, report: report, awaited: awaited)
    let assembly = Assembly(
      harvest.tables,
      directions: try DirectionRegister.read(path: reference + "/directions.yml"),
      laterRegions: try RegionRegister.read(path: reference + "/regions.yml"))
    let indicators = Dictionary(
      sources.compactMap { source in
        source.indicator.map { (source.id, ($0, source.definition)) }
      }
    ) { first, _ in first }
    let written = try EditionWriter.write(
      assembly, ledger: harvest.ledger, indicators: indicators, to: target)
    return Built(
      id: written.id, bytes: written.bytes, ledger: harvest.ledger, rejects: harvest.rejects,
      offerings: Dictionary(grouping: assembly.offerings, by: \.kind).mapValues(\.count))
  }
}
