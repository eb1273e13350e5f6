import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

@Suite struct SheetJSONTests {
  static func bytes(_ sheet: Sheet) -> [UInt8] {
    var bytes: [UInt8] = []
    SheetJSON.append(sheet, to: &bytes)
    return bytes
  }

  @Test func `what is written reads back and writes the same bytes`() throws {
    let core = try Fixture.core()
    let assembly = SheetAssembly(core: core)
    for offering in core.facts.offerings {
      let bytes = SheetJSONTests.bytes(assembly.sheet(for: offering))
      let again = try JSONDecoder().decode(Sheet.self, from: Data(bytes))
      #expect(SheetJSONTests.bytes(again) == bytes)
      #expect(bytes.last == UInt8(ascii: "\n"))
    }
  }

  @Test func `every member of a figure has its place`() throws {
    var figure = Figure(
      .startSalary, definition: "start_salary.x", state: .published, unit: .euroHour)
    figure.value = 17.504
    figure.statistic = .median
    figure.numerator = 3
    figure.bounds = Bounds(low: 81, high: 84)
    figure.interval = Interval(low: 15.1, high: 20)
    figure.quartiles = Interval(low: 16, high: 19.25)
    figure.n = 1230
    figure.roundedTo = 10
    figure.basis = Basis(rung: .group, group: "a \"b\"\n", population: "p")
    figure.period = "2016/17"
    figure.periodKind = .cohort
    figure.moment = .oneYear
    figure.measured = "2018-10"
    figure.method = .published
    figure.confidence = .b
    figure.approximate = true
    figure.label = "matig"
    figure.converted = Converted(
      value: 23.5, prices: "2025", from: "2018", sources: [SourceRows(id: "cao", rows: [9])])
    figure.via = ["28dn-30021"]
    figure.terms = [Term("students", period: "2021", 812.5), Term("weight", 2)]
    figure.reason = .tooFew
    figure.passedOver = [PassedOver(rung: .own, reason: .formMix)]
    figure.wouldFill = ["x"]
    figure.sources = [SourceRows(id: "cbs", rows: [1, 20])]
    var sheet = SheetAssembly(core: try Fixture.core()).sheet(for: Fixture.offerings[3])
    sheet.figures = [figure]
    sheet.locations = []
    let text = String(decoding: SheetJSONTests.bytes(sheet), as: UTF8.self)
    #expect(
      text.contains(
        #"""
        "figures":[{"indicator":"start_salary","headline":true,"definition":"start_salary.x","state":"published","value":17.5,"label":"matig","unit":"euro_hour","statistic":"median","numerator":3,"bounds":{"low":81,"high":84},"interval":{"low":15.1,"high":20},"quartiles":{"low":16,"high":19.25},"n":1230,"rounded_to":10,"basis":{"rung":"group","group":"a \"b\"\n","population":"p"},"period":"2016/17","period_kind":"cohort","moment":"1y","measured":"2018-10","method":"published","confidence":"B","approximate":true,"converted":{"value":23.5,"prices":"2025","from":"2018","sources":[{"id":"cao","rows":[9]}]},"reason":"too_few","passed_over":[{"rung":"own","reason":"form_mix"}],"would_fill":["x"],"via":["28dn-30021"],"terms":[{"name":"students","period":"2021","value":812.5},{"name":"weight","value":2}],"sources":[{"id":"cbs","rows":[1,20]}]}],"routes":[{"kind":"hbo","level":"master","programmes":0}],"as_of"
        """#))
    let again = try JSONDecoder().decode(Sheet.self, from: Data(text.utf8))
    figure.value = 17.5
    #expect(again.figures == [figure])
    #expect(again.name == sheet.name && again.forms == sheet.forms)
  }

  @Test(arguments: [
    (0.61234, 4, "0.6123"), (0.5, 4, "0.5"), (1, 4, "1"), (0, 4, "0"), (0.00004, 4, "0"),
    (17.05, 2, "17.05"), (1234.0, 0, "1234"), (2.06, 1, "2.1"), (-0.25, 2, "-0.25"),
  ])
  func `numbers are short`(_ number: Double, _ places: Int, _ text: String) {
    var bytes: [UInt8] = []
    JSONBytes.append(number, places: places, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test func `a sheet knows its own sources only`() throws {
    let core = try Fixture.core()
    let sheet = SheetAssembly(core: core).sheet(for: Fixture.offerings[2])
    #expect(sheet.asOf == "2020-03-02")
    #expect(sheet.attribution == "DUO")
    #expect(sheet.institution.seat == "'s-Gravenhage")
    #expect(sheet.forms == nil && sheet.locations.isEmpty)
    let hbo = SheetAssembly(core: core).sheet(for: Fixture.offerings[4])
    #expect(hbo.attribution == "CBS; DUO")
    #expect(hbo.forms?.first?.share == 0.98)
    #expect(hbo.forms?.map(\.source) == [.diplomas, .diplomas])
    let json = String(decoding: SheetJSONTests.bytes(hbo), as: UTF8.self)
    #expect(json.contains(#"{"form":"voltijd","share":0.98,"source":"diplomas"}"#))
    #expect(hbo.locations.map(\.municipality) == ["Rotterdam", "Dordrecht"])
  }
}
