import Facts

/// Codes of one institution and sub-sector that took over from each other: one falls by more than
/// `takeOverFall` in the year another appears. For the estimate they are one programme, because
/// students who move along are neither leavers of the one nor entrants of the other.
///
/// A code that first appears on the newest 1 October of the window is not yet one of them: it would
/// carry the other's figure without a year of its own.
struct TakeOvers: Sendable {
  /// For every code of a group the whole group, sorted; codes that stand alone are not in it.
  private(set) var groups: [OfferingKey: [OfferingKey]] = [:]

  init(
    _ flows: [OfferingKey: StockFlow], _ facts: FactBase, _ rules: Policy.StockFlow,
    years: ClosedRange<Int>
  ) {
    var places: [String: [OfferingKey]] = [:]
    let fields = TakeOvers.fields(facts)
    for key in flows.keys.sorted() {
      guard let field = fields.own[key] ?? fields.code[key.code] else { continue }
      places[key.brin + "/" + field, default: []].append(key)
    }
    for keys in places.values where keys.count > 1 {
      for new in keys {
        guard let flow = flows[new], let year = years.first(where: { flow.students($0) > 0 }),
          year > years.lowerBound, year < years.upperBound
        else { continue }
        for old in keys where old != new {
          guard let former = flows[old], former.students(year - 1) > 0,
            former.students(year) < (1 - rules.takeOverFall) * former.students(year - 1)
          else { continue }
          join(new, old)
        }
      }
    }
  }

  private mutating func join(_ a: OfferingKey, _ b: OfferingKey) {
    let all = Set((groups[a] ?? [a]) + (groups[b] ?? [b])).sorted()
    for key in all { groups[key] = all }
  }

  /// Sector and sub-sector of every bachelor; a code that has ended here has the one it has at
  /// other institutions.
  private static func fields(_ facts: FactBase) -> (
    own: [OfferingKey: String], code: [String: String]
  ) {
    var own: [OfferingKey: String] = [:]
    var code: [String: String] = [:]
    for key in facts.estimateKeys {
      guard let programme = facts.estimateProgramme(key), programme.level == .bachelor,
        !programme.subsector.isEmpty
      else { continue }
      let field = programme.sector + "/" + programme.subsector
      own[key] = field
      code[key.code] = min(code[key.code] ?? field, field)
    }
    return (own, code)
  }
}
