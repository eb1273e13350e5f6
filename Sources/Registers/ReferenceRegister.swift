package import Facts

/// The published national facts of `Datasets/reference/facts/*.yml`, each with its citation.
package struct ReferenceRegister: Sendable {
  /// The facts of all files, one per cell of a table.
  package var facts: [ReferenceFact] = []
  /// The sources the files cite, and one for each table we computed.
  package var sources: [SourceCard] = []
  /// Dutch sentence that says who is counted, by the code of a population.
  package var populations: [String: String] = [:]

  /// Reads every file of a folder.
  ///
  /// - Throws: `RegisterError` for a row of the wrong length, an undeclared source or population,
  ///   or a cell that is not a number.
  package static func read(folder: String) throws -> ReferenceRegister {
    var all = ReferenceRegister()
    var tables: Set<String> = []
    for file in try declaredFiles(in: folder) { try all.add(file, tables: &tables) }
    return all
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> ReferenceRegister {
    var all = ReferenceRegister()
    var tables: Set<String> = []
    try all.add(DeclaredFile(text: text, name: name), tables: &tables)
    return all
  }

  private mutating func add(_ file: DeclaredFile, tables: inout Set<String>) throws {
    let root = file.root
    let path = file.name.hasPrefix("reference/") ? "Datasets/" + file.name : file.name
    try root.only(["schema", "sources", "tables", "populations"])
    let cited = try root.citedSources(file: path)
    sources += cited
    let known = Set(cited.map(\.id))
    for (code, sentence) in try root.required("populations").pairs() {
      populations[code] = try sentence.text()
    }
    for table in try root.required("tables").items() {
      let id = try table.required("id").text()
      guard tables.insert(id).inserted else {
        throw table.error("tabel «\(id)» staat er twee keer", expected: "een eigen id per tabel")
      }
      try add(table, id: id, knownSources: known, path)
    }
  }

  private mutating func add(
    _ table: Entry, id: String, knownSources: Set<String>, _ path: String
  ) throws {
    try table.only([
      "id", "title", "indicator", "definition", "unit", "statistic", "kind", "population",
      "moment", "confidence", "method", "sources", "note", "dimensions", "columns", "fixed",
      "period_kind", "rows", "approximate",
    ])
    let citations = try table.required("sources")
    for source in try citations.items() where !knownSources.contains(try source.text()) {
      throw source.error("onbekende bron", expected: "een id uit «sources» van dit bestand")
    }
    let population = try table.required("population")
    guard populations[try population.text()] != nil else {
      throw population.error("onbekende populatie", expected: "een code uit «populations»")
    }
    let dimensions = try table.required("dimensions").texts()
    guard let columns = try table.required("columns").pairs().first else {
      throw table.error("«columns» is leeg", expected: "columns: {period: [\"2018/19\"]}")
    }
    let labels = try columns.value.texts()
    var fixed: [String: String] = [:]
    for (name, value) in try table["fixed"]?.pairs() ?? [] { fixed[name] = try value.text() }
    let moment = try table["moment"]?.text() ?? "none"
    let method = try table.required("method").text()
    guard Method(rawValue: method) != nil || method == "computed_by_us" else {
      throw try table.required("method").error(
        "onbekende methode «\(method)»",
        expected: "counted, estimated, forecast, published, read_from_chart of computed_by_us")
    }
    guard Moment(rawValue: moment) != nil || moment == "none" else {
      throw try table.required("moment").error(
        "onbekend moment «\(moment)»", expected: "direct, 1y … 10y of none")
    }
    let isOurs = method == "computed_by_us"
    let source = isOurs ? id : try citations.texts().first ?? ""
    if isOurs { sources.append(try ownCard(of: table, id: id, path)) }
    let statistic = try table.required("statistic").choice(Statistic.self)
    for row in try table.required("rows").items() {
      let cells = try row.items()
      guard cells.count == dimensions.count + labels.count else {
        throw row.error(
          "rij van \(cells.count) cellen", expected: "\(dimensions.count + labels.count) cellen")
      }
      var members = fixed
      for (name, cell) in zip(dimensions, cells) { members[name] = try cell.text() }
      for (label, cell) in zip(labels, cells.dropFirst(dimensions.count)) {
        if try cell.text().isEmpty { continue }
        members[columns.name] = label
        facts.append(
          ReferenceFact(
            table: id, indicator: try table.required("indicator").text(),
            definition: try table.required("definition").text(),
            unit: try table.required("unit").text(),
            statistic: Statistic(rawValue: members["statistic"] ?? "") ?? statistic,
            kind: try table.required("kind").text(), population: try population.text(),
            moment: Moment(rawValue: moment),
            confidence: try table.required("confidence").choice(Confidence.self),
            method: Method(rawValue: method) ?? .estimated,
            approximate: try table["approximate"]?.text() == "yes",
            periodKind: try table["period_kind"]?.text() ?? "", members: members,
            value: try cell.decimal(), source: source, row: cell.line, file: path))
      }
    }
  }
}

extension ReferenceRegister {
  /// A table we computed is a source of its own, that names everyone it was computed from.
  private func ownCard(of table: Entry, id: String, _ path: String) throws -> SourceCard {
    let cited = try table.required("sources").texts().compactMap { name in
      sources.last { $0.id == name }
    }
    func joined(_ member: (SourceCard) -> String) -> String {
      var names: [String] = []
      for card in cited where !member(card).isEmpty && !names.contains(member(card)) {
        names.append(member(card))
      }
      return names.joined(separator: ", ")
    }
    return SourceCard(
      id: id, title: try table.required("title").text(), publisher: joined(\.publisher),
      licence: joined(\.licence), url: cited.first?.url ?? "", attribution: joined(\.attribution),
      date: cited.map(\.date).max() ?? "", file: path)
  }
}

/// Study direction of CBS by mbo opleidingsdomein: a mapping of our own, as none is published.
package enum DirectionRegister {
  /// Direction code, `01`…`10`, by opleidingsdomein; a domain over two directions is left out.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> [String: String] {
    let root = try DeclaredFile(path: path).root
    try root.only(["schema", "sources", "directions", "domains"])
    let known = try Set(
      root.required("directions").items().map { try $0.required("code").text() })
    var byDomain: [String: String] = [:]
    for entry in try root.required("domains").items() {
      let direction = try entry.required("direction")
      let code = try direction.text()
      if code.isEmpty { continue }
      guard known.contains(code) else {
        throw direction.error("onbekende richting «\(code)»", expected: "een code uit «directions»")
      }
      byDomain[try entry.required("domain").text()] = code
    }
    return byDomain
  }
}

