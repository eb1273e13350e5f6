import Testing

@testable import Templating

@Suite("Template")
struct TemplateTests {
  @Test("A text is printed and escaped")
  func printsText() throws {
    #expect(try Sheet.render("<b>{{naam}}</b>") == "<b>Kunst &amp; Techniek</b>")
  }

  @Test("A dotted name reaches into a record")
  func printsDottedName() throws {
    #expect(try Sheet.render("{{plaats.stad}}") == "Zwolle")
  }

  @Test("A declared value that is absent, empty or false is falsy")
  func treatsEmptyAsFalsy() throws {
    let source = """
      {{^naam}}a{{/naam}}{{^voltijd}}b{{/voltijd}}{{^plaats}}c{{/plaats}}\
      {{^regels}}d{{/regels}}{{^talen}}e{{/talen}}{{^plaats.stad}}f{{/plaats.stad}}\
      {{naam}}{{plaats.stad}}{{#naam}}X{{/naam}}{{#voltijd}}X{{/voltijd}}{{#regels}}X{{/regels}}
      """
    #expect(try Sheet.render(source, Record(Sheet.shape)) == "abcdef")
    var empty = Record(Sheet.shape)
    empty["naam"] = .text("")
    empty["voltijd"] = .flag(false)
    empty["plaats"] = .record(Record(Sheet.place))
    empty["regels"] = .list([])
    empty["talen"] = .texts([])
    #expect(try Sheet.render(source, empty) == "abdef")
  }

  @Test("The innermost record that declares a name decides, also when its value is absent")
  func resolvesInnermostName() throws {
    let inner = RecordShape(name: "binnen", fields: [("naam", .text)])
    let outer = RecordShape(name: "buiten", fields: [("naam", .text), ("binnen", .record(inner))])
    var record = Record(outer)
    record["naam"] = .text("buiten")
    record["binnen"] = .record(Record(inner))
    let template = try Template.compile(
      name: "t", source: "{{naam}}[{{#binnen}}{{naam}}{{/binnen}}]", format: .text, shape: outer)
    var output: [UInt8] = []
    template.render(record, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "buiten[]")
  }

  @Test("A section over a text shows it once, with the text as the dot")
  func entersText() throws {
    #expect(try Sheet.render("{{#naam}}({{{.}}}){{/naam}}") == "(Kunst & Techniek)")
  }

