package import Facts

/// The ladder of every indicator, from `Datasets/reference/ladder.yml`.
package enum LadderRegister {
  /// Reads the ladders of a file.
  ///
  /// - Parameter tables: ids of the published tables; a step that names another one is refused.
  ///   Nil: not checked.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String, tables: Set<String>? = nil) throws -> Ladders {
    try ladders(DeclaredFile(path: path), tables)
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String, tables: Set<String>? = nil) throws
    -> Ladders
  {
    try ladders(DeclaredFile(text: text, name: name), tables)
  }

  private static func ladders(_ file: DeclaredFile, _ tables: Set<String>?) throws -> Ladders {
    try file.root.only(["schema", "indicators"])
    var all: [IndicatorID: [Kind: Ladder]] = [:]
    for (name, kinds) in try file.root.required("indicators").pairs() {
      guard let indicator = IndicatorID(rawValue: name) else {
        throw kinds.error(
          "onbekende indicator «\(name)»",
          expected: "een van \(IndicatorID.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      for (kindName, ladder) in try kinds.pairs() {
        guard let kind = Kind(rawValue: kindName) else {
          throw ladder.error("onbekende soort «\(kindName)»", expected: "mbo of hbo")
        }
        try ladder.only(["steps", "not_applicable", "not_measured", "would_fill"])
        all[indicator, default: [:]][kind] = Ladder(
          steps: try ladder["steps"]?.items().map { try step($0, tables) } ?? [],
          notApplicable: try levels(ladder["not_applicable"]),
          notMeasured: try levels(ladder["not_measured"]),
          wouldFill: try ladder["would_fill"]?.texts() ?? [])
      }
    }
    return Ladders(all)
  }

  private static func levels(_ entry: Entry?) throws -> [Level] {
    try entry?.items().map { try $0.choice(Level.self) } ?? []
  }

  private static func step(_ entry: Entry, _ tables: Set<String>?) throws -> LadderStep {
    try entry.only([
      "rung", "definition", "levels", "leerwegen", "minimum_full_time", "minimum_denominator",
      "pooled_cohorts", "shown", "match",
    ])
    var members: [String: String] = [:]
    for (name, value) in try entry["match"]?.pairs() ?? [] {
      members[name] = try value.text()
      if name == "table", let tables, !tables.contains(try value.text()) {
        throw value.error(
          "onbekende tabel «\(try value.text())»",
          expected: "een id uit Datasets/reference/facts")
      }
    }
    return LadderStep(
      rung: try entry.required("rung").choice(Rung.self),
      definition: try entry.required("definition").text(), levels: try levels(entry["levels"]),
      leerwegen: try entry["leerwegen"]?.items().map { try $0.choice(Leerweg.self) } ?? [],
      minimumFullTime: try entry["minimum_full_time"]?.decimal(),
      minimumDenominator: try entry["minimum_denominator"]?.integer(),
      pooledCohorts: try entry["pooled_cohorts"]?.integer() ?? 1,
      shown: try entry["shown"]?.choice(LadderStep.Shown.self) ?? .headline, match: members)
  }
}

