import TestSupport
import Testing

@testable import Templating

/// A repeatable row of random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }
}

extension OpenValue {
  /// A record as open data, with every declared name present.
  init(_ record: Record) {
    var members: [String: OpenValue] = [:]
    for name in record.shape.names {
      members[name] =
        switch record[name] {
        case .absent: .null
        case .text(let text): .string(text)
        case .flag(let isTrue): .bool(isTrue)
        case .record(let record): OpenValue(record)
        case .list(let records): .list(records.map(OpenValue.init))
        case .texts(let texts): .list(texts.map(OpenValue.string))
        }
    }
    self = .object(members)
  }
}

@Suite("Properties of templates")
struct TemplatePropertyTests {
  static let pieces = [
    "{{", "}}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{<", "{{$", "{{!", "{{&", "{{=", "=}}",
    "<% %>", "<%", "%>", "naam", "talen", "plaats.stad", ".", "-first", " ", "\n", "\r\n", "  ",
    "a", "b", "é", "{{naam}}", "{{#talen}}", "{{/talen}}", "{{#naam}}", "{{/naam}}", "{{>a}}",
    "{{<a}}", "{{/a}}", "{{$b}}", "{{/b}}", "{{>b}}", "*",
  ]

  @Test("Any bytes either compile and render, or give an error that points", arguments: 0..<20)
  func survivesAnyBytes(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<250 {
      let sources = (0..<3).map { _ in Self.source(&random) }
      let partials = ["a": sources[1], "b": sources[2]]
      for format in [EscapeFormat.html, .json] {
        var output: [UInt8] = []
        do throws(TemplateError) {
          let open = try OpenTemplate.compile(
            name: "t", source: sources[0], format: format, partials: partials)
          try open.render(OpenValue(Sheet.record()), into: &output)
        } catch {
          check(error, in: sources)
        }
        do throws(TemplateError) {
          let declared = try Template.compile(
            name: "t", source: sources[0], format: format, shape: Sheet.shape, partials: partials)
          declared.render(Sheet.record(), into: &output)
        } catch {
          check(error, in: sources)
        }
      }
    }
  }

  @Test("Declared and open rendering agree on the same data", arguments: 0..<20)
  func agreesWithOpenRendering(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) + 1_000)
    for _ in 0..<100 {
      let partials = [
        "a": Self.body(&random, depth: 2, inList: false, names: ["$b"]),
        "c": Self.body(&random, depth: 1, inList: false, names: []),
      ]
      let source = Self.body(&random, depth: 3, inList: false, names: [">a", ">c", "<a"])
      let record = Self.record(&random)
      var declared: [UInt8] = []
      var open: [UInt8] = []
      let template = try Template.compile(
        name: "t", source: source, format: .html, shape: Sheet.shape, partials: partials)
      template.render(record, into: &declared)
      let openTemplate = try OpenTemplate.compile(
        name: "t", source: source, format: .html, partials: partials)
      try openTemplate.render(OpenValue(record), into: &open)
      #expect(declared == open, "seed \(seed): \(source)")
    }
  }

  private func check(_ error: TemplateError, in sources: [String]) {
    let source = error.file == "t" ? sources[0] : error.file == "a" ? sources[1] : sources[2]
    let lines = source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(lines.indices.contains(error.line - 1))
    #expect((1...error.sourceLine.count + 1).contains(error.column), "\(error)")
    #expect(error.description.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
  }

  private static func source(_ random: inout SeededGenerator) -> String {
    if Int.random(in: 0..<4, using: &random) == 0 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
      return String(decoding: bytes, as: UTF8.self) + random.pick(pieces)
    }
    let count = Int.random(in: 0..<14, using: &random)
    return (0..<count).map { _ in random.pick(pieces) }.joined()
  }

  /// A template that is valid under the shape of the sheet, in the sheet's own context.
  private static func body(
    _ random: inout SeededGenerator, depth: Int, inList: Bool, names: [String]
  ) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let section = random.pick(["naam", "voltijd", "plaats", "regels", "talen", "plaats.stad"])
      let isItem = inList || ["regels", "talen"].contains(section)
      switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &random) {
      case 0: text += random.pick(["x", " ", "\n", "  y\n", "\r\n"])
      case 1: text += random.pick(["{{naam}}", "{{{naam}}}", "{{plaats.stad}}", "{{! c }}\n"])
      case 2: text += inList ? "{{#-first}}eerste{{/-first}}{{^-last}}, {{/-last}}" : "-"
      case 3:
        guard let name = names.randomElement(using: &random) else { continue }
        switch name.first {
        case ">": text += "\n  {{\(name)}}\n"
        case "<": text += "{{<a}}{{$b}}\n    {{naam}}\n  z\n{{/b}}{{/a}}"
        default: text += "\n {{$b}}\n  w\n {{/b}}\n"
        }
      case 4:
        text += "{{^\(section)}}\(body(&random, depth: depth - 1, inList: inList, names: names))"
        text += "{{/\(section)}}"
      default:
        let end = random.pick(["", "\n"])
        text += "\(end){{#\(section)}}\(end)"
        text += body(&random, depth: depth - 1, inList: isItem, names: names)
        text += "\(end){{/\(section)}}\(end)"
      }
    }
    return text
  }

  private static func record(_ random: inout SeededGenerator) -> Record {
    let texts = ["", "a", "<&>", "regel\nregel", "é"]
    var record = Record(Sheet.shape)
    if Bool.random(using: &random) { record["naam"] = .text(random.pick(texts)) }
    if Bool.random(using: &random) { record["voltijd"] = .flag(Bool.random(using: &random)) }
    if Bool.random(using: &random) {
      var place = Record(Sheet.place)
      place["stad"] = .text(random.pick(texts))
      record["plaats"] = .record(place)
    }
    let count = Int.random(in: 0..<4, using: &random)
    record["regels"] = .list((0..<count).map { _ in Sheet.row(random.pick(texts), "1") })
    record["talen"] = .texts((0..<count).map { _ in random.pick(texts) })
    return record
  }
}
