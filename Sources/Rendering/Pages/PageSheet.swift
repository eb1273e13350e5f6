package import Facts
package import Search

extension Sheet {
  /// The questions that pages about many offerings show.
  static let pageQuestions: [IndicatorID] = [.jobChance, .startSalary, .completion]

  /// What pages about many offerings need of a sheet: its heading, places and headline figures,
  /// without their derivations. About 3 kB each.
  func forPages() -> Sheet {
    let seen = visible
    var sheet = seen
    sheet.figures = (Sheet.pageQuestions + [.students]).compactMap { id in
      guard var figure = seen.headline(id) else { return nil }
      figure.passedOver = figure.state == .published ? nil : figure.passedOver?.map(\.forPages)
      figure.converted = nil
      figure.wouldFill = nil
      figure.terms = figure.terms?.filter { $0.name == "share_low" || $0.name == "share_high" }
      return figure
    }
    sheet.changes = nil
    sheet.predecessors = nil
    sheet.routes = nil
    return sheet
  }
}

extension PassedOver {
  /// The reason with the numbers its sentence depends on.
  fileprivate var forPages: PassedOver {
    PassedOver(
      rung: rung, reason: reason, terms: terms?.filter { Self.numbersOfReasons.contains($0.name) })
  }
}

/// Where one definition stands: which people it counts and which sources it comes from.
struct DefinitionUse: Sendable {
  var indicator: IndicatorID
  var populations: Set<String> = []
  var sources: Set<String> = []
  /// Sheets it stands on, per rung.
  var rungs: [Rung: Int] = [:]
  /// The periods its figures are about, and when they were measured; forecasts are about none yet.
  private(set) var periods: Set<String> = []

  /// Adds the published figures of a sheet.
  static func count(_ sheet: Sheet, into uses: inout [String: DefinitionUse]) {
    var seen: Set<String> = []
    for figure in sheet.figures where figure.state == .published {
      let isFirst = seen.insert(figure.definition).inserted
      if !isFirst {
        uses[figure.definition]?.add(figure)
        continue
      }
      var use = uses[figure.definition] ?? DefinitionUse(indicator: figure.indicator)
      use.add(figure)
      if let basis = figure.basis {
        use.populations.insert(basis.population)
        use.rungs[basis.rung, default: 0] += 1
      }
      for source in figure.sources { use.sources.insert(source.id) }
      uses[figure.definition] = use
    }
  }

  private mutating func add(_ figure: Figure) {
    guard figure.method != .forecast else { return }
    if let period = figure.period { periods.insert(period) }
    if let measured = figure.measured { periods.insert(measured) }
  }

  /// The first and the last year of all together.
  static func years(of uses: some Sequence<DefinitionUse>) -> ClosedRange<Int>? {
    let years = uses.flatMap { $0.periods.compactMap(DefinitionUse.years) }
    guard let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max() else {
      return nil
    }
    return first...last
  }

  /// The years a period names: `2024`, `2018-10`, `2021/22`, `2015/16-2017/18`.
  static func years(_ period: String) -> ClosedRange<Int>? {
    var found: [Int] = []
    var rest = period[...]
    while let start = rest.firstIndex(where: \.isNumber) {
      let digits = rest[start...].prefix(while: \.isNumber)
      rest = rest[digits.endIndex...]
      guard digits.utf8.count == 4, let year = Int(digits) else { continue }
      found.append(year)
      // The second half of a school year ends a year later, whichever way it is written.
      if rest.first == "/", rest.dropFirst().prefix(while: \.isNumber).count == 2 {
        found.append(year + 1)
      }
    }
    guard let first = found.min(), let last = found.max() else { return nil }
    return first...last
  }

  static func += (a: inout DefinitionUse, b: DefinitionUse) {
    a.populations.formUnion(b.populations)
    a.sources.formUnion(b.sources)
    a.periods.formUnion(b.periods)
    a.rungs.merge(b.rungs, uniquingKeysWith: +)
  }
}

/// A place pages and search know: a municipality, its region and what else people call it.
struct PagePlace: Hashable, Sendable {
  var name: String
  var region: String
  var regionName: String
}

/// Where an offering is, by the towns of its locations; of mbo only the seat of the school is known.
package struct Places {
  let facts: FactBase

  package init(facts: FactBase) { self.facts = facts }

  /// The same as the search index has them.
  package func searched(_ sheet: Sheet) -> [SearchIndex.Place] {
    places(of: sheet).map {
      SearchIndex.Place(name: $0.name, region: $0.region, regionName: $0.regionName)
    }
  }

  func places(of sheet: Sheet) -> [PagePlace] {
    let codes =
      sheet.locations.isEmpty
      ? [facts.institutions[sheet.institution.brin]?.municipality].compactMap { $0 }
      : sheet.locations.map(\.code)
    var found: [PagePlace] = []
    for code in codes {
      guard let place = facts.municipalities[code] else { continue }
      let entry = PagePlace(
        name: VisibleText.of(place.name), region: place.region,
        regionName: VisibleText.of(place.regionName))
      if !found.contains(entry) { found.append(entry) }
    }
    if found.isEmpty, !sheet.institution.seat.isEmpty {
      found = [PagePlace(name: sheet.institution.seat, region: "", regionName: "")]
    }
    return found
  }
}