  @Test("A section over a text without a dot keeps the names and the dot of outside")
  func keepsContextInCondition() throws {
    #expect(try Sheet.render("{{#naam}}{{plaats.stad}}{{/naam}}") == "Zwolle")
    #expect(try Sheet.render("{{#talen}}{{#naam}}<{{/naam}}{{.}} {{/talen}}") == "<nl <en <fy ")
    #expect(
      try Sheet.render("{{#naam}}{{> deel}}{{/naam}}", partials: ["deel": "{{{.}}}"])
        == "Kunst & Techniek")
  }

  @Test("A section over the record it stands in changes nothing")
  func entersItself() throws {
    #expect(try Sheet.render("{{#plaats}}{{#.}}{{stad}}{{/.}}{{^.}}X{{/.}}{{/plaats}}") == "Zwolle")
  }

  @Test(
    "What is the same in every record is put in when compiling, escaped, and not looked at again")
  func putsInFixedTexts() throws {
    var fixed = Record(Sheet.shape)
    fixed["naam"] = .text("Kunst & Techniek")
    fixed["plaats"] = Sheet.record()["plaats"]
    let template = try Template.compile(
      name: "t", source: "<{{naam}}|{{{naam}}}|{{plaats.stad}}{{#talen}} {{naam}}{{.}}{{/talen}}>",
      format: .html, shape: Sheet.shape, fixed: fixed)
    var record = Record(Sheet.shape)
    record["talen"] = .texts(["&"])
    var output: [UInt8] = []
    template.render(record, into: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == "<Kunst &amp; Techniek|Kunst & Techniek|Zwolle Kunst &amp; Techniek&amp;>")
  }

  @Test("Names from outside a list are found inside it")
  func findsOuterNames() throws {
    let source = "{{#regels}}{{#waarde}}{{label}}/{{plaats.stad}} {{/waarde}}{{/regels}}"
    #expect(try Sheet.render(source) == "uren/Zwolle kosten/Zwolle ")
  }

  @Test("-first and -last are true in the first and last item and leave the dot alone")
  func knowsFirstAndLast() throws {
    let source = """
      {{#talen}}{{^-first}}{{^-last}}, {{/-last}}{{#-last}} en {{/-last}}{{/-first}}{{.}}{{/talen}}
      """
    #expect(try Sheet.render(source) == "nl, en en fy")
    let rows = "{{#regels}}{{#-first}}<{{/-first}}{{label}}{{#-last}}>{{/-last}}{{/regels}}"
    #expect(try Sheet.render(rows) == "<urenduurkosten>")
  }

  @Test("-first in a record inside a list means the list")
  func findsFirstThroughText() throws {
    let source = "{{#regels}}{{#label}}{{#-first}}{{.}}{{/-first}}{{/label}}{{/regels}}"
    #expect(try Sheet.render(source) == "uren")
  }

  @Test("A partial is compiled for each place it is used in")
  func compilesPartialPerScope() throws {
    let output = try Sheet.render(
      "{{>stad}}{{#plaats}}{{>stad}}{{/plaats}}{{#regels}}{{>regel}}{{/regels}}",
      partials: ["stad": "[{{plaats.stad}}]", "regel": "{{label}};"])
    #expect(output == "[Zwolle][Zwolle]uren;duur;kosten;")
  }

  @Test("A partial on its own line is indented, except its empty lines")
  func indentsPartial() throws {
    let partials = ["rijen": "<ul>\n\n{{#talen}}\n  <li>{{.}}</li>\n{{/talen}}\n</ul>\n"]
    let expected = "<p>\n  <ul>\n\n    <li>nl</li>\n    <li>en</li>\n    <li>fy</li>\n  </ul>\n</p>"
    #expect(try Sheet.render("<p>\n  {{>rijen}}\n</p>", partials: partials) == expected)
  }

  @Test("A page fills the blocks of its parent")
  func fillsBlocks() throws {
    let partials = ["basis": "<title>{{$titel}}Blad{{/titel}}</title>{{$inhoud}}leeg{{/inhoud}}"]
    let source = "{{<basis}}{{$titel}}{{naam}}{{/titel}}{{/basis}}"
    #expect(
      try Sheet.render(source, partials: partials)
        == "<title>Kunst &amp; Techniek</title>leeg")
  }

  @Test("A replaced block sees the names of the place where it ends up")
  func resolvesBlockWhereItEndsUp() throws {
    let partials = ["basis": "{{#plaats}}{{$b}}{{/b}}{{/plaats}}"]
    let source = "{{<basis}}{{$b}}{{stad}}{{/b}}{{/basis}}"
    #expect(try Sheet.render(source, partials: partials) == "Zwolle")
  }

  @Test("Rendering adds to what the output holds")
  func appendsToOutput() throws {
    let template = try Template.compile(
      name: "t", source: "{{naam}}", format: .text, shape: Sheet.shape)
    var output = Array("x".utf8)
    template.render(Sheet.record(), into: &output)
    template.render(Sheet.record(), into: &output)
    #expect(output == Array("xKunst & TechniekKunst & Techniek".utf8))
  }

  @Test("Partials that call each other without end over open data are an error")
  func stopsEndlessPartials() throws {
    let template = try OpenTemplate.compile(
      name: "t", source: "{{>a}}", format: .text, partials: ["a": "x{{>b}}", "b": "{{>a}}{{>a}}"])
    var output: [UInt8] = []
    let error = #expect(throws: TemplateError.self) { try template.render(.null, into: &output) }
    #expect(error?.message == "deelsjabloon «a» roept zichzelf eindeloos aan")
    #expect(error?.file == "b")
  }

  @Test("Partials that call each other inside many sections are stopped in time")
  func stopsDeepPartials() throws {
    let opening = String(repeating: "{{#x}}", count: 95)
    let closing = String(repeating: "{{/x}}", count: 95)
    let template = try OpenTemplate.compile(
      name: "t", source: "{{>a}}", format: .text, partials: ["a": opening + "{{>a}}" + closing])
    var output: [UInt8] = []
    #expect(throws: TemplateError.self) {
      try template.render(.object(["x": .string("y")]), into: &output)
    }
  }

  @Test("A chain of partials that goes too deep is an error, in whatever order it is met")
  func boundsChainsOfPartials() {
    var partials = ["p0": "x"]
    for number in 1...5 {
      partials["p\(number)"] =
        String(repeating: "{{#naam}}", count: 50) + "{{>p\(number - 1)}}"
        + String(repeating: "{{/naam}}", count: 50)
    }
    let shallowFirst = (0...5).map { "{{>p\($0)}}" }.joined()
    #expect(Sheet.errorText(of: "{{>p5}}", partials: partials).contains(": te diep genest\n"))
    #expect(Sheet.errorText(of: shallowFirst, partials: partials).contains(": te diep genest\n"))
    #expect(Sheet.errorText(of: "{{>p3}}", partials: partials) == "")
  }

  @Test("A record keeps what is stored by name and by slot")
  func storesValues() throws {
    var record = Record(Sheet.shape)
    let slot = try #require(Sheet.shape.slot(of: "naam"))
    record[slot: slot] = .text("a")
    guard case .text("a") = record["naam"] else {
      Issue.record("«naam» is \(record["naam"])")
      return
    }
    #expect(Sheet.shape.slot(of: "nam") == nil)
    #expect(Sheet.shape.names.first == "naam")
  }

  @Test("A record put in another is copied, reads back as it was and renders the same")
  func copiesRecords() throws {
    let inner = RecordShape(name: "inner", fields: [("rows", .list(Sheet.line)), ("end", .text)])
    let outer = RecordShape(name: "outer", fields: [("first", .text), ("parts", .list(inner))])
    var row = Sheet.row("uren", "12")
    row["noten"] = .texts(["a", "", "ç"])
    var part = Record(inner)
    part["end"] = .text("vervangen")
    part["rows"] = .list([row, Sheet.row("", "")])
    part["end"] = .text("slot")
    row["label"] = .text("later")
    var record = Record(outer)
    record["first"] = .text("kop")
    record["parts"] = .list([part, Record(inner), part])
    part["end"] = .absent

    func read(_ record: Record) -> String {
      record.shape.names.map { name in
        switch record[name] {
        case .absent: "-"
        case .text(let text): text
        case .flag(let isTrue): "\(isTrue)"
        case .record(let inner): read(inner)
        case .list(let records): "[" + records.map(read).joined(separator: ";") + "]"
        case .texts(let texts): "[" + texts.joined(separator: ";") + "]"
        }
      }.joined(separator: ",")
    }
    let once = "[uren,12,[a;;ç];,,-],slot"
    #expect(read(record) == "kop,[\(once);-,-;\(once)]")
    let template = try Template.compile(
      name: "t",
      source:
        "{{first}}{{#parts}}({{#rows}}{{label}}{{waarde}}{{#noten}}<{{.}}>{{/noten}}{{/rows}}{{end}})"
        + "{{/parts}}", format: .text, shape: outer)
    var output: [UInt8] = []
    template.render(record, into: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == "kop(uren12<a><><ç>slot)()(uren12<a><><ç>slot)")
  }

  @Test("An undeclared field stops the program")
  func refusesUnknownField() async {
    await #expect(processExitsWith: .failure) {
      var record = Record(Sheet.shape)
      record["nam"] = .text("x")
    }
  }

  @Test("A value of another kind stops the program")
  func refusesOtherKind() async {
    await #expect(processExitsWith: .failure) {
      var record = Record(Sheet.shape)
      record["naam"] = .flag(true)
    }
  }
}
