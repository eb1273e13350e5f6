import Facts
import Foundation
import TestSupport
import Testing

/// The closed lists of words in `Datasets/schemas` are those of the types.
@Suite("Words of the JSON Schemas")
struct SchemaWordTests {
  /// A list by the members that lead to it, and the words of its type.
  struct List: Sendable, CustomTestStringConvertible {
    var path: [String]
    var words: Set<String>

    init<Words: CaseIterable & RawRepresentable<String>>(_ path: [String], _: Words.Type) {
      self.path = path
      words = Set(Words.allCases.map(\.rawValue))
    }

    var testDescription: String { path.joined(separator: ".") }
  }

  /// Lists that have a name, and stand in every schema that uses them.
  static let named = [
    List(["$defs", "kind"], Kind.self), List(["$defs", "level"], Level.self),
    List(["$defs", "indicator"], IndicatorID.self), List(["$defs", "state"], FigureState.self),
    List(["$defs", "reason"], Reason.self), List(["$defs", "rung"], Rung.self),
    List(["$defs", "unit"], Unit.self), List(["$defs", "statistic"], Statistic.self),
    List(["$defs", "moment"], Moment.self), List(["$defs", "period_kind"], PeriodKind.self),
    List(["$defs", "method"], Method.self), List(["$defs", "confidence"], Confidence.self),
  ]

  /// Lists that stand at the one member they are of.
  static let ofSheet = [
    List(["properties", "leerweg"], Leerweg.self),
    List(["properties", "status"], OfferingStatus.self),
    List(["properties", "forms", "items", "properties", "form"], Form.self),
    List(["$defs", "relation", "properties", "kind"], SuccessionKind.self),
    List(["$defs", "change", "properties", "why"], ChangeReason.self),
  ]

  static let ofEdition = [
    List(["properties", "languages", "items"], Language.self),
    List(["properties", "formats", "items"], SheetFormat.self),
  ]

  /// The words a schema has in a list; nil when it has no such list.
  private func words(_ schema: String, _ path: [String]) throws -> Set<String>? {
    let file = Checkout.root.appendingPathComponent("Datasets/schemas/\(schema).schema.json")
    var part: Any? = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    for step in path { part = (part as? [String: Any])?[step] }
    return ((part as? [String: Any])?["enum"] as? [String]).map { Set($0) }
  }

  @Test(arguments: SchemaWordTests.named)
  func `a named list has every word of its type and no other`(list: List) throws {
    #expect(try words("sheet", list.path) == list.words)
    for schema in ["coverage", "edition"] {
      if let found = try words(schema, list.path) { #expect(found == list.words, "\(schema)") }
    }
  }

  @Test(arguments: SchemaWordTests.ofSheet)
  func `so has a list of one member of a sheet`(list: List) throws {
    #expect(try words("sheet", list.path) == list.words)
  }

  @Test(arguments: SchemaWordTests.ofEdition)
  func `so has a list of one member of the edition`(list: List) throws {
    #expect(try words("edition", list.path) == list.words)
  }
}
