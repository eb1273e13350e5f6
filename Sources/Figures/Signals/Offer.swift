import Facts

/// Who offers which programme where, with students per year: the counts the rules look at.
struct Offer {
  /// A programme in the country: an opleidingscode, or a crebo in one leerweg.
  struct Programme: Hashable {
    var kind: Kind
    var code: String
    var leerweg: Leerweg?
  }

  struct Place: Hashable {
    var programme: Programme
    var region: String
  }

  /// The offerings of a programme in one region.
  struct Here {
    /// Key to students per year, of the locations in this region.
    var students: [OfferingKey: [Int: CountSum]] = [:]
    var keys: [OfferingKey] { Array(students.keys) }

    /// Everyone of that year; nil when nobody was counted.
    func total(_ year: Int) -> CountSum? {
      let counts = students.values.compactMap { $0[year] }
      return counts.isEmpty ? nil : counts.reduce(.zero, +)
    }
  }

  private(set) var places: [Place: Here] = [:]
  /// Students in the whole country per year.
  private(set) var national: [Programme: [Int: CountSum]] = [:]
  /// Institutions with students in the newest year.
  private(set) var providers: [Programme: Set<String>] = [:]
  /// First and last 1 October of the series.
  private(set) var first: [Kind: Int] = [:]
  private(set) var last: [Kind: Int] = [:]
  private let core: Computation
  private let regionNames: [String: String]
  private var samples: [Programme: Offering] = [:]

  init(_ core: Computation) {
    self.core = core
    regionNames = Dictionary(
      core.facts.municipalities.values.map { ($0.region, $0.regionName) }
    ) { first, _ in first }
    for (key, facts) in core.facts.counts {
      let programme = Programme(
        kind: key.leerweg == nil ? .hbo : .mbo, code: key.code, leerweg: key.leerweg)
      for fact in facts where fact.indicator == .students && fact.definition == Students.definition
      {
        national[programme, default: [:]][fact.year, default: .zero] += fact.count.disclosed
        first[programme.kind] = min(first[programme.kind] ?? fact.year, fact.year)
        last[programme.kind] = max(last[programme.kind] ?? fact.year, fact.year)
      }
    }
    for offering in core.facts.offerings { add(offering) }
  }

  private mutating func add(_ offering: Offering) {
    let programme = Programme(
      kind: offering.kind, code: offering.key.code, leerweg: offering.key.leerweg)
    let seat = core.facts.institutions[offering.key.brin]?.municipality
    var isOffered = false
    for fact in core.facts.counts(offering.key, .students, Students.definition) {
      let municipality = fact.municipality ?? seat ?? ""
      let region = core.facts.municipalities[municipality]?.region ?? ""
      let place = Place(programme: programme, region: region)
      places[place, default: Here()].students[offering.key, default: [:]][
        fact.year, default: .zero] += fact.count.disclosed
      if fact.year == last[offering.kind] { isOffered = true }
    }
    if isOffered { providers[programme, default: []].insert(offering.key.brin) }
    if samples[programme].map({ offering.key < $0.key }) ?? true { samples[programme] = offering }
  }

  /// A place with its counts and no signals yet; only offerings with students in the last year.
  func row(_ place: Place, _ here: Here) -> ProgrammeRegion {
    let programme = place.programme
    let year = last[programme.kind] ?? 0
    let sample = samples[programme]
    let present = here.students.filter { $0.value[year] != nil }.keys.sorted()
    return ProgrammeRegion(
      kind: programme.kind, code: programme.code, leerweg: programme.leerweg,
      name: sample?.name ?? programme.code, level: sample?.level ?? .bachelor,
      sector: sample?.sector ?? "", region: place.region,
      regionName: regionNames[place.region] ?? "",
      place: programme.kind == .hbo ? .location : .seat, year: year,
      students: Bounds(here.total(year) ?? .zero),
      studentsNational: Bounds(national[programme]?[year] ?? .zero),
      institutions: Set(present.map(\.brin)).count,
      institutionsNational: providers[programme]?.count ?? 0,
      offerings: present.map(\.description), signals: [])
  }

  /// Growth of the programme in the country from the first to the last year, as bounds.
  func growth(_ offering: Offering) -> (low: Double, high: Double)? {
    let programme = Programme(
      kind: offering.kind, code: offering.key.code, leerweg: offering.key.leerweg)
    guard let from = first[offering.kind], let to = last[offering.kind],
      let before = national[programme]?[from], let after = national[programme]?[to],
      before.low > 0
    else { return nil }
    return (
      Double(after.low) / Double(before.high) - 1, Double(after.high) / Double(before.low) - 1
    )
  }
}
