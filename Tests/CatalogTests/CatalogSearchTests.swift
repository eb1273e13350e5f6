import Facts
import Foundation
import Registers
import Search
import TestSupport
import Testing

@testable import Catalog

@Suite("Catalog")
struct CatalogSearchTests {
  private static func entry(
    _ key: String, _ name: String, _ institution: String, _ place: String, students: Int,
    job: Double? = nil, period: String = "2016/17", group: String? = nil
  ) -> CatalogEntry {
    let parsed = OfferingKey(key) ?? OfferingKey(brin: "00AA", code: "00000")
    var figures: [Figure] = []
    if let job {
      var figure = Figure(
        .jobChance, definition: "job_chance.test", state: .published, unit: .share)
      figure.value = job
      figure.period = period
      figure.basis = group.map { Basis(rung: .group, group: $0, population: "p") }
      figures = [figure]
    }
    let sheet = Sheet(
      key: key, kind: parsed.leerweg == nil ? .hbo : .mbo, name: name, code: parsed.code,
      level: parsed.leerweg == nil ? .bachelor : .four,
      levels: [parsed.leerweg == nil ? .bachelor : .four], leerweg: parsed.leerweg, forms: nil,
      sector: "techniek", direction: nil,
      institution: .init(brin: parsed.brin, name: institution, seat: place), status: .open,
      catalogueDate: "2024-10-01", locations: [], figures: figures, asOf: "2026-02-20",
      attribution: "test")
    var count = Figure(.students, definition: "students.test", state: .published, unit: .count)
    count.value = Double(students)
    count.headline = true
    var counted = sheet
    counted.figures.append(count)
    return CatalogEntry(
      sheet: counted,
      places: [SearchIndex.Place(name: place, region: "AM09", regionName: "Midden-Utrecht")],
      regions: ["Midden-Utrecht"])
  }

  static func names() throws -> SearchNames {
    let path = Checkout.root.appendingPathComponent("Datasets/reference/search.yml").path
    let codes = ["25480", "34560", "34561"]
    return SearchNames(
      programmes: Dictionary(uniqueKeysWithValues: codes.map { ($0, ["Nursing"]) }),
      rules: try SearchRuleRegister.read(path: path))
  }

  private static func catalog(_ entries: [CatalogEntry], _ folder: String) throws -> Catalog {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try CatalogBuilder(path: folder + "/catalog.sqlite").build(
      entries, names: names(), sentences: [.nl: ["page.site": "Studiebijsluiter"]], sources: [],
      stamp: "s")
  }

  private let folder = NSTemporaryDirectory() + "catalog-" + UUID().uuidString

  private let entries = [
    entry("25lx-25480-bol", "Mbo-Verpleegkundige", "ROC Midden", "Utrecht", students: 300),
    entry("28dn-34560", "Verpleegkunde", "Hogeschool van Amsterdam", "Amsterdam", students: 900),
    entry("30gb-34560", "Verpleegkunde", "Fontys", "Eindhoven", students: 1200),
    entry("30gb-34561", "Verpleegkunde in Financiën", "Fontys", "Eindhoven", students: 5000),
  ]

