package import Facts
package import Figures

/// Puts one offering's figures together with its names, places and sources as a sheet.
///
/// A sheet depends on its own facts only: `as_of` is the newest date among the sources its figures
/// use, and the attribution names just those, so unchanged facts give an unchanged sheet.
package struct SheetAssembly: Sendable {
  private let core: Computation
  private let routes: Routes
  private let institutions: [String: Sheet.InstitutionPart]

  package init(core: Computation) {
    self.core = core
    routes = Routes(core.facts.offerings, core.policy)
    let known = core.facts.institutions
    let offering = Set(core.facts.offerings.map(\.key.brin))
    institutions = known.mapValues { own in
      Sheet.InstitutionPart(
        brin: own.brin, name: own.name, seat: TownName.readable(own.place), newName: own.newName,
        joined: own.joined.map { joined in
          let name = known[joined.brin].map { $0.newName ?? $0.name } ?? joined.brin
          return Sheet.JoinedPart(
            brin: joined.brin, name: name, year: joined.year,
            hasSheets: offering.contains(joined.brin))
        })
    }
  }

  /// The sheet of an offering; about as costly as computing its figures.
  package func sheet(for offering: Offering) -> Sheet {
    let figures = core.figures(for: offering)
    let locations =
      offering.kind == .hbo ? Students.locations(for: offering, in: core) : []
    let steps = routes.after(offering, figures: figures)
    let used = SheetAssembly.sources(figures, locations).compactMap { core.facts.sources[$0] }
    var attributions: [String] = []
    for card in used
    where !card.attribution.isEmpty && !attributions.contains(card.attribution) {
      attributions.append(card.attribution)
    }
    let brin = offering.key.brin
    var sheet = Sheet(
      key: offering.key.description, kind: offering.kind, name: offering.name,
      code: offering.key.code, level: offering.level, levels: offering.levels,
      leerweg: offering.key.leerweg,
      forms: FormParts(core.policy.formYears).parts(offering.forms, figures),
      sector: offering.sector, direction: offering.direction,
      institution: institutions[brin]
        ?? Sheet.InstitutionPart(brin: brin, name: brin, seat: ""),
      status: offering.status, catalogueDate: offering.catalogueDate,
      locations: locations, figures: figures,
      routes: steps.isEmpty ? nil : steps,
      asOf: used.map(\.date).max().flatMap { $0.isEmpty ? nil : $0 } ?? offering.catalogueDate,
      attribution: attributions.joined(separator: "; "))
    sheet.credits = offering.credits
    let relations = Relations(facts: core.facts, offering: offering)
    sheet.successor = relations.successor
    sheet.events = relations.events
    sheet.predecessors = relations.predecessors
    sheet.remark = core.facts.remarks[offering.key]
    sheet.changes = core.facts.changes[offering.key].flatMap { $0.isEmpty ? nil : $0 }
    return sheet
  }

  /// Ids of the sources of figures and locations, in the order a reader meets them.
  static func sources(_ figures: [Figure], _ locations: [Sheet.LocationPart]) -> [String] {
    var ids: [String] = []
    func add(_ figure: Figure) {
      for source in figure.sources + (figure.converted?.sources ?? [])
      where !ids.contains(source.id) { ids.append(source.id) }
    }
    figures.forEach(add)
    locations.forEach { add($0.students) }
    return ids
  }
}
