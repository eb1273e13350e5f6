import Facts
import Registers
import Testing

@testable import Edition

@Suite("Offerings, put together from the rows of the sources")
struct AssemblyTests {
  static func offering(_ key: OfferingKey, _ change: (inout FactTables) -> Void) throws -> Offering
  {
    var tables = Fixture.tables
    change(&tables)
    return try #require(Fixture.assembly(tables).offerings.first { $0.key == key })
  }

  @Test(
    "the state in the register: open, new, ended or unknown",
    arguments: [
      (true, true, OfferingStatus.open), (true, false, .new), (false, true, .ended),
      (false, false, .ended), (nil, true, .unknown), (nil, false, .unknown),
    ] as [(Bool?, Bool, OfferingStatus)])
  func status(open: Bool?, studentsBefore: Bool, status: OfferingStatus) throws {
    let offering = try Self.offering(Fixture.tourism) { tables in
      tables.recognitions[Fixture.tourism] = open.map { Fixture.recognition(open: $0, [.voltijd]) }
      if !studentsBefore { tables.counts.removeAll { $0.year == 2023 } }
    }
    #expect(offering.status == status)
  }

  @Test("a programme that takes in new students has not ended, whatever the register says")
  func endedWithEntrants() throws {
    func status(_ year: Int) throws -> OfferingStatus {
      try Self.offering(Fixture.tourism) { tables in
        tables.recognitions[Fixture.tourism] = Fixture.recognition(open: false, [.voltijd])
        var entrants = Fixture.students(
          Fixture.tourism, .ad, year, .suppressed, municipality: "0080")
        entrants.indicator = .firstYears
        tables.counts.append(entrants)
      }.status
    }
    #expect(try status(2024) == .unknown)
    #expect(try status(2023) == .ended)
  }

  @Test("mbo is unknown: no register row says whether it is open")
  func mboStatus() throws {
    #expect(try Self.offering(Fixture.media) { _ in }.status == .unknown)
  }

  @Test(
    "the register's name goes before DUO's, of which the degree prefix falls off",
    arguments: [
      ("B Elektrotechniek", "Elektrotechniek"), ("Ad Tourism Management", "Tourism Management"),
      ("M Smart Systems Engineering", "Smart Systems Engineering"),
      ("Bedrijfskunde", "Bedrijfskunde"),
      ("Muziek", "Muziek"), ("Adviseur", "Adviseur"),
    ])
  func names(duo: String, plain: String) throws {
    let registered = try Self.offering(Fixture.tourism) { tables in
      tables.mentions[Fixture.tourism]?[.ad]?.name = duo
    }
    #expect(registered.name == "Tourism Management")
    let unregistered = try Self.offering(Fixture.tourism) { tables in
      tables.mentions[Fixture.tourism]?[.ad]?.name = duo
      tables.programmes["80009"] = nil
    }
    #expect(unregistered.name == plain)
  }

  @Test("an mbo name stays as DUO writes it, and its domain gives the direction")
  func mboName() throws {
    let offering = try Self.offering(Fixture.media) { tables in
      tables.mentions[Fixture.media]?[.four]?.name = "M Applicatieontwikkelaar"
      tables.programmes["25187"] = ProgrammeName(name: "Iets anders", international: "")
    }
    #expect(offering.name == "M Applicatieontwikkelaar")
    #expect(offering.direction == "06")
    #expect(offering.forms == [])
    #expect(offering.catalogueDate == "2019-10-01")
    let undirected = try Self.offering(Fixture.media) { tables in
      tables.mentions[Fixture.media]?[.four]?.subsector = "Crossover"
    }
    #expect(undirected.direction == nil)
  }