  @Test func `a school is found by the name it took, before the school that joined it`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var firda = CatalogSearchTests.entry(
      "08pg-25480-bol", "Mbo-Verpleegkundige", "ROC Friese Poort", "Leeuwarden", students: 10)
    firda.sheet.institution.newName = "Firda"
    var joined = CatalogSearchTests.entry(
      "25lg-25480-bol", "Mbo-Verpleegkundige", "ROC Friesland College", "Leeuwarden", students: 90)
    joined.sheet.institution.joined = .init(
      brin: "08PG", name: "Firda", year: 2023, hasSheets: true)
    let catalog = try CatalogSearchTests.catalog(entries + [joined, firda], folder)
    let answer = try catalog.ask(CatalogQuestion(words: ["firda"]))
    #expect(answer.hits.map(\.key) == ["08pg-25480-bol", "25lg-25480-bol"])
    #expect(answer.hits.map(\.institution) == ["ROC Friese Poort", "ROC Friesland College"])
    var filtered = CatalogQuestion(words: ["verpleegkundige"])
    filtered.institution = "Firda"
    #expect(
      try catalog.ask(filtered).hits.map(\.key) == ["25lg-25480-bol", "08pg-25480-bol"])
  }

  @Test func `a short name of a school is that school, and not each name it stands in`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var fontys = CatalogSearchTests.entry(
      "30gb-34562", "Verpleegkunde", "Fontys", "Eindhoven", students: 1)
    fontys.schoolAliases = ["ro"]
    var utrecht = CatalogSearchTests.entry(
      "25lx-25481-bol", "Mbo-Verpleegkundige", "ROC Midden", "Utrecht", students: 1)
    utrecht.placeAliases = ["domstad"]
    let catalog = try CatalogSearchTests.catalog(entries + [fontys, utrecht], folder)
    func found(school: String? = nil, place: String? = nil) throws -> [String] {
      var question = CatalogQuestion(words: [])
      (question.institution, question.place) = (school, place)
      return try catalog.ask(question).hits.map(\.key).sorted()
    }
    #expect(try found(school: "RO") == ["30gb-34562"])
    #expect(try found(school: "roc") == ["25lx-25480-bol", "25lx-25481-bol"])
    #expect(try found(school: "domstad") == [])
    #expect(try found(place: "Domstad") == ["25lx-25481-bol"])
    #expect(try found(place: "ro") == [])
  }

  @Test func `a place nobody has is told from one that is there, with the names most like it`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let catalog = try CatalogSearchTests.catalog(entries, folder)
    let like = try #require(try catalog.placesLike("amsterdm"))
    #expect(like.first == "Amsterdam" && Set(like) == ["Amsterdam", "Eindhoven", "Utrecht"])
    #expect(try catalog.placesLike("Utrecht") == nil)
    #expect(try catalog.regionsLike("utrecht") == nil)
  }

  @Test func `puts a full name before a longer one, and the larger programme first`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let answer = try CatalogSearchTests.catalog(entries, folder).ask(
      CatalogQuestion(words: ["verpleegkunde"]))
    #expect(
      answer.hits.map(\.key) == ["30gb-34560", "28dn-34560", "30gb-34561"])
    #expect(answer.hits[0].score == 1)
  }

  @Test func `every word counts, wherever it stands, and a beginning is enough`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let catalog = try CatalogSearchTests.catalog(entries, folder)
    #expect(
      try catalog.ask(CatalogQuestion(words: ["verpl", "amst"])).hits.map(\.key)
        == ["28dn-34560"])
    #expect(
      try catalog.ask(CatalogQuestion(words: ["nursing", "fontys"])).hits.count == 2)
    #expect(
      try catalog.ask(CatalogQuestion(words: ["financien"])).hits.map(\.key) == ["30gb-34561"])
  }

  @Test(arguments: ["verplegkunde", "verpleegkundee", "verpleegkumde", "evrpleegkunde"])
  func `one slip is read as the word it was meant to be`(typed: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let answer = try CatalogSearchTests.catalog(entries, folder).ask(
      CatalogQuestion(words: [typed]))
    #expect(answer.readings.map(\.typed) == [typed])
    #expect(answer.readings.map(\.read) == ["verpleegkunde"])
    #expect(answer.hits.first?.key == "30gb-34560")
  }

  @Test func `a short word is not corrected, and quotes and stars are only letters`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let catalog = try CatalogSearchTests.catalog(entries, folder)
    #expect(try catalog.ask(CatalogQuestion(words: ["ftn"])).hits.isEmpty)
    #expect(try catalog.ask(CatalogQuestion(words: ["\"; DROP TABLE offering; --"])).hits.isEmpty)
    #expect(try catalog.ask(CatalogQuestion(words: ["verpleegkunde*"])).hits.count == 3)
  }

  @Test func `sorts only what has the same definition and period, the rest after it`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mixed = [
      CatalogSearchTests.entry("01aa-10001", "Bouw", "A", "A", students: 1, job: 0.7),
      CatalogSearchTests.entry("01aa-10002", "Bouw", "A", "A", students: 2, job: 0.9),
      CatalogSearchTests.entry(
        "01aa-10003", "Bouw", "A", "A", students: 3, job: 0.99, period: "2010/11"),
      CatalogSearchTests.entry("01aa-10004", "Bouw", "A", "A", students: 4),
    ]
    var question = CatalogQuestion(words: ["bouw"])
    question.order = .job
    let answer = try CatalogSearchTests.catalog(mixed, folder).ask(question)
    #expect(answer.hits.map(\.key) == ["01aa-10002", "01aa-10001", "01aa-10004", "01aa-10003"])
    #expect(answer.comparable == 2)
    #expect(!answer.sameGroup)
  }

  @Test func `says that one group's figure tells nothing, and is silent when values only agree`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var question = CatalogQuestion(words: ["bouw"])
    question.order = .job
    for (groups, isOne) in [(["techniek", "techniek"], true), (["techniek", "economie"], false)] {
      let two = groups.enumerated().map { index, group in
        CatalogSearchTests.entry(
          "01aa-1000\(index)", "Bouw", "A", "A", students: 1, job: 0.9, group: group)
      }
      let answer = try CatalogSearchTests.catalog(two, folder).ask(question)
      #expect(answer.comparable == 2)
      #expect(answer.sameGroup == isOne)
    }
  }

  @Test func `never sorts on today's prices, and keeps the file of a source`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var two = [1, 2].map { number in
      CatalogSearchTests.entry(
        "01aa-1000\(number)", "Bouw", "A", "A", students: number, job: 0.9 - Double(number) / 10)
    }
    two[1].sheet.figures[0].converted = Converted(
      value: 99, prices: "2025", from: "2019", sources: [])
    var question = CatalogQuestion(words: ["bouw"])
    question.order = .job
    let card = SourceCard(
      id: "cbs", title: "t", publisher: "CBS", licence: "CC BY 4.0", url: "u", attribution: "CBS",
      date: "2024-06-24", file: "cbs/tabel.csv")
    let catalog = try CatalogBuilder(path: nil).build(
      two, names: CatalogSearchTests.names(), sentences: [:], sources: [card], stamp: "s")
    #expect(try catalog.ask(question).hits.map(\.key) == ["01aa-10001", "01aa-10002"])
    #expect(try catalog.sources(["cbs"])["cbs"] == card)
  }

  @Test func `gives back the sheet it was given, and nothing of another stamp`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let given = CatalogSearchTests.entry(
      "01aa-10001", "Bouw", "A", "A", students: 1, job: 0.7)
    let catalog = try CatalogSearchTests.catalog([given], folder)
    #expect(try catalog.sheet("01AA-10001") == given.sheet)
    #expect(try catalog.sheet("01aa-99999") == nil)
    #expect(try catalog.sentences(.nl) == ["page.site": "Studiebijsluiter"])
    #expect(try catalog.sentences(.en).isEmpty)
    #expect(Catalog(path: try #require(catalog.path), stamp: "other") == nil)
  }

  @Test func `a changed byte is noticed or part of no answer`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let catalog = try CatalogSearchTests.catalog(entries, folder)
    let path = try #require(catalog.path)
    let whole = try #require(FileManager.default.contents(atPath: path))
    func answers(_ catalog: Catalog) throws -> [String] {
      var filtered = CatalogQuestion(words: [])
      filtered.place = "eindhoven"
      filtered.kind = .hbo
      let hits = [
        try catalog.ask(CatalogQuestion(words: ["nursing", "fontys"])), try catalog.ask(filtered),
      ]
      let sheets = try entries.map { try catalog.sheet($0.sheet.key) }
      return hits.map { "\($0.hits)" } + sheets.map { "\(String(describing: $0))" }
        + ["\(try catalog.sentences(.nl))", "\(try catalog.sheet("99zz-00000") == nil)"]
    }
    let right = try answers(catalog)
    var random = SeededGenerator(seed: 12)
    var noticed = 0
    for _ in 0..<400 {
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
      try bytes.write(to: URL(fileURLWithPath: path))
      guard let changed = Catalog(path: path, stamp: "s") else {
        noticed += 1
        continue
      }
      do {
        #expect(try answers(changed) == right)
      } catch {
        #expect(Catalog.isDamage(error), "\(error)")
        noticed += 1
      }
    }
    #expect(noticed > 40)
  }

  @Test func `a file that is cut off or longer is none`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try #require(try CatalogSearchTests.catalog(entries, folder).path)
    let whole = try #require(FileManager.default.contents(atPath: path))
    for bytes in [
      Data(), whole.prefix(20), whole.prefix(4096), whole.dropLast(), whole.dropLast(4096),
      whole + Data([0]), Data(repeating: 0, count: whole.count),
    ] {
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(Catalog(path: path, stamp: "s") == nil, "\(bytes.count)")
    }
  }

  @Test func `in memory it answers the same, and leaves nothing`() throws {
    let catalog = try CatalogBuilder(path: nil).build(
      entries, names: CatalogSearchTests.names(), sentences: [:], sources: [], stamp: "s")
    #expect(catalog.path == nil)
    #expect(try catalog.ask(CatalogQuestion(words: ["nursing", "fontys"])).hits.count == 2)
    #expect(try catalog.offeringCount() == 4)
    try catalog.check()
  }
}