/// Disclosure limits and the constants of estimates, from `Datasets/reference/policy.yml`.
package enum PolicyRegister {
  /// Reads the policy of a file.
  ///
  /// - Throws: `RegisterError` at file:line:column, also for a `smallest_count` other than 5, which
  ///   the readers of sources assume.
  package static func read(path: String) throws -> Policy {
    let root = try DeclaredFile(path: path).root
    try root.only([
      "schema", "disclosure", "stock_flow", "age", "prices", "forms", "outgoing_crebos",
    ])
    let disclosure = try root.required("disclosure")
    try disclosure.only([
      "smallest_count", "smallest_own_share", "smallest_judged_share", "uniform_margin",
      "uniform_margin_rounded", "nested_rungs",
    ])
    let smallest = try disclosure.required("smallest_count")
    let hidden = CountSum.suppressed
    guard try smallest.integer() == hidden.high + 1 else {
      throw smallest.error(
        "de lezers van de bronnen verbergen \(hidden.low)–\(hidden.high)",
        expected: "smallest_count: \(hidden.high + 1)")
    }
    let flow = try root.required("stock_flow")
    try flow.only([
      "switchers", "switchers_source", "transitions", "minimum_stocks", "minimum_leavers",
      "minimum_entrants", "dip_people", "dip_share", "minimum_full_time", "overdispersion",
      "spread", "minimum_side", "newest_weight", "peer_people", "peer_share", "sector_people",
      "take_over_fall",
    ])
    let switchers = try flow.required("switchers").items().map { try $0.decimal() }
    guard switchers.count == 3, switchers == switchers.sorted() else {
      throw try flow.required("switchers").error(
        "drie getallen verwacht", expected: "laag, midden, hoog: [0.05, 0.10, 0.18]")
    }
    var spread: [Rung: Double] = [:]
    for (name, value) in try flow.required("spread").pairs() {
      guard let rung = Rung(rawValue: name) else {
        throw value.error("onbekende trede «\(name)»", expected: "own_pooled, programme, group…")
      }
      spread[rung] = try value.decimal()
    }
    return Policy(
      smallestCount: try smallest.integer(),
      smallestOwnShare: try disclosure.required("smallest_own_share").integer(),
      uniformMargin: try disclosure.required("uniform_margin").integer(),
      uniformMarginRounded: try disclosure.required("uniform_margin_rounded").integer(),
      stockFlow: Policy.StockFlow(
        switchers: switchers, transitions: try flow.required("transitions").integer(),
        minimumStocks: try flow.required("minimum_stocks").integer(),
        minimumLeavers: try flow.required("minimum_leavers").decimal(),
        minimumEntrants: try flow.required("minimum_entrants").decimal(),
        dipPeople: try flow.required("dip_people").decimal(),
        dipShare: try flow.required("dip_share").decimal(),
        minimumFullTime: try flow.required("minimum_full_time").decimal(),
        overdispersion: try flow.required("overdispersion").decimal(), spread: spread,
        minimumSide: try flow.required("minimum_side").decimal(),
        newestWeight: try flow.required("newest_weight").decimal(),
        peerPeople: try flow.required("peer_people").decimal(),
        peerShare: try flow.required("peer_share").decimal(),
        sectorPeople: try flow.required("sector_people").decimal(),
        takeOverFall: try flow.required("take_over_fall").decimal()),
      referenceMonth: try root.required("age").required("reference_month").text(),
      smallestJudgedShare: try disclosure.required("smallest_judged_share").integer(),
      nestedRungs: try disclosure.required("nested_rungs").items().map { try $0.choice(Rung.self) },
      prices: try root["prices"].map(prices), formYears: try root["forms"].map(formYears),
      outgoingCrebos: try root["outgoing_crebos"]?.texts() ?? [])
  }

  private static func formYears(_ entry: Entry) throws -> ClosedRange<Int> {
    try entry.only(["from", "to"])
    let (from, to) = (try entry.required("from").integer(), try entry.required("to").integer())
    guard from <= to else {
      throw try entry.required("to").error(
        "\(to) ligt voor \(from)", expected: "het studiejaar waarin de telling eindigt")
    }
    return from...to
  }

  private static func prices(_ entry: Entry) throws -> Policy.Prices {
    try entry.only(["to", "index"])
    let to = try entry.required("to")
    guard let year = PriceYear(try to.text()) else {
      throw to.error("«\(try to.text())» is geen jaar", expected: "een jaar, bijvoorbeeld \"2025\"")
    }
    return Policy.Prices(year: year, index: try entry.required("index").text())
  }
}

/// Reader-facing sentences of one language, flattened to `group.name`.
package enum TextRegister {
  /// Sentences by their key, `group.name`.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> [String: String] {
    var all: [String: String] = [:]
    func add(_ entry: Entry, _ prefix: String) throws {
      for (name, value) in try entry.pairs() {
        let key = prefix.isEmpty ? name : prefix + "." + name
        if value.isMapping { try add(value, key) } else { all[key] = try value.text() }
      }
    }
    try add(DeclaredFile(path: path).root, "")
    return all
  }
}
