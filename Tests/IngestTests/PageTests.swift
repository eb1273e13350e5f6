import Facts
import Foundation
import Registers
import Tabular
import TestSupport
import Testing

@testable import Ingest

/// Synthetic pages in the exact shape of the services; every number in them is made up.
@Suite("Sources fetched page by page")
struct PageTests {
  static let labels: [String: String] = [
    "Dimensions.json": rows([
      #"{"Identifier":"Geslacht","Title":"Geslacht","Kind":"Dimension","GroupsUrl":null}"#,
      #"{"Identifier":"Persoonskenmerken","Title":"Persoonskenmerken"}"#,
      #"{"Identifier":"UitstromersMboMetEnZonderDiploma","Title":"Uitstromers mbo met en zonder diploma"}"#,
      #"{"Identifier":"Arbeidsmarktpositie","Title":"Arbeidsmarktpositie"}"#,
      #"{"Identifier":"Studierichting","Title":"Studierichting"}"#,
      #"{"Identifier":"Peilmoment","Title":"Peilmoment"}"#,
      #"{"Identifier":"Perioden","Title":"Perioden","Kind":"TimeDimension"}"#,
    ]),
    "MeasureCodes.json": rows([
      #"{"Identifier":"M000001","Index":1,"Title":"Uitstromers mbo","Unit":"aantal"}"#,
      #"{"Identifier":"M000002","Index":2,"Title":"Uitstromers mbo, relatief","Unit":"%"}"#,
    ]),
    "PersoonskenmerkenCodes.json": rows([
      #"{"Identifier":"T001040","Title":"Totaal personen","DimensionGroupId":"0"}"#
    ]),
    "UitstromersMboMetEnZonderDiplomaCodes.json": rows([
      #"{"Identifier":"X000001","Title":"Bol-vt: met diploma, niveau 4"}"#
    ]),
    "ArbeidsmarktpositieCodes.json": rows([
      #"{"Identifier":"T001242","Title":"Totaal"}"#,
      #"{"Identifier":"A028813","Title":"Met werk, zonder uitkering"}"#,
      #"{"Identifier":"A028814","Title":"Met werk, met uitkering"}"#,
      #"{"Identifier":"A028815","Title":"Zonder werk, met uitkering"}"#,
      #"{"Identifier":"A028816","Title":"Zonder werk, zonder uitkering"}"#,
      #"{"Identifier":"A043837","Title":"Terug in onderwijs"}"#,
    ]),
    "StudierichtingCodes.json": rows([
      #"{"Identifier":"X060000","Title":"06 Informatica"}"#,
      #"{"Identifier":"X010000","Title":"01 Onderwijs"}"#,
    ]),
    "PeilmomentCodes.json": rows([
      #"{"Identifier":"A029078","Title":"1 jaar na verlaten onderwijs"}"#
    ]),
    "PeriodenCodes.json": rows([
      #"{"Identifier":"2022SJ00","Title":"2022/'23*","Status":"Voorlopig"}"#
    ]),
  ]

