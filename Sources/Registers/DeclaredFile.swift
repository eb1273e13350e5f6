import Foundation
import Yams

/// A YAML file read as text only: no scalar is ever turned into a number, because an untyped load
/// makes 70 of `0106` and 25 million of `25E6`.
struct DeclaredFile {
  let name: String
  let lines: [Substring]
  let root: Entry

  /// - Throws: `RegisterError` when the file is not YAML or not a mapping.
  init(path: String, shownAs name: String? = nil) throws {
    let shown = name ?? DeclaredFile.shortName(path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RegisterError(
        file: shown, line: 1, column: 1, sourceLine: "", message: "bestand niet te lezen",
        expected: "een leesbaar YAML-bestand op \(path)")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw RegisterError(
        file: shown, line: 1, column: 1, sourceLine: "", message: "geen geldige UTF-8",
        expected: "een tekstbestand in UTF-8")
    }
    try self.init(text: text, name: shown)
  }

  init(text: String, name: String) throws {
    self.name = name
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    do {
      guard let node = try Yams.compose(yaml: text), node.mapping != nil else {
        throw RegisterError(
          file: name, line: 1, column: 1, sourceLine: String(lines.first ?? ""),
          message: "leeg of geen lijst van namen", expected: "naam: waarde")
      }
      root = Entry(node: node, file: name, lines: lines, path: "")
      if let schema = root["schema"], try schema.text() != "1" {
        throw schema.error("onbekend schema", expected: "schema: 1")
      }
    } catch let error as YamlError {
      throw DeclaredFile.located(error, name: name, lines: lines)
    }
  }

  private static func located(_ error: YamlError, name: String, lines: [Substring])
    -> RegisterError
  {
    var place = (line: 1, column: 1)
    var problem = "geen geldige YAML"
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      place = (mark.line, mark.column)
      problem += " (\(text))"
    case .duplicatedKeysInMapping(let keys, let context):
      place = (context.mark.line, context.mark.column)
      problem = "naam komt dubbel voor: \(keys.map { "\($0)" }.joined(separator: ", "))"
    default: problem += " (\(error))"
    }
    let index = max(0, min(lines.count - 1, place.line - 1))
    return RegisterError(
      file: name, line: place.line, column: place.column,
      sourceLine: lines.isEmpty ? "" : String(lines[index]), message: problem,
      expected: "YAML: naam: waarde, inspringing met spaties")
  }

  /// The last three parts of a path: enough to find the file, nothing of the machine.
  static func shortName(_ path: String) -> String {
    path.split(separator: "/").suffix(3).joined(separator: "/")
  }
}

/// One place in a declared file: a value that knows where it stands.
struct Entry {
  let node: Node
  let file: String
  let lines: [Substring]
  let path: String

  var line: Int { node.mark?.line ?? 1 }
  var isMapping: Bool { node.mapping != nil }
  var isList: Bool { node.sequence != nil }

  func error(_ message: String, expected: String) -> RegisterError {
    let line = node.mark?.line ?? 1
    let text = line <= lines.count && line > 0 ? String(lines[line - 1]) : ""
    return RegisterError(
      file: file, line: line, column: node.mark?.column ?? 1, sourceLine: text,
      message: message, expected: expected)
  }

  /// The scalar as the text that stands in the file.
  func text() throws -> String {
    guard let scalar = node.scalar else {
      throw error("«\(path)» is geen tekst", expected: "\(path): tekst")
    }
    return scalar.string
  }

  func integer() throws -> Int {
    guard let value = Int(try text()) else {
      throw error("«\(path)» is geen heel getal", expected: "een heel getal, bijvoorbeeld 12")
    }
    return value
  }

  func decimal() throws -> Double {
    guard let value = Double(try text()) else {
      throw error("«\(path)» is geen getal", expected: "een getal met een punt, bijvoorbeeld 0.5")
    }
    return value
  }

  func choice<T: RawRepresentable & CaseIterable>(_ type: T.Type) throws -> T
  where T.RawValue == String {
    guard let value = T(rawValue: try text()) else {
      let known = T.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
      let name = path.split(separator: ".").last ?? ""
      throw error("«\(try text())» is geen \(name)", expected: "een van \(known)")
    }
    return value
  }

  func items() throws -> [Entry] {
    if node.null != nil, node.scalar?.string.isEmpty ?? true { return [] }
    guard let sequence = node.sequence else {
      throw error("«\(path)» is geen lijst", expected: "\(path): [een, twee]")
    }
    return sequence.map { Entry(node: $0, file: file, lines: lines, path: path) }
  }

  func texts() throws -> [String] { try items().map { try $0.text() } }

  /// The names and values of a mapping, in the order of the file.
  func pairs() throws -> [(name: String, value: Entry)] {
    guard let mapping = node.mapping else {
      throw error("«\(path)» heeft geen namen", expected: "\(path): {naam: waarde}")
    }
    return mapping.map { key, value in
      let name = key.scalar?.string ?? ""
      return (
        name,
        Entry(
          node: value, file: file, lines: lines, path: path.isEmpty ? name : path + "." + name)
      )
    }
  }

  subscript(name: String) -> Entry? {
    guard let mapping = node.mapping else { return nil }
    for (key, value) in mapping where key.scalar?.string == name {
      return Entry(
        node: value, file: file, lines: lines, path: path.isEmpty ? name : path + "." + name)
    }
    return nil
  }

  func required(_ name: String) throws -> Entry {
    guard let entry = self[name] else {
      throw error("«\(name)» ontbreekt", expected: "\(name): …")
    }
    return entry
  }

  /// Refuses names outside the list, so that a typing error is not silently ignored.
  func only(_ names: [String]) throws {
    for (name, value) in try pairs() where !names.contains(name) {
      throw value.error(
        "onbekende naam «\(name)»", expected: "een van \(names.joined(separator: ", "))")
    }
  }
}

/// Every `.yml` file of a folder, by name.
func declaredFiles(in folder: String) throws -> [DeclaredFile] {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder)
  return try names.filter { $0.hasSuffix(".yml") }.sorted().map {
    try DeclaredFile(path: folder + "/" + $0)
  }
}
