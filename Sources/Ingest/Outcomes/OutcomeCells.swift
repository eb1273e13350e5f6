import Facts
import Registers
import Tabular

/// A cell that is not what its column holds, before it is known where it stands.
struct CellFault: Error {
  var role: String
  var message: String
  var expected: String
  /// What to do; nil where the cell itself is wrong.
  var advice: String?
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
  /// What the cells of a workbook are; empty for text.
  var kinds: [SheetCell.Kind] = []
  /// Titles of the codes and the status of periods, for tables of codes.
  var titles = CodeTitles()
  /// Names of the columns, as `titles` knows them.
  var names: [String] = []
  private let words: WordCodes
  private let needed: [String]
  let numbers: NumberStyle
  /// Roles that had a value in an earlier row: an empty cell below it may be meant as the same.
  private var filled: Set<String> = []
  /// The roles of keys and of the selection that have a column.
  private let watched: [(role: String, place: Int)]
  /// Code of a row that says nothing about a group of ours.
  static let outside = "-"

  /// Roles that say which group a row is about.
  static let keys = [
    "brin", "code", "region", "level", "leerweg", "form", "diploma", "sector", "direction",
    "moment",
    "part", "cohort", "year",
  ]

  /// - Parameter numbers: how numbers are written where the source does not declare it.
  init(source: SourceDescriptor, roles: [String: Int], numbers: NumberStyle = NumberStyle()) {
    (self.source, self.roles) = (source, roles)
    words = WordCodes(source.words)
    watched = (OutcomeCells.keys + source.selection.keys.sorted()).compactMap { role in
      roles[role].map { (role, $0) }
    }
    needed = (source.options["needs"] ?? "").split(separator: " ").map(String.init)
    let declared = source.numbers
    self.numbers =
      declared.decimal == nil && declared.thousands == nil
      ? numbers : NumberStyle(decimal: declared.decimal, thousands: declared.thousands)
  }

  /// The text of a role, or what is declared for a file without that column; nil without either.
  func text(_ role: String) -> String? {
    roles[role].map { texts[$0] } ?? source.fixed[role]
  }

  /// The code of a role, where the table holds codes.
  func rawCode(_ role: String) -> String? {
    codes.isEmpty ? nil : roles[role].map { codes[$0] }
  }

  /// Whether the list of codes calls the period of a role provisional.
  func hasProvisionalCode(_ role: String) -> Bool {
    guard let at = roles[role], names.indices.contains(at), codes.indices.contains(at) else {
      return false
    }
    return titles.isProvisional(codes[at], in: names[at])
  }

  /// What the cell of a role is in a workbook; text for what is declared.
  func kind(_ role: String) -> SheetCell.Kind {
    kinds.isEmpty ? .text : roles[role].map { kinds[$0] } ?? .text
  }

  /// False when the declared selection leaves the row out, or a role it needs is empty.
  ///
  /// - Throws: for an empty cell below one with a value: a row of a layout that only looks merged is
  ///   not one without a group.
  mutating func isSelected() throws(CellFault) -> Bool {
    for (role, place) in watched {
      if !texts[place].isEmpty {
        if filled.count < watched.count { filled.insert(role) }
      } else if filled.contains(role), !means(role, "") {
        throw empty(role, "leeg «\(role)», waar erboven een waarde staat")
      }
    }
    return needed.allSatisfy { text($0)?.isEmpty == false }
      && source.selection.allSatisfy { role, allowed in
        text(role).map(allowed.contains) ?? true
          || rawCode(role).map(allowed.contains) ?? false
      }
  }

  /// Whether a text has a declared meaning for a role.
  private func means(_ role: String, _ text: String) -> Bool {
    source.values[role]?[text] != nil || source.selection[role]?.contains(text) == true
  }

  private func empty(_ role: String, _ message: String) -> CellFault {
    let totals = (source.values[role] ?? [:]).filter { $0.value.isEmpty }.keys.sorted()
    return CellFault(
      role: role, message: message,
      expected: "een waarde in elke rij"
        + (totals.isEmpty
          ? "" : "; voor alle samen " + totals.map { "«\($0)»" }.joined(separator: " of ")),
      advice: "vul de cel, of voeg haar samen met die erboven; staat leeg hier voor iets, noem het "
        + "dan bij «\(role)» onder «values» in \(Advice.file(source))")
  }

  /// The source's text as our code: through the declared values, else word by word; empty when the
  /// source does not split by this. An empty cell is never "all": that is a declared word.
  func code(_ role: String) throws(CellFault) -> String {
    guard let text = text(role) else { return "" }
    let values = source.values[role]
    if let code = values?[text] { return code }
    if let raw = rawCode(role), let code = values?[raw] { return code }
    if text.isEmpty { throw empty(role, "leeg «\(role)»") }
    if source.words[role] != nil { return try words.code(of: text, role, source) }
    // Of keys only the totals are declared.
    guard let values, !["brin", "code", "region"].contains(role) else { return text }
    throw CellFault(
      role: role, message: "onbekende waarde «\(text)» voor \(role)",
      expected: "een van " + values.keys.sorted().prefix(12).joined(separator: ", "),
      advice: Advice.value(role, source))
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
    let people: Int
    do throws(NumberStyle.Fault) {
      switch kind(role) {
      case .text: people = try numbers.count(text)
      case .number: people = try NumberStyle.plain.count(text)
      default: throw .notANumber
      }
      if !(0..<100_000_000).contains(people) { throw .notANumber }
    } catch {
      throw CellFault(
        role: role, message: "«\(text)» is geen aantal" + reason(role, error),
        expected: "een heel getal, of een van " + markers, advice: Advice.number(error, source))
    }
    guard people % source.roundedTo == 0 else {
      throw CellFault(
        role: role, message: "\(people) is niet afgerond",
        expected: "een veelvoud van \(source.roundedTo), zoals «rounded_to» zegt",
        advice: "staan er gewone aantallen in, pas dan «rounded_to» aan in \(Advice.file(source))")
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
    var number: Double
    do throws(NumberStyle.Fault) {
      switch kind(role) {
      case .text: number = try numbers.decimal(text)
      case .number: number = try NumberStyle.plain.decimal(text)
      // What is shown as 12.3 % is stored as 0.123, which is the share itself.
      case .percent where outcome.unit == .share: number = try NumberStyle.plain.decimal(text)
      default: throw .notANumber
      }
    } catch {
      throw CellFault(
        role: role, message: "«\(text)» is geen getal" + reason(role, error),
        expected: "een getal, of een van " + markers, advice: Advice.number(error, source))
    }
    // Per cents with up to three decimals, without the noise of a binary fraction.
    if outcome.isPercent, kind(role) != .percent { number = (number * 1000).rounded() / 100_000 }
    let range = outcome.unit.plausible
    guard range.contains(number) else {
      throw CellFault(
        role: role, message: "\(text) kan niet kloppen voor \(outcome.unit.rawValue)",
        expected: "van \(range.lowerBound) tot \(range.upperBound)",
        advice: "kijk of «columns» in \(Advice.file(source)) de goede kolom noemt, en de goede maat"
      )
    }
    return .known(number)
  }

  /// Why a cell of a workbook is no number, by what it is.
  private func reason(_ role: String, _ fault: NumberStyle.Fault) -> String {
    switch kind(role) {
    case .text, .number: fault.reason
    case .percent: ": de cel is een percentage"
    case .date: ": de cel is een datum"
    case .boolean: ": de cel is waar of onwaar"
    case .error: ": de cel bevat een fout"
    }
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