  static func rows(_ rows: [String], next: String? = nil) -> String {
    let link = next.map { #","@odata.nextLink":"\#($0)""# } ?? ""
    let list = rows.joined(separator: ",\n")
    return #"{"@odata.context":"https://x/$metadata","value":[\#(list)]\#(link)}"#
  }

  static func observation(
    _ id: Int, _ position: String, _ value: String?, measure: String = "M000001",
    direction: String = "X060000", gender: String = "T001038", shuffled: Bool = false
  ) -> String {
    let attribute = value == nil ? "Impossible" : "None"
    var members = [
      #""Id":\#(id)"#, #""Measure":"\#(measure)""#, #""ValueAttribute":"\#(attribute)""#,
      #""Value":\#(value ?? "null")"#, #""StringValue":null"#, #""Geslacht":"\#(gender)""#,
      #""Persoonskenmerken":"T001040""#, #""UitstromersMboMetEnZonderDiploma":"X000001""#,
      #""Arbeidsmarktpositie":"\#(position)""#, #""Studierichting":"\#(direction)""#,
      #""Peilmoment":"A029078""#, #""Perioden":"2022SJ00""#,
    ]
    if shuffled { members.reverse() }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// One group whole, one with an impossible cell and one whose rows are partly not there.
  static let observations = [
    observation(0, "T001242", "700.0"), observation(1, "A028813", "400"),
    observation(2, "A028813", "57.1", measure: "M000002"),
    observation(3, "A028814", "2.0E1", shuffled: true), observation(4, "A028815", "10"),
    observation(5, "A028816", "70"), observation(6, "A043837", "180"),
    observation(7, "A028813", "200", gender: "3000"),
    observation(8, "A028813", nil, direction: "X010000"),
    observation(9, "T001242", "50", direction: "X010000"),
  ]

  static func observationPages(_ cuts: [Int]) -> [String: String] {
    var files = labels
    let ends = cuts + [observations.count]
    for (at, end) in ends.enumerated() {
      let part = Array(observations[(at == 0 ? 0 : ends[at - 1])..<end])
      let next = at == ends.count - 1 ? nil : "https://x/Observations?$skip=\(end)"
      files["Observations-000\(at + 1).json"] = "\u{FEFF}" + rows(part, next: next)
    }
    return files
  }

  static func take(_ source: SourceDescriptor, _ pages: [String: String]) throws -> Taken {
    let files = Dictionary(
      uniqueKeysWithValues: pages.map { ("pages/\(source.id)/\($0)", Array($1.utf8)) })
    return try SourceFolder.with(files) { folder in
      var tables = FactTables()
      let (line, rejects) = try Import.read(source, from: folder, into: &tables)
      return Taken(tables: tables, line: line, rejects: rejects.map(\.description))
    }
  }

  static func refusal(_ source: SourceDescriptor, _ pages: [String: String]) -> String {
    do {
      _ = try take(source, pages)
      return "nothing was refused"
    } catch {
      return "\(error)"
    }
  }

  @Test("observations become outcomes, by titles; impossible and left-out rows make none")
  func observations() throws {
    let taken = try Self.take(Declared.source("cbs-85696"), Self.observationPages([4]))
    #expect(taken.tables.outcomes.map(\.numerator) == [CountSum(420), CountSum(180)])
    #expect(taken.tables.outcomes.map(\.denominator) == [CountSum(500), CountSum(700)])
    #expect(taken.tables.outcomes.allSatisfy { $0.group == OutcomeReaderTests.bol4() })
    #expect(taken.tables.outcomes.map(\.period) == ["2022/23", "2022/23"])
    // Running numbers over both pages.
    #expect(taken.tables.outcomes.map(\.rows) == [[2, 4, 5, 6], [1, 7]])
    #expect(taken.line.file == "pages/cbs-85696")
    // One of another measure, one of another gender.
    #expect(taken.line.rowsIn == 10 && taken.line.used == 8 && taken.line.outside == 2)
  }

  @Test("a page split anywhere gives the same facts", arguments: 1..<10)
  func split(at cut: Int) throws {
    let source = try Declared.source("cbs-85696")
    let whole = try Self.take(source, Self.observationPages([]))
    let parts = try Self.take(source, Self.observationPages([cut]))
    #expect(parts.tables.outcomes == whole.tables.outcomes)
    #expect(try Self.take(source, Self.observationPages([cut])).line == parts.line)
  }

  static let typed: [String: String] = [
    "DataProperties.json": rows([
      #"{"odata.type":"Cbs.OData.Dimension","ID":0,"Type":"Dimension","Key":"Geslacht","Title":"Geslacht"}"#,
      #"{"ID":1,"Type":"Dimension","Key":"UitstromersHoMetEnZonderDiploma","Title":"Uitstromers ho met en zonder diploma"}"#,
      #"{"ID":2,"Type":"Dimension","Key":"Bedrijfstakken","Title":"Bedrijfstakken (SBI 2008)"}"#,
      #"{"ID":3,"Type":"Dimension","Key":"Studierichting","Title":"Studierichting"}"#,
      #"{"ID":4,"Type":"Dimension","Key":"Peilmoment","Title":"Peilmoment"}"#,
      #"{"ID":5,"Type":"TimeDimension","Key":"Perioden","Title":"Perioden"}"#,
      #"{"ID":6,"Type":"TopicGroup","Position":null,"Key":"","Title":"Uurloon"}"#,
      #"{"ID":7,"Type":"Topic","Key":"UurloonWerknemersNaVerlatenHo_1","Title":"Uurloon werknemers na verlaten ho","Unit":"euro"}"#,
    ]),
    "Geslacht.json": rows([#"{"Key":"T001038  ","Title":"Totaal"}"#]),
    "UitstromersHoMetEnZonderDiploma.json": rows([#"{"Key":"A043049 ","Title":"Hbo-bachelor"}"#]),
    "Studierichting.json": rows([#"{"Key":"371600 ","Title":"Techniek"}"#]),
    "Peilmoment.json": rows([#"{"Key":"A029078","Title":"1 jaar na verlaten onderwijs"}"#]),
    "Perioden.json": rows([#"{"Key":"2015SJ00","Title":"2015/'16"}"#]),
    "TypedDataSet-0001.json": rows([pay(0, "16.34"), pay(1, "null", gender: "3000     ")]),
  ]

  static func pay(_ id: Int, _ value: String, gender: String = "T001038  ") -> String {
    #"{"ID":\#(id),"Geslacht":"\#(gender)","UitstromersHoMetEnZonderDiploma":"A043049 ","#
      + #""Bedrijfstakken":"T001081","Studierichting":"371600 ","Peilmoment":"A029078","#
      + #""Perioden":"2015SJ00","UurloonWerknemersNaVerlatenHo_1":\#(value)}"#
  }

  @Test("the older service: padded keys, titles, a decimal amount and null")
  func typedPay() throws {
    let taken = try Self.take(Declared.source("cbs-83815-totaal"), Self.typed)
    #expect(taken.tables.pay.map(\.value) == [16.34])
    #expect(taken.tables.pay.first?.level == .bachelor && taken.tables.pay.first?.row == 1)
    #expect(taken.tables.pay.first?.sector == "techniek")
    #expect(taken.line.rowsIn == 2 && taken.line.outside == 1)
  }

  @Test("positions by code and by title are the same; measures side by side wait for each other")
  func positions() throws {
    func row(_ id: Int, _ position: String, _ value: String) -> String {
      #"{"Id":\#(id),"Measure":"M1","ValueAttribute":"None","Value":\#(value),"Geslacht":"T001038","#
        + #""Persoonskenmerken":"T001040","UitstromersHoMetEnZonderDiploma":"A043049","#
        + #""Arbeidsmarktpositie":"\#(position)","Studierichting":"A042612","#
        + #""Peilmoment":"A029078","Perioden":"2016SJ00"}"#
    }
    let pages = [
      "MeasureCodes.json": Self.rows([#"{"Identifier":"M1","Title":"Uitstromers ho"}"#]),
      "GeslachtCodes.json": Self.rows([#"{"Identifier":"T001038","Title":"Totaal"}"#]),
      "Observations-0001.json": Self.rows([row(0, "A028813", "8070.0"), row(1, "A028814", "90")]),
    ]
    let coded = try Self.take(Declared.source("cbs-83811"), pages)
    let titled = try Self.take(
      Declared.source("cbs-83811", ["gender: [T001038]": "gender: [Totaal]"]), pages)
    #expect(coded.tables.positions.map(\.work) == [8070])
    #expect(coded.tables.positions.map(\.workAndBenefit) == [90])
    #expect(coded.tables.positions.map(\.rows) == [[1, 2]])
    #expect(coded.tables.positions == titled.tables.positions)
    let cohort = [
      #"{"Identifier":"S","Title":"Totaal studenten startjaar","Unit":"aantal"}"#,
      #"{"Identifier":"G","Title":"Totaal gediplomeerden","Unit":"aantal"}"#,
    ]
    func observation(_ id: Int, _ measure: String, _ value: String) -> String {
      #"{"Id":\#(id),"Measure":"\#(measure)","ValueAttribute":"None","Value":\#(value),"#
        + #""Geslacht":"T001038","Startjaar":"2018SJ00","Vooropleiding":"Totaal","#
        + #""Peilmoment":"5 jaar","StudierichtingDiploma":"Totaal","#
        + #""OnderwijspositiePeilmoment":"Totaal"}"#
    }
    let wide = try Self.take(
      Declared.source("cbs-83286"),
      [
        "MeasureCodes.json": Self.rows(cohort),
        "Observations-0001.json": Self.rows([observation(0, "S", "90000")], next: "https://x"),
        "Observations-0002.json": Self.rows([observation(1, "G", "45000.0")]),
      ])
    #expect(wide.tables.outcomes.map(\.numerator) == [CountSum(45_000)])
    #expect(wide.tables.outcomes.map(\.denominator) == [CountSum(90_000)])
  }

  @Test("a datastore's pages are read as its dump, and must be as many rows as it counts")
  func datastore() throws {
    let source = try Declared.source("duo-hbo-studenten")
    let record =
      #"{"_id":1,"STUDIEJAAR":"2024","GEMEENTENUMMER":"0080","TYPE_HOGER_ONDERWIJS":"bachelor","#
      + #""INSTELLINGSCODE":"31FR","INSTELLINGSNAAM":"NHL","ONDERDEEL":"ECONOMIE","#
      + #""SUBONDERDEEL":"n.v.t.","OPLEIDINGSCODE":"34267","OPLEIDINGSNAAM":"B X","#
      + #""AANTAL_INGESCHREVENEN":-1}"#
    func pages(_ total: Int) -> [String: String] {
      [
        "datastore-0001.json":
          #"{"help":"h","success":true,"result":{"fields":[{"id":"_id"}],"records":[\#(record)],"total":\#(total),"_links":{}}}"#
      ]
    }
    let taken = try Self.take(source, pages(1))
    #expect(taken.tables.counts.map(\.count) == [.suppressed])
    #expect(
      Self.refusal(source, pages(2)) == """
        pages/duo-hbo-studenten/datastore-0001.json:1:1: 1 rijen, waar de bron zelf er 2 telt
        doe: haal bron «duo-hbo-studenten» opnieuw op
        """)
  }

  @Test("a page that is not whole is named with its line and column")
  func broken() throws {
    let source = try Declared.source("cbs-85696")
    func message(_ change: (inout [String: String]) -> Void) -> String {
      var pages = Self.observationPages([4])
      change(&pages)
      return Self.refusal(source, pages)
    }
    let last = "Observations-0002.json"
    let whole = Self.observationPages([4])[last] ?? ""
    let cut = message { $0[last] = String(whole.dropLast(40)) }
    #expect(cut.hasPrefix("pages/cbs-85696/Observations-0002.json:6:"), "\(cut)")
    #expect(cut.hasSuffix("doe: haal bron «cbs-85696» opnieuw op"))
    let html = message { $0[last] = "<html>Storing</html>" }
    #expect(html.hasPrefix("pages/cbs-85696/Observations-0002.json:1:1: ongeldige JSON"))
    let text = message { $0[last] = whole.replacing(#""Value":70,"#, with: #""Value":"70","#) }
    #expect(text.contains("Observations-0002.json:2:"), "\(text)")
    #expect(text.contains("lid «Value» ontbreekt of is geen getal"))
    let more = message {
      $0[last] = whole.replacing("]}", with: #"],"@odata.nextLink":"https://x"}"#)
    }
    #expect(more.contains("de laatste pagina wijst naar een volgende"))
    let gap = message { $0["Observations-0001.json"] = nil }
    #expect(gap.contains("«Observations-0001.json» ontbreekt"))
    let renamed = message {
      $0["MeasureCodes.json"] = $0["MeasureCodes.json"]?
        .replacing("Uitstromers mbo, relatief", with: "Uitstromers mbo")
    }
    #expect(renamed.contains("de naam van meer dan één maat: M000001, M000002"), "\(renamed)")
  }

  @Test("a source that is only kept is passed over; a snapshot's own day goes before the declared")
  func keptAndDated() throws {
    let kept = try Declared.source("cbs-85696", ["reader: outcomes": "reader: none"])
    let pay = try Declared.source("cbs-83815-totaal")
    let files = Self.typed.map { ("pages/\(pay.id)/\($0)", Array($1.utf8)) }
    try SourceFolder.with(Dictionary(uniqueKeysWithValues: files)) { folder in
      let harvest = try Import.run([kept, pay], from: folder, dates: [pay.id: "2026-11-24"])
      #expect(harvest.ledger.map(\.source.id) == [pay.id])
      #expect(harvest.ledger.map(\.source.date) == ["2026-11-24"])
      let declared = try Import.run([pay], from: folder)
      #expect(declared.ledger.map(\.source.date) == ["2024-06-24"])
    }
  }
}
