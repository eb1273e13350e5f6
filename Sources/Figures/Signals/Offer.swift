import Facts

/// Who offers which programme where, with students per year: the counts the rules look at.
struct Offer {
  /// A programme in the country: an opleidingscode, or a crebo in all its leerwegen.
  struct Programme: Hashable {
    var kind: Kind
    var code: String

    init(kind: Kind, code: String) {
      self.kind = kind
      self.code = code
    }

    init(_ key: OfferingKey, _ kind: Kind) { self.init(kind: kind, code: key.code) }
  }

  struct Place: Hashable {
    var programme: Programme
    var region: String
  }

  /// The offerings of a programme in one region.
  struct Here {
    /// Key to students per year, of the locations in this region.
    var students: [OfferingKey: [Int: CountSum]] = [:]

    /// Everyone of that year, of one institution or of all; nil when nobody was counted.
    func total(_ year: Int, brin: String? = nil) -> CountSum? {
      let counts = students.compactMap { brin ?? $0.key.brin == $0.key.brin ? $0.value[year] : nil }
      return counts.isEmpty ? nil : counts.reduce(.zero, +)
    }

    /// Offerings with students in that year, sorted.
    func keys(_ year: Int) -> [OfferingKey] {
      students.filter { ($0.value[year]?.high ?? 0) > 0 }.keys.sorted()
    }
  }

  private(set) var places: [Place: Here] = [:]
  /// Students in the whole country per year.
  private(set) var national: [Programme: [Int: CountSum]] = [:]
  /// Students per institution and year, over all its regions.
  private(set) var institutions: [Programme: [String: [Int: CountSum]]] = [:]
  /// First and last 1 October of the series.
  private(set) var first: [Kind: Int] = [:]
  private(set) var last: [Kind: Int] = [:]
  private let facts: FactBase
  private let same: SameProgramme
  private let ended: [SuccessionLink]
  private let policy: Policy
  private let regionNames: [String: String]
  private var samples: [Programme: Offering] = [:]
  private var codes: [Programme: [Programme]] = [:]
  private var largest: [Programme: Place] = [:]

  init(_ core: Computation) {
    policy = core.policy
    facts = core.facts
    same = SameProgramme(core.facts)
    ended = core.facts.succession.links.filter { $0.kind == .ended }
    regionNames = Dictionary(
      core.facts.municipalities.values.map { ($0.region, $0.regionName) }
    ) { first, _ in first }
    for (key, facts) in core.facts.counts {
      let programme = Programme(key, key.leerweg == nil ? .hbo : .mbo)
      for fact in facts where fact.indicator == .students && fact.definition == Students.definition
      {
        national[programme, default: [:]][fact.year, default: .zero] += fact.count.disclosed
        first[programme.kind] = min(first[programme.kind] ?? fact.year, fact.year)
        last[programme.kind] = max(last[programme.kind] ?? fact.year, fact.year)
      }
    }
    for key in core.facts.counts.keys { place(key) }
    for offering in core.facts.offerings { name(offering) }
    for programme in samples.keys { codes[same.root(programme), default: []].append(programme) }
    findLargest()
  }

  /// Every counted key, also one that ended and has no sheet: its students were in the region.
  private mutating func place(_ key: OfferingKey) {
    let programme = Programme(key, key.leerweg == nil ? .hbo : .mbo)
    let brin = key.brin
    let seat = facts.institutions[brin]?.municipality
    for fact in facts.counts(key, .students, Students.definition) {
      let municipality = fact.municipality ?? seat ?? ""
      let region = facts.municipalities[municipality]?.region ?? ""
      let place = Place(programme: programme, region: region)
      let count = fact.count.disclosed
      places[place, default: Here()].students[key, default: [:]][
        fact.year, default: .zero] += count
      institutions[programme, default: [:]][brin, default: [:]][fact.year, default: .zero] += count
    }
  }

  private mutating func name(_ offering: Offering) {
    let programme = Programme(offering.key, offering.kind)
    if samples[programme].map({ offering.key < $0.key }) ?? true { samples[programme] = offering }
  }

  /// Per programme the place where it has most students under a code that goes on.
  private mutating func findLargest() {
    var most: [Programme: (people: Int, place: Place)] = [:]
    for (place, here) in places {
      let keys = here.keys(last[place.programme.kind] ?? 0).filter(goesOn)
      guard let year = last[place.programme.kind], !keys.isEmpty,
        let people = here.total(year)?.high
      else { continue }
      let root = same.root(place.programme)
      let rank = (people, place.programme.code, place.region)
      if let best = most[root],
        (best.people, best.place.programme.code, best.place.region) > rank
      {
        continue
      }
      most[root] = (people, place)
    }
    largest = most.mapValues(\.place)
  }

