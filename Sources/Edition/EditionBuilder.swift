package import Facts
import Ingest
package import Registers
package import Tabular

/// From a folder with source files to an edition on disk: used by the command `import` and by the
/// nightly run.
package enum EditionBuilder {
  /// What was written, with the tally of every source's rows.
  package struct Built: Sendable {
    /// Id of the edition: SHA-256 over its inputs and tables, 64 hexadecimal digits.
    package var id: String
    /// Size of all tables together, in bytes.
    package var bytes: Int
    /// What became of the rows of each source file, carried ones included.
    package var ledger: [LedgerLine]
    /// Ids of the sources whose rows were taken over from the base.
    package var carried: [String]
    /// Rows that were refused although their file was accepted.
    package var rejects: [Reject]
    /// Number of offerings by kind.
    package var offerings: [Kind: Int]
    /// True when the estimates stay those of the edition before; false when they are made from
    /// these rows.
    package var keepsEstimates: Bool
  }

  /// Reads the source files, assembles an edition and writes it. Cost: about a second for the real
  /// files.
  ///
  /// - Parameters:
  ///   - sources: the catalogue of sources.
  ///   - folder: where the source files are, as `Import.run` reads them.
  ///   - reference: the folder with `directions.yml`, `regions.yml` and `institutions.yml`.
  ///   - base: folder of an edition that gives the rows of each source without a file, so that new
  ///     and carried rows make a complete edition (see `CarryOver`); nil: every file must be there.
  ///   - previous: folder of the edition before, whose estimates stay until a new year of the
  ///     counts arrives (see `EstimateBasis`); nil: they are made from these rows, as in an import
  ///     by a person.
  ///   - dates: the day of a snapshot by source, `YYYY-MM-DD`.
  ///   - target: the folder of the new edition, replaced as a whole, or left as it was after an
  ///     error.
  ///   - report: called with the tally of each source when it is read.
  ///   - awaited: called with each source that is declared as awaited and has no file.
  /// - Throws: what `Import.run`, the readers of declared files and `EditionWriter.write` throw.
  package static func build(
    sources: [SourceDescriptor], from folder: String, reference: String,
    base: String? = nil, estimatesFrom previous: String? = nil, dates: [String: String] = [:],
    to target: String,
    report: (LedgerLine) -> Void = { _ in },
    awaited: (SourceDescriptor) -> Void = { _ in }
  ) throws -> Built {
    try EditionWriter.checkTarget(target)
    let carried = try base.map { try CarryOver(sources, absentFrom: folder, base: $0) }
    var harvest = try Import.run(
      sources.filter { carried?.isCarried($0) != true }, from: folder, dates: dates,
      addingTo: carried?.tables ?? FactTables(), report: report, awaited: awaited)
    harvest.ledger += carried?.ledger ?? []
    carried?.complete(&harvest.tables.programmes)
    var assembly = Assembly(
      harvest.tables,
      directions: try DirectionRegister.read(path: reference + "/directions.yml"),
      laterRegions: try RegionRegister.read(path: reference + "/regions.yml"),
      written: try InstitutionRegister.read(path: reference + "/institutions.yml"))
    carried?.keepForms(&assembly.offerings, beside: harvest.tables.counts)
    let frozen = try previous.flatMap { try YearlyEstimates(of: $0).kept(beside: assembly) }
    let declared = Dictionary(
      sources.compactMap { source in
        source.indicator.map { (source.id, ($0, source.definition)) }
      }
    ) { first, _ in first }
    let indicators = declared.merging(carried?.indicators ?? [:]) { _, old in old }
    let written = try EditionWriter.write(
      assembly, ledger: harvest.ledger, indicators: indicators,
      frozen: frozen ?? FrozenEstimates(), to: target)
    return Built(
      id: written.id, bytes: written.bytes, ledger: harvest.ledger,
      carried: (carried?.ledger ?? []).map(\.source.id), rejects: harvest.rejects,
      offerings: Dictionary(grouping: assembly.offerings, by: \.kind).mapValues(\.count),
      keepsEstimates: frozen != nil)
  }
}