  @Test("an offering has students on the newest count date of its kind, hidden ones too")
  func offered() throws {
    let only2023 = OfferingKey(brin: "31FR", code: "34267")
    let hidden = OfferingKey(brin: "31FR", code: "34268")
    let graduatesOnly = OfferingKey(brin: "31FR", code: "34269")
    var tables = Fixture.tables
    tables.counts += [
      Fixture.students(only2023, .bachelor, 2023, CountSum(50), municipality: "0080"),
      Fixture.students(hidden, .bachelor, 2024, .suppressed, municipality: "0080"),
    ]
    var graduates = Fixture.students(graduatesOnly, .bachelor, 2024, CountSum(50))
    graduates.indicator = .graduates
    tables.counts.append(graduates)
    let offerings = Fixture.assembly(tables).offerings
    #expect(
      offerings.map(\.key.description) == ["25lx-25187-bol", "31fr-34268", "31fr-80009"])
    #expect(offerings.map(\.catalogueDate) == ["2019-10-01", "2024-10-01", "2024-10-01"])
    #expect(offerings[1].name == "34268")
  }

  @Test("the level is the one with most students, all levels are listed in order")
  func levels() throws {
    let offering = try Self.offering(Fixture.media) { tables in
      tables.counts += [
        Fixture.students(Fixture.media, .two, 2019, CountSum(400)),
        Fixture.students(Fixture.media, .three, 2019, CountSum(low: 1, high: 4)),
        Fixture.students(Fixture.media, .entree, 2018, CountSum(900)),
      ]
      tables.mentions[Fixture.media]?[.two] = Fixture.mention(
        "Medewerker ICT", sector: "handel", subsector: "Handel", source: "duo-mbo-2019")
    }
    #expect(offering.level == .two)
    #expect(offering.levels == [.two, .three, .four])
    #expect(offering.name == "Medewerker ICT")
  }

  @Test("an institution has its newest name; what that row lacks comes from older rows")
  func institutions() {
    let rows = Fixture.assembly().institutions.map(\.institution)
    #expect(
      rows == [
        Institution(
          brin: "25LX", name: "ROC West-Brabant", type: "ROC", place: "leeuwarden",
          municipality: "0080"),
        Institution(
          brin: "31FR", name: "NHL Stenden Hogeschool", type: "", place: "LEEUWARDEN",
          municipality: "0080"),
      ])
  }

  @Test("a town that is no municipality has its declared one, and a name cut off is in full")
  func written() throws {
    var tables = Fixture.tables
    for index in tables.institutions.indices {
      tables.institutions[index].institution.place = "STIENS"
      tables.institutions[index].institution.municipality = nil
      tables.institutions[index].institution.name = "NHL St Hogesch"
    }
    #expect(Fixture.assembly(tables).institutions.allSatisfy { $0.institution.municipality == nil })
    var written = InstitutionRegister()
    written.municipalities = ["STIENS": "0080"]
    written.names = ["NHL St Hogesch": "NHL Stenden Hogeschool"]
    let found = Fixture.assembly(tables, written: written).institutions.map(\.institution)
    #expect(Set(found.map(\.municipality)) == ["0080"])
    #expect(Set(found.map(\.name)) == ["NHL Stenden Hogeschool"])
    #expect(Set(found.map(\.place)) == ["STIENS"])
  }

  @Test("a municipality younger than the region table has the region of its predecessors")
  func municipalities() {
    #expect(
      Fixture.assembly().municipalities == [
        Municipality(
          code: "0080", name: "Leeuwarden", province: "Friesland", region: "AM02",
          regionName: "Friesland"),
        Municipality(
          code: "0398", name: "Heerhugowaard", province: "", region: "AM15",
          regionName: "Noord-Holland Noord"),
        Municipality(
          code: "1980", name: "Dijk en Waard", province: "Noord-Holland", region: "AM15",
          regionName: "Noord-Holland Noord"),
      ])
  }

  @Test("only names of programmes that are offered are kept")
  func programmes() {
    #expect(Fixture.assembly().programmes.keys.sorted() == ["80009"])
  }
}
