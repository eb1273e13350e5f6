package import Facts

/// The rules of `doelmatigheid` and the named sector lists, from `Datasets/reference/signals.yml`.
package enum SignalRegister {
  /// Reads the rules of a file.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> SignalRules {
    try rules(DeclaredFile(path: path))
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> SignalRules {
    try rules(DeclaredFile(text: text, name: name))
  }

  private static func rules(_ file: DeclaredFile) throws -> SignalRules {
    let root = file.root
    try root.only(["schema", "version", "sources", "rules", "sector_lists"])
    var entries: [SignalRules.Rule: Entry] = [:]
    for entry in try root.required("rules").items() {
      let rule = try entry.required("id").choice(SignalRules.Rule.self)
      guard entries.updateValue(entry, forKey: rule) == nil else {
        throw entry.error(
          "regel «\(rule.rawValue)» staat er twee keer", expected: "elke regel één keer")
      }
    }
    /// The entry of a rule, with no other names than its own thresholds.
    func rule(_ id: SignalRules.Rule, _ names: [String]) throws -> Entry {
      guard let entry = entries[id] else {
        throw try root.required("rules").error(
          "regel «\(id.rawValue)» ontbreekt", expected: "- {id: \(id.rawValue), kind: look}")
      }
      try entry.only(["id", "kind"] + names)
      return entry
    }
    let sole = try rule(.soleProvider, ["providers_at_most", "students_at_least", "levels"])
    let small = try rule(.smallOverlap, ["students_at_most", "providers_in_region"])
    let fall = try rule(.shrinkingHere, ["fall", "students_at_start"])
    let growth = try rule(.growingWeakOutlook, ["growth", "labels"])
    let completion = try rule(.lowCompletion, ["margin"])
    let chance = try rule(.weakJobChance, ["below"])
    return SignalRules(
      version: try root.required("version").text(),
      kinds: try entries.mapValues { try $0.required("kind").choice(SignalRules.Kind.self) },
      providersAtMost: try sole.required("providers_at_most").integer(),
      studentsAtLeast: try sole.required("students_at_least").integer(),
      levels: Set(try sole.required("levels").items().map { try $0.choice(Level.self) }),
      studentsAtMost: try small.required("students_at_most").integer(),
      providersInRegion: try small.required("providers_in_region").integer(),
      fall: try share(fall.required("fall")),
      studentsAtStart: try fall.required("students_at_start").integer(),
      growth: try growth.required("growth").decimal(),
      weakLabels: Set(try growth.required("labels").texts()),
      margin: try completion.required("margin").decimal(),
      jobChanceBelow: try share(chance.required("below")),
      sectorLists: try root.required("sector_lists").items().map(list))
  }

  private static func share(_ entry: Entry) throws -> Double {
    let value = try entry.decimal()
    guard (0...1).contains(value) else {
      throw entry.error("\(value) is geen deel", expected: "een getal van 0 tot en met 1")
    }
    return value
  }

  private static func list(_ entry: Entry) throws -> SignalRules.SectorList {
    try entry.only(["id", "name", "version", "hbo", "mbo"])
    return SignalRules.SectorList(
      id: try entry.required("id").text(), name: try entry.required("name").text(),
      version: try entry.required("version").text(),
      sectors: [
        .hbo: Set(try entry.required("hbo").texts()), .mbo: Set(try entry.required("mbo").texts()),
      ])
  }
}
