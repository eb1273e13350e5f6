import Fetch
import Foundation
import Registers
import Testing

@Suite("Protocols, against the stand-in", .serialized)
struct ProtocolTests {
  @Test(
    "CBS v4: the filter is made of codes and titles, the pages are whole, unchanged is one request")
  func newService() async throws {
    let scene = try ProtocolScene(["--page-sizes", "v4=1000"])
    let source = try ProtocolScene.source("cbs-85696")
    let snapshot = try await scene.snapshot(source)
    #expect(snapshot.date == "2025-09-16")
    #expect(
      snapshot.version?.hasSuffix(
        "[Geslacht=T001038|Totaal mannen en vrouwen; "
          + "Persoonskenmerken=T001040|Totaal|Totaal personen; Perioden=5]") == true)
    let about = snapshot.parts.filter { $0.role == .about }.map(\.name).sorted()
    #expect(
      about == [
        "ArbeidsmarktpositieCodes.json", "Dimensions.json", "GeslachtCodes.json",
        "MeasureCodes.json", "PeilmomentCodes.json", "PeriodenCodes.json",
        "PersoonskenmerkenCodes.json", "Properties.json", "StudierichtingCodes.json",
        "UitstromersMboMetEnZonderDiplomaCodes.json",
      ])
    let pages = snapshot.parts.filter { $0.role == .data }
    #expect(pages.count == (snapshot.rows + 999) / 1000)
    #expect(pages.first?.name == "Observations-0001.json")
    #expect(
      pages.first?.url.hasSuffix(
        "/85696NED/Observations?$filter=Geslacht%20eq%20'T001038'%20and%20Persoonskenmerken%20eq%20'T001040'"
      ) == true)
    for page in pages { #expect(!(try scene.text(page.name, of: snapshot)).contains("\"3000\"")) }

    let again: FetchOutcome = try await scene.visit(source)
    guard case .unchanged(let same) = again.result else {
      Issue.record("\(again.result)")
      return
    }
    #expect(same.id == snapshot.id && again.requests == 1)
  }

  @Test("a lone page goes to the folder of pages, with its codes beside it")
  func alone() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("cbs-83286")
    let snapshot = try await scene.snapshot(source)
    #expect(snapshot.parts.filter { $0.role == .data }.map(\.name) == ["Observations-0001.json"])
    try scene.store.lay(snapshot, of: source, into: scene.folder + "/laid")
    let laid = try FileManager.default.contentsOfDirectory(
      atPath: scene.folder + "/laid/pages/cbs-83286")
    #expect(laid.contains("Observations-0001.json") && laid.contains("StartjaarCodes.json"))
    #expect(!FileManager.default.fileExists(atPath: scene.folder + "/laid/cbs"))
  }

  @Test("only the newest periods are asked for, and a changed filter is another snapshot")
  func newest() async throws {
    let scene = try ProtocolScene()
    let five = try await scene.snapshot(try ProtocolScene.source("cbs-83832"))
    let source = try ProtocolScene.source("cbs-83832", ("periods: 5", "periods: 1"))
    let one: FetchOutcome = try await scene.visit(source)
    // A third of the rows is less than half of what there was.
    guard case .failed(let error, let last) = one.result else {
      Issue.record("\(one.result)")
      return
    }
    #expect(last?.id == five.id)
    #expect(error.cause.hasSuffix("de vorige keer \(five.rows): minder dan de helft"))
    let other = try ProtocolScene()
    let snapshot = try await other.snapshot(source)
    // Nine moments of three cohorts, of which the newest has reached two.
    #expect(snapshot.rows * 9 == five.rows * 2)
    #expect(try other.text("Observations-0001.json", of: snapshot).contains("2022SJ00"))
    #expect(!(try other.text("Observations-0001.json", of: snapshot)).contains("2021SJ00"))
  }

  @Test("CBS v4 without its observations: the older service, padded keys and all")
  func olderService() async throws {
    let scene = try ProtocolScene(["--page-sizes", "v3=500"])
    try scene.fault("odata/v1/CBS/85696NED", "wrong-case")
    let snapshot = try await scene.snapshot(try ProtocolScene.source("cbs-85696"))
    let names = snapshot.parts.map(\.name)
    #expect(names.contains("TableInfos.json") && names.contains("DataProperties.json"))
    #expect(names.contains("Geslacht.json") && names.contains("TypedDataSet-0002.json"))
    #expect(snapshot.date == "2025-09-16")
    let again: FetchOutcome = try await scene.visit(try ProtocolScene.source("cbs-85696"))
    guard case .unchanged = again.result else {
      Issue.record("\(again.result)")
      return
    }
    #expect(again.requests == 2)
  }

  @Test("CBS bulk: the observations in the zip are counted and its columns looked at")
  func bulk() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source(
      "cbs-83832", ("[cbs-v4, cbs-v3, cbs-bulk]", "[cbs-bulk]"))
    let snapshot = try await scene.snapshot(source)
    #expect(snapshot.rows > 1000 && snapshot.parts.map(\.name) == ["table.zip"])
    let other = try ProtocolScene()
    try other.fault("csv/CBS", "zip-bomb")
    let error = try await other.error(source)
    #expect(error.kind == .excessive && error.cause.contains("zipbestand is niet te gebruiken"))
  }

  @Test("DUO's CKAN: the file as received, unchanged by its own date, the internal host rewritten")
  func openData() async throws {
    let scene = try ProtocolScene()
    let source = try ProtocolScene.source("duo-hbo-studenten")
    let snapshot = try await scene.snapshot(source)
    #expect(Set(snapshot.parts.map(\.name)) == ["resource_show.json", "file"])
    #expect(snapshot.licence == "CC BY 4.0" && snapshot.fetched == "2027-01-15T08:00:00Z")
    // What CKAN says is no proof of the file: that is asked for too, and nothing of it comes again.
    let again: FetchOutcome = try await scene.visit(source)
    #expect(again.requests == 2 && again.snapshot?.id == snapshot.id)
    let control = try ProtocolScene.source(
      "duo-adressen-mbo",
      ("1a946297-a7ca-48d5-9ae8-19ad73bf8176", "ba907450-e4c4-44aa-93ed-6b177eeade88"))
    let dumped = try await scene.snapshot(control)
    #expect(
      dumped.parts.first { $0.role == .data }?.url.hasSuffix(
        "/onderwijsdata.duo.nl/datastore/dump/ba907450-e4c4-44aa-93ed-6b177eeade88") == true)
  }

  @Test("Dataverse finds the file by its label, RIO walks its pages, a page leads to the workbook")
  func others() async throws {
    let scene = try ProtocolScene(["--page-sizes", "hal=2"])
    let survey = try await scene.snapshot(try ProtocolScene.source("roa-ais-schoolverlaters"))
    #expect(survey.version?.hasPrefix("565551 ") == true)
    let register = try ProtocolScene.source("rio-aangeboden-mbo")
    let rio = try await scene.snapshot(register)
    #expect(rio.rows > 2 && rio.parts.count >= rio.rows / 2)
    #expect(rio.parts.first?.name == "page-0001.json")
    let again: FetchOutcome = try await scene.visit(register)
    guard case .unchanged = again.result else {
      Issue.record("\(again.result)")
      return
    }
    #expect(again.bytes == 0 && again.requests == rio.parts.count)
    let book = try await scene.snapshot(try ProtocolScene.source("cbs-mbo-per-crebo"))
    #expect(
      book.parts.first { $0.role == .data }?.url.hasSuffix("uitstromers-2020-21.xlsx") == true)
  }

  @Test(
    "the closed registers are asked with their key, which stands nowhere; without it not at all")
  func keyed() async throws {
    let scene = try ProtocolScene()
    let sources = try ["skdb-opleidingen", "kiesmbo-aanbod", "kiesmbo-opleidingen"].map {
      try ProtocolScene.source($0)
    }
    for source in sources { _ = try await scene.snapshot(source) }
    let manifest = try String(
      contentsOfFile: scene.folder + "/store/manifest.jsonl", encoding: .utf8)
    #expect(!manifest.contains("synthetic-key"))
    scene.settings.keys = ["SKDB_KEY": "wrong-key"]
    let wrong = try await scene.error(sources[0])
    #expect(wrong.status == 401 && !wrong.description.contains("wrong-key"))
    let without: FetchOutcome = try await scene.visit(sources[1])
    guard case .notConfigured(let error, let last) = without.result else {
      Issue.record("\(without.result)")
      return
    }
    #expect(error.cause == "geen sleutel: KIESMBO_KEY staat niet in de omgeving")
    #expect(last != nil && without.requests == 0)
  }
}
