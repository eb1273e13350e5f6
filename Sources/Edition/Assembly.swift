package import Facts
package import Registers

/// Combines the rows of an import: which offerings there are, under which names, in which state.
/// Pure; the same rows give the same edition whatever their order.
package struct Assembly: Sendable {
  /// One row per BRIN, sorted by it, with the newest name.
  package var institutions: [InstitutionRow]
  /// Every municipality of the sources, sorted by gemeentecode, with its region.
  package var municipalities: [Municipality]
  /// Names of the hbo programmes that are offered, by opleidingscode.
  package var programmes: [String: ProgrammeName]
  /// Every offering with students on the newest 1 October of its kind, sorted by key.
  package var offerings: [Offering]
  /// The rows it was made from, unchanged.
  package var tables: FactTables

  /// Assembles the rows of an import. Cost: a few passes over the rows.
  ///
  /// - Parameters:
  ///   - directions: study direction by opleidingsdomein, for mbo.
  ///   - laterRegions: region code by gemeentecode, of municipalities younger than the region
  ///     table.
  ///   - written: towns and names that the register of institutions abbreviates.
  package init(
    _ tables: FactTables, directions: [String: String], laterRegions: [String: String],
    written: InstitutionRegister
  ) {
    self.tables = tables
    municipalities = Assembly.municipalities(tables, laterRegions)
    institutions = Assembly.institutions(tables, municipalities, written)
    let forms = FormEvidence(tables)
    var offerings: [Offering] = []
    let newest = Assembly.catalogueYears(tables)
    for (key, cells) in Dictionary(grouping: tables.counts, by: \.key) {
      let kind: Kind = key.leerweg == nil ? .hbo : .mbo
      let present = cells.filter { $0.indicator == .students && $0.year == newest[kind] }
      guard !present.isEmpty else { continue }
      offerings.append(
        Assembly.offering(
          key, kind, present, cells, year: newest[kind] ?? 0, tables, directions, forms))
    }
    self.offerings = offerings.sorted { $0.key < $1.key }
    let codes = Set(offerings.map(\.key.code))
    let schools = Dictionary(grouping: self.offerings.map(\.key), by: \.code)
      .mapValues { Set($0.map(\.brin)) }
    programmes = tables.programmes.filter { codes.contains($0.key) }
    for code in programmes.keys {
      programmes[code]?.settle { board in
        tables.boards[board, default: []].intersection(schools[code] ?? []).sorted()
      }
    }
  }

  /// The newest 1 October of each kind: the day the catalogue of offers describes.
  private static func catalogueYears(_ tables: FactTables) -> [Kind: Int] {
    var newest: [Kind: Int] = [:]
    for fact in tables.counts where fact.indicator == .students {
      let kind: Kind = fact.key.leerweg == nil ? .hbo : .mbo
      newest[kind] = max(newest[kind] ?? 0, fact.year)
    }
    return newest
  }

  private static func offering(
    _ key: OfferingKey, _ kind: Kind, _ present: [CountFact], _ cells: [CountFact], year: Int,
    _ tables: FactTables, _ directions: [String: String], _ forms: FormEvidence
  ) -> Offering {
    let byLevel = Dictionary(grouping: present, by: \.level)
      .mapValues { $0.reduce(CountSum.zero) { $0 + $1.count } }
      .filter { $0.value.high > 0 }
    let levels = byLevel.keys.sorted()
    let level =
      levels.max {
        ((byLevel[$0]?.middle ?? 0), $0) < ((byLevel[$1]?.middle ?? 0), $1)
      } ?? present[0].level
    let mention = tables.mentions[key]?[level]
    let name: String
    if kind == .hbo {
      name = tables.programmes[key.code]?.name ?? plainName(mention?.name ?? key.code)
    } else {
      name = mention?.name ?? key.code
    }
    var offering = Offering(
      key: key, kind: kind, name: name, level: level, levels: levels,
      forms: kind == .hbo ? forms.shares(key, level, mention?.subsector ?? "") : [],
      sector: mention?.sector ?? "",
      direction: kind == .mbo ? directions[mention?.subsector ?? ""] : nil,
      status: status(key, kind, cells, year, tables), catalogueDate: "\(year)-10-01",
      source: SourceRows(id: mention?.source ?? "", rows: [mention?.row ?? 0]),
      subsector: mention?.subsector ?? "")
    offering.credits = tables.recognitions[key]?.credits
    return offering
  }

  private static func status(
    _ key: OfferingKey, _ kind: Kind, _ cells: [CountFact], _ year: Int, _ tables: FactTables
  ) -> OfferingStatus {
    guard kind == .hbo, let recognition = tables.recognitions[key] else { return .unknown }
    guard recognition.open else {
      // Whoever takes in new students has not stopped, whatever the register says.
      let entrants = cells.contains { $0.indicator == .firstYears && $0.year == year }
      return entrants ? .unknown : .ended
    }
    let before = cells.contains { $0.indicator == .students && $0.year < year }
    return before ? .open : .new
  }

  /// `B Elektrotechniek` as `Elektrotechniek`: the level stands apart on the sheet.
  static func plainName(_ name: String) -> String {
    for prefix in ["B ", "Ad ", "M "] where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    return name
  }

  private static func municipalities(_ tables: FactTables, _ later: [String: String])
    -> [Municipality]
  {
    let regionNames = Dictionary(
      tables.regions.values.map { ($0.region, $0.regionName) }
    ) { a, b in min(a, b) }
    let codes = Set(tables.municipalityNames.keys).union(tables.regions.keys)
    return codes.sorted().map { code in
      let region = later[code] ?? tables.regions[code]?.region ?? ""
      return Municipality(
        code: code, name: tables.municipalityNames[code] ?? tables.regions[code]?.name ?? code,
        province: tables.provinces[code] ?? "", region: region,
        regionName: regionNames[region] ?? "")
    }
  }

  /// One row per BRIN with its newest name; a type known from an older row stays.
  private static func institutions(
    _ tables: FactTables, _ municipalities: [Municipality], _ written: InstitutionRegister
  ) -> [InstitutionRow] {
    let places = Dictionary(
      municipalities.map { ($0.name.uppercased(), $0.code) }
    ) { first, _ in first }
    return Dictionary(grouping: tables.institutions, by: \.institution.brin).values.compactMap {
      rows in
      let sorted = rows.sorted { ($0.asOf, $1.source, $1.row) < ($1.asOf, $0.source, $0.row) }
      guard var newest = sorted.last else { return nil }
      for row in sorted.reversed() {
        if newest.institution.type.isEmpty { newest.institution.type = row.institution.type }
        if newest.institution.place.isEmpty { newest.institution.place = row.institution.place }
      }
      if newest.institution.municipality == nil {
        newest.institution.municipality =
          written.municipalities[newest.institution.place]
          ?? places[newest.institution.place.uppercased()]
      }
      newest.institution.name =
        written.names[newest.institution.name] ?? newest.institution.name
      return newest
    }.sorted { $0.institution.brin < $1.institution.brin }
  }
}
