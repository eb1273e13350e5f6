import Edition
import Facts
import Foundation
import Ingest
import Registers
import TestSupport
import Testing

@Suite("From files to an edition")
struct ImportedEditionTests {
  static let files: [String: [String]] = [
    "duo-hbo-studenten": [
      "STUDIEJAAR,GEMEENTENUMMER,TYPE_HOGER_ONDERWIJS,INSTELLINGSCODE,INSTELLINGSNAAM,ONDERDEEL,"
        + "SUBONDERDEEL,OPLEIDINGSCODE,OPLEIDINGSNAAM,AANTAL_INGESCHREVENEN",
      "2023,0114,associate degree,31FR,NHL Stenden,ECONOMIE,n.v.t.,80009,Ad Tourism Management,7",
      "2023,0080,associate degree,31FR,NHL Stenden,ECONOMIE,n.v.t.,80009,Ad Tourism Management,69",
      "2024,0114,associate degree,31FR,NHL Stenden,ECONOMIE,n.v.t.,80009,Ad Tourism Management,-1",
      "2024,0080,associate degree,31FR,NHL Stenden,ECONOMIE,n.v.t.,80009,Ad Tourism Management,80",
      "2024,0106,bachelor,25BE,Hanzehogeschool,TECHNIEK,n.v.t.,34267,B Elektrotechniek,55",
    ],
    "duo-hbo-eerstejaars": [
      "STUDIEJAAR,GEMEENTENUMMER,TYPE_HOGER_ONDERWIJS,INSTELLINGSCODE,INSTELLINGSNAAM,ONDERDEEL,"
        + "SUBONDERDEEL,OPLEIDINGSCODE,OPLEIDINGSNAAM,AANTAL_EERSTEJAARS_INGESCHREVENEN",
      "2024,0080,associate degree,31FR,NHL Stenden,ECONOMIE,n.v.t.,80009,Ad Tourism Management,31",
      "2024,0106,bachelor,25BE,Hanzehogeschool,TECHNIEK,n.v.t.,34267,B Elektrotechniek,<5",
    ],
    "duo-rio-erkenningen": [
      "INSTELLINGSCODE,ERKENDEOPLEIDINGSCODE,INSTROOM_EINDDATUM,OPLEIDINGSEENHEID_NAAM,"
        + "OPLEIDINGSEENHEID_INTERNATIONALE_NAAM,STUDIELAST,NIVEAU,VORM,BEKOSTIGINGSCODE,"
        + "VESTIGINGSLICENTIE_EINDDATUM,ACCREDITATIE_INLEVERDATUM,ACCREDITATIE_INTREKKINGSDATUM",
      "31FR,80009,,Tourism Management,Tourism Management,120,HBO-AD,VOLTIJD,BEKOSTIGD,,2026-05-01,",
      "31FR,80009,2020-01-01,Tourism Management,Tourism Management,120,HBO-AD,DUAAL,BEKOSTIGD,,,",
    ],
    "cbs-83815-totaal": [
      "Geslacht;Uitstromers ho met en zonder diploma;Bedrijfstakken (SBI 2008);Studierichting;"
        + "Peilmoment;Perioden;Uurloon werknemers na verlaten ho (euro)",
      "Totaal;Hbo-bachelor;A-U;Totaal;1 jaar na verlaten onderwijs;2015/'16;   16.30",
      "Totaal;Hbo-bachelor;A-U;Totaal;2 jaar na verlaten onderwijs;2015/'16;   18.14",
    ],
  ]

  static func sources() throws -> [SourceDescriptor] {
    try files.keys.sorted().map { id in
      let path = Place.root.appendingPathComponent("Datasets/sources/\(id).yml")
      let text = try String(contentsOf: path, encoding: .utf8)
        .replacing(/minimum_rows: \d+/, with: "minimum_rows: 1").replacing(".csv.gz", with: ".csv")
      return try SourceRegister.read(text: text, name: "\(id).yml")
    }
  }

  /// Imports the excerpts and returns the edition's files.
  static func edition(reversed: Bool = false, shuffledBy seed: UInt64? = nil) throws
    -> [String: Data]
  {
    try withFolder { folder in
      let sources = try sources()
      for source in sources {
        var lines = files[source.id] ?? []
        if let seed {
          var generator = SeededGenerator(seed: seed)
          lines[1...].shuffle(using: &generator)
        }
        let file = URL(fileURLWithPath: folder + "/" + source.local)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
      }
      let harvest = try Import.run(reversed ? sources.reversed() : sources, from: folder)
      _ = try Place.write(harvest, sources, to: folder + "/edition")
      return try EditionTests.files(folder + "/edition")
    }
  }

  @Test("importing twice gives identical bytes, also with the sources in reverse order")
  func twice() throws {
    let first = try Self.edition()
    #expect(try Self.edition() == first)
    #expect(try Self.edition(reversed: true) == first)
    let offerings = String(decoding: try #require(first["offerings.csv"]), as: UTF8.self)
    #expect(
      offerings == """
        key,kind,brin,code,leerweg,name,level,levels,sector,subsector,direction,status,\
        catalogue_date,source,row,credits
        25be-34267,hbo,25BE,34267,,Elektrotechniek,bachelor,bachelor,techniek,n.v.t.,,unknown,\
        2024-10-01,duo-hbo-eerstejaars,3,
        31fr-80009,hbo,31FR,80009,,Tourism Management,ad,ad,economie,n.v.t.,,open,\
        2024-10-01,duo-hbo-eerstejaars,2,120

        """)
  }

  @Test("rows in another order change the line numbers and nothing else", arguments: 1..<5)
  func shuffled(seed: UInt64) throws {
    let first = try Self.edition()
    let other = try Self.edition(shuffledBy: seed)
    #expect(first["inputs.csv"] != other["inputs.csv"])
    for name in first.keys where name.hasSuffix(".csv") && name != "inputs.csv" {
      #expect(Self.withoutLines(first[name]) == Self.withoutLines(other[name]), "\(name)")
    }
  }

  /// The rows of a table without the columns that are line numbers.
  static func withoutLines(_ data: Data?) -> [[Substring]] {
    let rows = String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let kept = rows[0].indices.filter { !["row", "rows"].contains(rows[0][$0]) }
    return rows.map { row in kept.map { row[$0] } }
  }
}

/// The promise of the embedded edition: anyone with the same files makes the same bytes.
@Suite(
  "The committed edition, made again", .tags(.slow),
  .enabled(if: Place.shared != nil, "\(Place.absence)"))
struct ReproducibilityTests {
  @Test("a fresh import of the real files equals the committed edition byte for byte")
  func reproducible() throws {
    let folder = Place.root.appendingPathComponent("Datasets/sources").path
    let sources = try SourceRegister.read(folder: folder)
    try withFolder { folder in
      let built = try EditionBuilder.build(
        sources: sources.reversed(), from: Place.shared ?? "",
        reference: Place.root.appendingPathComponent("Datasets/reference").path,
        to: folder + "/edition")
      #expect(built.offerings == [.mbo: 9_634, .hbo: 1_255])
      var reader = try EditionReader(folder: folder + "/edition")
      let offerings = try reader.read(reference: Fixture.noReference()).offerings
      #expect(offerings.first { $0.key.description == "23ah-34560" }?.status == .open)
      let (fresh, committed) = (try files(folder + "/edition"), try files(Place.baseline))
      #expect(fresh.keys.sorted() == committed.keys.sorted())
      for (name, bytes) in fresh { #expect(bytes == committed[name], "\(name)") }
    }
  }
}
