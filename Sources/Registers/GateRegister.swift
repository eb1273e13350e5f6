package import Facts

/// The gates of `Datasets/reference/gates.yml`: checks that can refuse a publication, with their
/// limits.
package struct GateRules: Sendable {
  /// One gate as it is declared.
  package struct Rule: Sendable {
    /// What the gate refuses, as a Dutch sentence for the report.
    package var what: String
    /// What a person should do, as a Dutch sentence.
    package var advice: String
    /// True when the configuration may allow what the gate refuses.
    package var isOverridable: Bool
    /// What waits while the gate refuses.
    package var scope: Scope
  }

  /// What waits while a gate refuses.
  package enum Scope: String, Codable, Sendable, CaseIterable {
    /// The whole publication.
    case site
    /// The news of the one source it is about; its last accepted state stays and the rest is
    /// published.
    case source
  }

  /// The rule of each gate, by the names of `names`; all of them are there.
  package var rules: [String: Rule]
  /// Largest share of its rows, 0…1, that a source may lose.
  package var largestFall: Double
  /// Largest share 0…1 of the offerings of a group that may lose their headline figure.
  package var figuresLost: Double
  /// Largest share 0…1 of the offerings of a group that may disappear.
  package var offeringsLost: Double
  /// Groups with fewer offerings are not looked at by `coverage_drop`.
  package var fewestOfferings: Int
  /// Largest relative change of a group's mean, as a fraction, by the id of the indicator; `usual`
  /// for the others.
  package var drift: [String: Double]
  /// Groups with fewer offerings are not looked at by `drift`.
  package var fewestDrift: Int
  /// Values that can be true, per unit of a figure.
  package var ranges: [Unit: ClosedRange<Double>]

  /// Reads the gates of a file.
  ///
  /// - Throws: `RegisterError` at file:line:column; an unknown or missing gate is refused.
  package static func read(path: String) throws -> GateRules { try rules(DeclaredFile(path: path)) }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> GateRules {
    try rules(DeclaredFile(text: text, name: name))
  }

  /// The names of the gates, in the order of the report.
  package static let names = [
    "contract", "withdrawn_source", "row_balance", "coverage_drop", "drift", "range", "disclosure",
    "placeholder", "links", "unexplained",
  ]

  private static func rules(_ file: DeclaredFile) throws -> GateRules {
    try file.root.only(["schema", "gates"])
    let gates = try file.root.required("gates")
    try gates.only(names)
    var rules: [String: Rule] = [:]
    for name in names {
      let gate = try gates.required(name)
      try gate.only([
        "what", "do", "overridable", "scope", "largest_fall", "figures", "offerings", "fewest",
        "limits",
        "ranges",
      ])
      let overridable = try gate["overridable"]?.text() ?? "yes"
      guard ["yes", "no"].contains(overridable) else {
        throw gate.error("«overridable: \(overridable)»", expected: "yes of no")
      }
      rules[name] = Rule(
        what: try gate.required("what").text(), advice: try gate.required("do").text(),
        isOverridable: overridable == "yes",
        scope: try gate["scope"]?.choice(Scope.self) ?? .site)
    }
    func share(_ gate: String, _ name: String) throws -> Double {
      let entry = try gates.required(gate).required(name)
      let value = try entry.decimal()
      guard (0...1).contains(value) else { throw entry.error("\(value)", expected: "0 tot 1") }
      return value
    }
    let drift = try gates.required("drift")
    var limits: [String: Double] = [:]
    for (name, value) in try drift.required("limits").pairs() {
      guard name == "usual" || IndicatorID(rawValue: name) != nil else {
        throw value.error("«\(name)» is geen maat", expected: "usual of de naam van een maat")
      }
      limits[name] = try value.decimal()
    }
    guard limits["usual"] != nil else {
      throw drift.error("«usual» ontbreekt", expected: "limits: {usual: 0.20, …}")
    }
    var ranges: [Unit: ClosedRange<Double>] = [:]
    for (name, value) in try gates.required("range").required("ranges").pairs() {
      let ends = try value.items().map { try $0.decimal() }
      guard let unit = Unit(rawValue: name), ends.count == 2, ends[0] <= ends[1] else {
        throw value.error("«\(name)» is geen bereik", expected: "share: [0, 1]")
      }
      ranges[unit] = ends[0]...ends[1]
    }
    return GateRules(
      rules: rules, largestFall: try share("row_balance", "largest_fall"),
      figuresLost: try share("coverage_drop", "figures"),
      offeringsLost: try share("coverage_drop", "offerings"),
      fewestOfferings: try gates.required("coverage_drop").required("fewest").integer(),
      drift: limits, fewestDrift: try drift.required("fewest").integer(), ranges: ranges)
  }
}
