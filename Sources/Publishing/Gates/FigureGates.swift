import Facts
import Figures
import Registers

/// What is looked at figure by figure: values that cannot be, people in too small a group, and
/// figures missing without a reason.
struct FigureGates: Sendable {
  let rules: GateRules
  let policy: Policy
  private(set) var outOfRange: [String: [String]] = [:]
  private(set) var disclosing: [String: [String]] = [:]
  private(set) var unexplained: [String] = []

  init(rules: GateRules, policy: Policy) {
    self.rules = rules
    self.policy = policy
  }

  mutating func look(at figures: [Figure], of key: OfferingKey) {
    for figure in figures {
      let place = "\(key) \(figure.indicator.rawValue) \(figure.definition)"
      if let value = figure.value, figure.state == .published,
        let range = rules.ranges[figure.unit],
        !range.contains(value)
      {
        outOfRange[figure.indicator.rawValue, default: []].append("\(place) = \(value)")
      }
      if let fault = fault(of: figure) { disclosing[fault, default: []].append(place) }
      let isExplained =
        figure.state == .published
        ? figure.value != nil || figure.label != nil : figure.reason != nil
      if !isExplained { unexplained.append(place) }
    }
  }

  /// Which disclosure rule a figure breaks, in words; nil when none.
  func fault(of figure: Figure) -> String? {
    if figure.state != .published {
      if figure.value != nil || figure.numerator != nil {
        return "een verborgen cijfer met een waarde"
      }
      if figure.state == .suppressed, let bounds = figure.bounds, bounds.low == bounds.high {
        return "een verborgen aantal waarvan de grenzen gelijk zijn"
      }
      return nil
    }
    if figure.unit == .count, figure.method == .counted, figure.basis?.rung.isOwn ?? true,
      let value = figure.value, value >= 1, value < Double(policy.smallestCount)
    {
      return "een aantal kleiner dan \(policy.smallestCount)"
    }
    guard figure.unit == .share, figure.method == .counted, figure.basis?.rung.isOwn ?? false,
      let people = figure.n, let counted = figure.numerator
    else { return nil }
    switch Disclosure(policy).hides(
      numerator: counted, denominator: people, roundedTo: figure.roundedTo ?? 1)
    {
    case .tooFew: return "een aandeel van te weinig mensen"
    case .some: return "een aandeel te dicht bij niemand of iedereen"
    case nil: return nil
    }
  }

  static func += (a: inout FigureGates, b: FigureGates) {
    a.outOfRange.merge(b.outOfRange, uniquingKeysWith: +)
    a.disclosing.merge(b.disclosing, uniquingKeysWith: +)
    a.unexplained += b.unexplained
  }

  var findings: [GateFinding] {
    outOfRange.sorted { $0.key < $1.key }.map { indicator, rows in
      GateFinding(
        "range", indicator, "\(rows.count) waarden die niet kunnen", rows: rows.sorted(),
        rowCount: rows.count)
    }
      + disclosing.sorted { $0.key < $1.key }.map { fault, rows in
        GateFinding("disclosure", fault, "\(rows.count) keer", rows: rows.sorted())
      }
      + (unexplained.isEmpty
        ? []
        : [
          GateFinding(
            "unexplained", "cijfers", "\(unexplained.count) cijfers ontbreken zonder reden",
            rows: unexplained.sorted())
        ])
  }
}
