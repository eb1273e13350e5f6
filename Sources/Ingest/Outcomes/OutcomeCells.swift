import Facts
import Registers
import Tabular

/// A cell that is not what its column holds, before it is known where it stands.
struct CellFault: Error {
  var role: String
  var message: String
  var expected: String
}

/// One row of a source of outcomes by the roles of its columns, wherever it was written: a line of
/// text or a row of a workbook.
struct OutcomeCells {
  let source: SourceDescriptor
  /// Place of a role in `texts`.
  let roles: [String: Int]
  /// Texts of the row, codes already replaced by their titles, without spaces around.
  var texts: [String] = []
  /// The same texts with the codes still in them, for tables of codes; else empty.
  var codes: [String] = []
  private let words: WordCodes
  private let needed: [String]
  /// Code of a row that says nothing about a group of ours.
  static let outside = "-"

  init(source: SourceDescriptor, roles: [String: Int]) {
    (self.source, self.roles) = (source, roles)
    words = WordCodes(source.words)
    needed = (source.options["needs"] ?? "").split(separator: " ").map(String.init)
  }

  /// The text of a role, or what is declared for a file without that column; nil without either.
  func text(_ role: String) -> String? {
    roles[role].map { texts[$0] } ?? source.fixed[role]
  }

  /// The code of a role, where the table holds codes.
  func rawCode(_ role: String) -> String? {
    codes.isEmpty ? nil : roles[role].map { codes[$0] }
  }

  /// False when the declared selection leaves the row out, or a role it needs is empty.
  var isSelected: Bool {
    needed.allSatisfy { text($0)?.isEmpty == false }
      && source.selection.allSatisfy { role, allowed in
        text(role).map(allowed.contains) ?? true
          || rawCode(role).map(allowed.contains) ?? false
      }
  }

  /// The source's text as our code: through the declared values, else word by word; empty when the
  /// source does not split by this.
  func code(_ role: String) throws(CellFault) -> String {
    guard let text = text(role) else { return "" }
    let values = source.values[role]
    if let code = values?[text] { return code }
    if let raw = rawCode(role), let code = values?[raw] { return code }
    if source.words[role] != nil { return try words.code(of: text, role) }
    // Of keys only the totals are declared.
    guard let values, !["brin", "code", "region"].contains(role) else { return text }
    throw CellFault(
      role: role, message: "onbekende waarde «\(text)» voor \(role)",
      expected: "een van " + values.keys.sorted().prefix(12).joined(separator: ", "))
  }

  /// A number with a point or a comma; nil when it is not one.
  static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 < 0x80 }),
      text.contains(where: { $0.isNumber }), !text.contains("x"), !text.contains("n")
    else { return nil }
    let commas = text.count { $0 == "," }
    if commas == 0 { return Double(text) }
    guard commas == 1, !text.contains(".") else { return nil }
    return Double(text.replacing(",", with: "."))
  }
}

/// A count or amount as its cell gives it.
enum OutcomeNumber<Value> {
  case known(Value)
  /// The source knows it and does not say.
  case hidden
  case absent
}

extension OutcomeCells {
  /// People: a whole number, also as `1230,0`.
  func people(_ role: String) throws(CellFault) -> OutcomeNumber<CountSum> {
    let text = text(role) ?? ""
    if source.suppressed.contains(text) {
      return source.roundedTo > 1 ? .hidden : .known(.suppressed)
    }
    if isImpossible(text) { return .absent }
    guard let number = OutcomeCells.number(text), number >= 0, number < 1e8,
      number == number.rounded()
    else {
      throw CellFault(
        role: role, message: "«\(text)» is geen aantal",
        expected: "een heel getal, of een van " + markers)
    }
    let people = Int(number)
    guard people % source.roundedTo == 0 else {
      throw CellFault(
        role: role, message: "\(people) is niet afgerond",
        expected: "een veelvoud van \(source.roundedTo), zoals «rounded_to» zegt")
    }
    return .known(CountSum(people).disclosed)
  }

  /// An amount or share in the outcome's unit.
  func value(_ role: String, _ outcome: DeclaredOutcome) throws(CellFault)
    -> OutcomeNumber<Double>
  {
    let text = text(role) ?? ""
    if source.suppressed.contains(text) { return .hidden }
    if isImpossible(text) { return .absent }
    guard var number = OutcomeCells.number(text) else {
      throw CellFault(
        role: role, message: "«\(text)» is geen getal", expected: "een getal, of een van " + markers
      )
    }
    // Per cents with up to three decimals, without the noise of a binary fraction.
    if outcome.isPercent { number = (number * 1000).rounded() / 100_000 }
    let range = outcome.unit.plausible
    guard range.contains(number) else {
      throw CellFault(
        role: role, message: "\(text) kan niet kloppen voor \(outcome.unit.rawValue)",
        expected: "van \(range.lowerBound) tot \(range.upperBound)")
    }
    return .known(number)
  }

  /// Empty with nothing beside it: cannot occur, or is not there yet.
  private func isImpossible(_ text: String) -> Bool { source.absent.contains(text) }

  private var markers: String {
    (source.suppressed + source.absent).map { "«\($0)»" }.joined(separator: " ")
  }
}

extension Unit {
  /// Outside this a number is not of this unit: a monthly wage among hourly ones, a per cent among
  /// shares.
  fileprivate var plausible: ClosedRange<Double> {
    switch self {
    case .share: 0...1
    case .euroHour: 5...100
    case .euroMonth: 200...15_000
    case .months: 0...60
    case .score: 0...10
    case .count, .label: 0...1e9
    }
  }
}
