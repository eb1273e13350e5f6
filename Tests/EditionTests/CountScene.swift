import Edition
import Facts
import Figures
import Foundation
import Ingest
import Registers
import TestSupport
import Testing

/// A few hbo programmes with five years of counts, made up, as the files DUO would give: to change one
/// number in and make an edition of.
struct CountScene {
  /// A programme: students of each 1 October, 0 where it is not counted, first-years and graduates of each year, its forms.
  struct Programme {
    var brin: String
    var code: String
    var name: String
    var subsector = "n.v.t."
    var students: [Int]
    var entrants: Int
    var graduates: Int
    var forms = ["VOLTIJD"]
    var isOpen = true

    var key: String { brin.lowercased() + "-" + code }
  }

  static let ids = [
    "duo-hbo-studenten", "duo-hbo-eerstejaars", "duo-hbo-gediplomeerden", "duo-rio-erkenningen",
  ]

  var first = 2020
  var programmes = [
    Programme(
      brin: "28DN", code: "30020", name: "HBO-ICT", students: [400, 400, 400, 400, 400],
      entrants: 100, graduates: 72),
    Programme(
      brin: "30GB", code: "30020", name: "HBO-ICT", students: [200, 200, 200, 200, 200],
      entrants: 50, graduates: 30),
    Programme(
      brin: "31FR", code: "34267", name: "Elektrotechniek", students: [80, 80, 80, 80, 80],
      entrants: 24, graduates: 12),
  ]
  /// Further lines of a file, by source.
  var more: [String: [String]] = [:]

  var last: Int { first + (programmes.first?.students.count ?? 1) - 1 }

  static func sources() throws -> [SourceDescriptor] {
    try ids.map { id in
      let path = Place.root.appendingPathComponent("Datasets/sources/\(id).yml")
      let text = try String(contentsOf: path, encoding: .utf8)
        .replacing(/minimum_rows: \d+/, with: "minimum_rows: 1").replacing(".csv.gz", with: ".csv")
      return try SourceRegister.read(text: text, name: "\(id).yml")
    }
  }

  func lines(_ id: String) -> [String] {
    let head =
      "STUDIEJAAR,GEMEENTENUMMER,TYPE_HOGER_ONDERWIJS,INSTELLINGSCODE,INSTELLINGSNAAM,ONDERDEEL,"
      + "SUBONDERDEEL,OPLEIDINGSCODE,OPLEIDINGSNAAM,"
    func rows(
      _ count: (Programme, Int) -> Int, years: Int, level: String = "bachelor"
    ) -> [String] {
      programmes.flatMap { item in
        (0..<years).filter { item.students[$0] > 0 && count(item, $0) > 0 }.map { year in
          "\(first + year),0363,\(level),\(item.brin),Hogeschool \(item.brin),TECHNIEK,"
            + "\(item.subsector),\(item.code),B \(item.name),\(count(item, year))"
        }
      }
    }
    let years = last - first + 1
    let own: [String]
    switch id {
    case "duo-hbo-studenten":
      own = [head + "AANTAL_INGESCHREVENEN"] + rows({ $0.students[$1] }, years: years)
    case "duo-hbo-eerstejaars":
      own =
        [head + "AANTAL_EERSTEJAARS_INGESCHREVENEN"]
        + rows({ item, _ in item.entrants }, years: years)
    case "duo-hbo-gediplomeerden":
      let other = head.replacing("STUDIEJAAR", with: "DIPLOMAJAAR")
        .replacing("TYPE_HOGER_ONDERWIJS", with: "SOORT_DIPLOMA")
      own =
        [other + "AANTAL_GEDIPLOMEERDEN"]
        + rows({ item, _ in item.graduates }, years: years - 1, level: "hbo bachelor")
    default:
      own =
        [
          "INSTELLINGSCODE,ERKENDEOPLEIDINGSCODE,INSTROOM_EINDDATUM,OPLEIDINGSEENHEID_NAAM,"
            + "OPLEIDINGSEENHEID_INTERNATIONALE_NAAM,STUDIELAST,NIVEAU,VORM,BEKOSTIGINGSCODE,"
            + "VESTIGINGSLICENTIE_EINDDATUM,ACCREDITATIE_INLEVERDATUM,ACCREDITATIE_INTREKKINGSDATUM"
        ]
        + programmes.flatMap { item in
          item.forms.map { form in
            "\(item.brin),\(item.code),\(item.isOpen ? "" : "2020-01-01"),\(item.name),\(item.name),"
              + "240,HBO-BA,\(form),BEKOSTIGD,,2030-05-01,"
          }
        }
    }
    return own + (more[id] ?? [])
  }

  /// Makes an edition of these files.
  ///
  /// - Parameters:
  ///   - present: sources that have a file; the others are taken over from `base`.
  ///   - date: the day of the files.
  @discardableResult
  func build(
    _ name: String, in folder: String, present: [String] = ids, base: String? = nil,
    estimatesFrom previous: String? = nil, date: String = "2026-02-20"
  ) throws -> EditionBuilder.Built {
    let sources = try Self.sources()
    let files = folder + "/files-" + name
    for source in sources where present.contains(source.id) {
      let file = URL(fileURLWithPath: files + "/" + source.local)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((lines(source.id).joined(separator: "\n") + "\n").utf8).write(to: file)
    }
    try FileManager.default.createDirectory(
      atPath: files, withIntermediateDirectories: true)
    return try EditionBuilder.build(
      sources: sources, from: files,
      reference: Place.root.appendingPathComponent("Datasets/reference").path,
      base: base.map { folder + "/" + $0 }, estimatesFrom: previous.map { folder + "/" + $0 },
      dates: Dictionary(uniqueKeysWithValues: present.map { ($0, date) }),
      to: folder + "/" + name)
  }
}

/// An edition of the scene as its figures.
struct SceneFigures {
  let core: Computation

  init(_ edition: String) throws {
    let reference = Place.root.appendingPathComponent("Datasets/reference").path
    var reader = try EditionReader(folder: edition)
    core = Computation(
      facts: try reader.read(reference: Fixture.noReference()),
      ladders: try LadderRegister.read(path: reference + "/ladder.yml"),
      policy: try PolicyRegister.read(path: reference + "/policy.yml"), terms: [:])
  }

  func offering(_ key: String) throws -> Offering {
    try #require(core.facts.offerings.first { $0.key.description == key })
  }

  func completion(_ key: String) throws -> Figure {
    try #require(
      core.figures(for: try offering(key)).first { $0.indicator == .completion && $0.headline })
  }

  /// Students of the newest year.
  func students(_ key: String) throws -> Int? {
    core.figures(for: try offering(key)).first { $0.indicator == .students && $0.headline }?
      .value.map { Int($0) }
  }
}
