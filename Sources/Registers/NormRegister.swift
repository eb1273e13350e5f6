package import Facts

/// Norms, the judgement rule and the scales of words, from `Datasets/reference/norms.yml`.
///
/// The norms are given twice: as values for the rules, and as published national facts so that a
/// ladder can put the norm of a niveau beside a figure.
package struct NormRegister: Sendable {
  /// Norms per niveau, the judgement rule, and the scales of words.
  package private(set) var norms = Norms()
  /// Each norm as a national fact, in per cent, with the definition `….inspectie_norm`.
  package private(set) var facts: [ReferenceFact] = []
  /// The sources the file cites.
  package private(set) var sources: [SourceCard] = []

  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> NormRegister {
    try NormRegister(DeclaredFile(path: path))
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> NormRegister {
    try NormRegister(DeclaredFile(text: text, name: name))
  }

  private init(_ file: DeclaredFile) throws {
    let root = file.root
    try root.only(["schema", "sources", "norms", "bands"])
    sources = try root.citedSources()
    for entry in try root.required("norms").items() { try addNorms(entry) }
    for entry in try root.required("bands").items() {
      _ = try sourceIDs(entry)
      let scale = try ScaleEntry.scale(entry)
      guard norms.scales.updateValue(scale, forKey: scale.id) == nil else {
        throw entry.error("schaal «\(scale.id)» staat er twee keer", expected: "een eigen id")
      }
    }
  }

  private func sourceIDs(_ entry: Entry) throws -> [String] {
    try entry.required("sources").items().map { source in
      let id = try source.text()
      guard sources.contains(where: { $0.id == id }) else {
        throw source.error(
          "onbekende bron «\(id)»", expected: "een id uit «sources» van dit bestand")
      }
      return id
    }
  }

  private mutating func addNorms(_ entry: Entry) throws {
    try entry.only([
      "id", "title", "unit", "closed", "kind", "confidence", "sources", "note", "indicators",
      "definition", "population", "period", "dimensions", "columns", "rows", "judgement", "labels",
    ])
    guard norms.thresholds.isEmpty else {
      throw entry.error("tweede stel normen", expected: "één stel: inspectie-mbo")
    }
    let closed = try entry.required("closed")
    guard try closed.text() == "lower", try entry.required("unit").text() == "percent" else {
      throw closed.error(
        "een norm die niet vanaf een percentage telt", expected: "closed: lower en unit: percent")
    }
    let columns = try entry.required("columns").required("norm").texts()
    let dimensions = try entry.required("dimensions").texts()
    guard dimensions == ["measure", "level"], columns == ["sufficient", "high"] else {
      throw try entry.required("dimensions").error(
        "andere kolommen", expected: "[measure, level] met daarna sufficient en high")
    }
    let citations = try sourceIDs(entry)
    for row in try entry.required("rows").items() {
      try addRow(row, of: entry, citations: citations)
    }
    norms.judgement = try NormRegister.judgement(
      try entry.required("judgement"), labels: try entry.required("labels"))
  }

  private mutating func addRow(_ row: Entry, of table: Entry, citations: [String]) throws {
    let cells = try row.items()
    guard cells.count == 4 else {
      throw row.error(
        "\(cells.count) cellen", expected: "vier: maat, niveau, norm voor voldoende, norm voor hoog"
      )
    }
    let result = try cells[0].choice(StudyResult.self)
    let level = try cells[1].choice(Level.self)
    let sufficient = try NormRegister.decimal(cells[2])
    let high = try cells[3].text().isEmpty ? nil : NormRegister.decimal(cells[3])
    if let high, high <= sufficient {
      throw cells[3].error("hoog is niet hoger dan voldoende", expected: "meer dan \(sufficient)")
    }
    let threshold = Norms.Threshold(sufficient: sufficient, high: high)
    guard norms.thresholds[level, default: [:]].updateValue(threshold, forKey: result) == nil
    else {
      throw row.error("deze norm staat er twee keer", expected: "één rij per maat en niveau")
    }
    let indicator = try table.required("indicators").required(result.rawValue)
      .choice(IndicatorID.self)
    for (name, value) in [("sufficient", Optional(sufficient)), ("high", high)] {
      guard let value else { continue }
      let fact = ReferenceFact(
        table: try table.required("id").text(), indicator: indicator.rawValue,
        definition: indicator.rawValue + "." + (try table.required("definition").text()),
        unit: "percent", statistic: .share, kind: try table.required("kind").text(),
        population: try table.required("population").text(), moment: nil,
        confidence: try table.required("confidence").choice(Confidence.self), method: .published,
        approximate: false, periodKind: PeriodKind.calendarYear.rawValue,
        members: [
          "level": level.rawValue, "norm": name, "period": try table.required("period").text(),
        ],
        value: Double(value.digits) / Double(value.scale), source: citations.first ?? "",
        row: row.line)
      facts.append(fact)
    }
  }

  private static func judgement(_ rule: Entry, labels: Entry) throws -> Norms.JudgementRule {
    try rule.only([
      "pooled_years", "minimum_denominator", "not_assessable_values", "not_assessable_measures",
      "sufficient_measures", "high_measures", "high_any_of", "one_missing", "two_missing",
    ])
    // What the rule itself says is fixed; another text here would be a rule we do not know.
    for (name, known) in [("one_missing", "other_two_agree"), ("two_missing", "none")] {
      let entry = try rule.required(name)
      guard try entry.text() == known else {
        throw entry.error("onbekende regel «\(try entry.text())»", expected: "\(name): \(known)")
      }
    }
    let values = try rule.required("not_assessable_values")
    guard try values.texts() == ["0", "100"] else {
      throw values.error("andere waarden", expected: "not_assessable_values: [\"0\", \"100\"]")
    }
    func results(_ name: String) throws -> Set<StudyResult> {
      Set(try rule.required(name).items().map { try $0.choice(StudyResult.self) })
    }
    var words: [Judgement: String] = [:]
    for judgement in Judgement.allCases {
      words[judgement] = try labels.required(judgement.rawValue).text()
    }
    return Norms.JudgementRule(
      pooledYears: try rule.required("pooled_years").integer(),
      minimumDenominator: try rule.required("minimum_denominator").integer(),
      notAssessedWhenUniform: try results("not_assessable_measures"),
      sufficientResults: try rule.required("sufficient_measures").integer(),
      highResults: try rule.required("high_measures").integer(),
      highAnyOf: try results("high_any_of"), words: words)
  }

  static func decimal(_ entry: Entry) throws -> DecimalNumber {
    guard let value = DecimalNumber(try entry.text()) else {
      throw entry.error(
        "«\(try entry.text())» is geen getal", expected: "een getal met een punt, bijvoorbeeld 0.85"
      )
    }
    return value
  }
}

/// Reads one scale: words with the edges between them, or words alone.
private enum ScaleEntry {
  static func scale(_ entry: Entry) throws -> WordScale {
    try entry.only([
      "id", "title", "unit", "higher_is", "closed", "confidence", "sources", "contested",
      "contested_edges", "note", "steps", "words",
    ])
    let id = try entry.required("id").text()
    if let words = try entry["words"]?.texts() { return WordScale(id: id, words: words) }
    let closed = try entry.required("closed").choice(WordScale.Side.self)
    // A class closed at its upper end holds the edge above it.
    let (from, to) = closed == .upper ? ("above", "to") : ("from", "below")
    let contested = try entry["contested_edges"]?.items().map(NormRegister.decimal) ?? []
    let steps = try entry.required("steps").items()
    var edges: [WordScale.Edge] = []
    for (index, step) in steps.enumerated() {
      try step.only(["label", from, to])
      let start = try step.required(from)
      if index > 0 {
        let edge = try NormRegister.decimal(start)
        let before = try steps[index - 1].required(to)
        guard try NormRegister.decimal(before) == edge, edges.last.map({ $0.value < edge }) ?? true
        else {
          throw start.error(
            "deze klasse begint niet waar de vorige eindigt",
            expected: "\(from): \(try before.text())")
        }
        edges.append(WordScale.Edge(edge, isContested: contested.contains(edge)))
      }
      if index == steps.count - 1, try !step.required(to).text().isEmpty {
        throw try step.required(to).error(
          "een grens boven de laatste klasse", expected: "\(to): \"\"")
      }
    }
    if let unknown = contested.first(where: { value in !edges.contains { $0.value == value } }) {
      throw try entry.required("contested_edges").error(
        "\(unknown) is geen grens", expected: "een grens uit «steps»")
    }
    let first = try steps.first?.required(from).text() ?? ""
    return WordScale(
      id: id, words: try steps.map { try $0.required("label").text() }, edges: edges,
      edgeBelongsTo: closed == .upper ? .lower : .upper, lowest: DecimalNumber(first))
  }
}

extension ReferenceRegister {
  /// The national facts together with the norms and their sources.
  package func with(_ norms: NormRegister) -> ReferenceRegister {
    var all = self
    all.facts += norms.facts
    all.sources += norms.sources
    return all
  }
}