  /// Per offering the region where it has most students: its own figures are told there, once.
  var mainRegions: [OfferingKey: String] {
    var most: [OfferingKey: (people: Int, region: String)] = [:]
    for (place, here) in places {
      for (key, years) in here.students {
        guard let count = years[last[place.programme.kind] ?? 0] else { continue }
        if let best = most[key], (best.people, best.region) > (count.high, place.region) {
          continue
        }
        most[key] = (count.high, place.region)
      }
    }
    return most.mapValues(\.region)
  }

  /// True for one place of a programme, whatever codes it has: what is said of it is said once.
  func isLargest(_ place: Place) -> Bool { largest[same.root(place.programme)] == place }

  /// Institutions with students in the newest year, under this code or any code of the same
  /// programme, and their students together.
  func providers(_ programme: Programme) -> (brins: Set<String>, students: CountSum) {
    let year = last[programme.kind] ?? 0
    var found = (brins: Set<String>(), students: CountSum.zero)
    for code in codes[same.root(programme)] ?? [programme] {
      found.brins.formUnion(brins(code))
      found.students += national[code]?[year] ?? .zero
    }
    return found
  }

  private func brins(_ programme: Programme) -> Set<String> {
    let year = last[programme.kind] ?? 0
    return Set(
      (institutions[programme] ?? [:]).filter { ($0.value[year]?.high ?? 0) > 0 }.keys)
  }

  /// False for an offering that stopped, merged or was closed, and for one of which a newer code or
  /// another institution follows.
  func goesOn(_ key: OfferingKey) -> Bool {
    guard policy.goesOn(key) else { return false }
    guard let index = facts.offeringIndex[key] else { return false }
    let offering = facts.offerings[index]
    guard offering.status != .ended, offering.status != .merged, offering.successor == nil else {
      return false
    }
    let replaced = facts.succession.successors(of: key).contains {
      !$0.link.to.contains(key.code) && !$0.link.to.contains(key.brin)
    }
    return !replaced
      && !ended.contains { link in
        switch link.subject {
        case .institution: link.from.contains(key.brin)
        case .code(let kind, let at):
          kind == offering.kind && link.from.contains(key.code) && at ?? key.brin == key.brin
        }
      }
  }

  /// True for an offering whose first students came in the last year.
  func isNew(_ key: OfferingKey) -> Bool {
    facts.offeringIndex[key].map { facts.offerings[$0].status == .new } ?? false
  }

  /// True where the numbers of a code went to or came from another one, in part or whole, or its
  /// institution merged or was split before the last year.
  func isLinked(_ key: OfferingKey) -> Bool {
    let year = last[key.leerweg == nil ? .hbo : .mbo] ?? 0
    let steps = facts.succession.predecessors(of: key) + facts.succession.successors(of: key)
    return steps.contains { $0.link.subject != .institution || $0.link.holds(in: year) }
  }

  /// True where one institution took over from the other, in part or whole.
  func isSameSchool(_ one: String, _ other: String) -> Bool {
    facts.succession.links.contains {
      $0.subject == .institution && ($0.from + $0.to).contains(one)
        && ($0.from + $0.to).contains(other)
    }
  }

  /// A place with its counts and no signals yet; nil where nobody studied in the last year.
  func row(_ place: Place, _ here: Here) -> ProgrammeRegion? {
    let programme = place.programme
    let year = last[programme.kind] ?? 0
    let present = here.keys(year)
    guard let sample = samples[programme], let students = here.total(year), !present.isEmpty else {
      return nil
    }
    return ProgrammeRegion(
      kind: programme.kind, code: programme.code,
      leerwegen: Leerweg.allCases.filter { leerweg in present.contains { $0.leerweg == leerweg } },
      name: sample.name, level: sample.level, sector: sample.sector, region: place.region,
      regionName: regionNames[place.region] ?? "",
      place: programme.kind == .hbo ? .location : .seat, year: year, students: Bounds(students),
      studentsNational: Bounds(national[programme]?[year] ?? .zero),
      institutions: Set(present.map(\.brin)).count, institutionsNational: brins(programme).count,
      offerings: present.map(\.description), signals: [])
  }

  /// Growth of the programme in the country from the first to the last year, as bounds.
  func growth(_ offering: Offering) -> (low: Double, high: Double)? {
    let programme = Programme(offering.key, offering.kind)
    guard let from = first[offering.kind], let to = last[offering.kind],
      let before = national[programme]?[from], let after = national[programme]?[to],
      before.low > 0
    else { return nil }
    return (
      Double(after.low) / Double(before.high) - 1, Double(after.high) / Double(before.low) - 1
    )
  }
}
