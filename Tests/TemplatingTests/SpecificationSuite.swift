import Foundation
import TestSupport
import Testing

@testable import Templating

/// One case of the public Mustache specification.
struct SpecificationCase: Decodable {
  let name: String
  let desc: String
  let template: String
  let data: JSONData
  let expected: String
  let partials: [String: String]?
}

/// Any JSON, read as open data.
struct JSONData: Decodable {
  let value: OpenValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let isTrue = try? container.decode(Bool.self) {
      value = .bool(isTrue)
    } else if let number = try? container.decode(Int.self) {
      value = .number(String(number))
    } else if let number = try? container.decode(Double.self) {
      value = .number(String(number))
    } else if let text = try? container.decode(String.self) {
      value = .string(text)
    } else if let items = try? container.decode([JSONData].self) {
      value = .list(items.map(\.value))
    } else {
      value = .object(try container.decode([String: JSONData].self).mapValues(\.value))
    }
  }
}

/// The public Mustache cases, which are read where they are and not kept in the repository.
enum SpecificationSuite {
  /// Files that are left out, and why.
  static let excluded = [
    "~dynamic-names.json": "names of partials that come from the data are no part of the engine",
    "~lambdas.json": "functions in the data are no part of the engine",
  ]

  static var folder: URL { Checkout.data.appending(path: "suites/mustache-spec") }

  static var isPresent: Bool { !files.isEmpty }

  static var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".json") && excluded[$0] == nil }.sorted()
  }

  static func cases(in file: String) throws -> [SpecificationCase] {
    struct File: Decodable {
      let tests: [SpecificationCase]
    }
    let data = try Data(contentsOf: folder.appending(path: file))
    return try JSONDecoder().decode(File.self, from: data).tests
  }
}

@Suite("The public Mustache cases")
struct SpecificationTests {
  @Test(
    "Every case of the file renders as expected",
    .enabled(
      if: SpecificationSuite.isPresent,
      "de gevallen van Mustache zijn er niet: ../shared/data/suites (of zet BIJSLUITER_SHARED)"),
    arguments: SpecificationSuite.files)
  func rendersEveryCase(file: String) throws {
    let cases = try SpecificationSuite.cases(in: file)
    #expect(!cases.isEmpty)
    for example in cases {
      let template = try OpenTemplate.compile(
        name: example.name, source: example.template, format: .html,
        partials: example.partials ?? [:])
      var output: [UInt8] = []
      try template.render(example.data.value, into: &output)
      let text = String(decoding: output, as: UTF8.self)
      #expect(text == example.expected, "\(file): \(example.name): \(example.desc)")
    }
  }
}