/// Arbeidsmarktregio of municipalities that are younger than the published table of regions.
package enum RegionRegister {
  /// Region code by gemeentecode.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> [String: String] {
    let root = try DeclaredFile(path: path).root
    try root.only(["schema", "sources", "municipalities"])
    var regions: [String: String] = [:]
    for entry in try root.required("municipalities").items() {
      regions[try entry.required("code").text()] = try entry.required("region").text()
    }
    return regions
  }
}

/// Names people type for a place or a school that the registers write in another way.
package enum AliasRegister {
  /// Other names by the name in the registers, of places and schools together.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> [String: [String]] {
    let root = try DeclaredFile(path: path).root
    try root.only(["schema", "places", "schools"])
    var aliases: [String: [String]] = [:]
    for kind in ["places", "schools"] {
      for (name, others) in try root.required(kind).pairs() {
        aliases[name, default: []] += try others.texts()
      }
    }
    return aliases
  }
}

/// Corrections of the register of institutions: towns that are not the name of a municipality, and
/// abbreviated names of institutions.
package struct InstitutionRegister: Sendable {
  /// Gemeentecode by town of the seat, as the register of institutions writes it.
  package var municipalities: [String: String] = [:]
  /// Name in full by the name in the register of institutions.
  package var names: [String: String] = [:]

  package init() {}

  /// Reads the corrections of a file.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> InstitutionRegister {
    let root = try DeclaredFile(path: path).root
    try root.only(["schema", "places", "names"])
    var register = InstitutionRegister()
    for (place, entry) in try root.required("places").pairs() {
      let code = try entry.text()
      guard code.utf8.count == 4, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
        throw entry.error("«\(code)» is geen gemeentecode", expected: "vier cijfers: \"0228\"")
      }
      register.municipalities[place] = code
    }
    for (name, entry) in try root.required("names").pairs() {
      register.names[name] = try entry.text()
    }
    return register
  }
}
