import Facts

/// How much of an hbo programme is full-time, by the best evidence there is.
///
/// In order: its graduates by form (three years together); the students of its subsector at the
/// institution, when all of them have one form; the recognised forms, when there is only one. When
/// none of these says it, the shares stay unknown: nothing is assumed.
struct FormEvidence {
  private var graduates: [OfferingKey: [Form: CountSum]] = [:]
  /// All graduates of the years the forms are counted over, as the edition publishes them.
  private var totals: [OfferingKey: CountSum] = [:]
  private var subsector: [Place: Set<Form>] = [:]
  private var recognised: [OfferingKey: Set<Form>] = [:]
  private let sectors: [OfferingKey: [Level: String]]

  private struct Place: Hashable {
    var brin: String
    var level: Level
    var subsector: String
  }

  init(_ tables: FactTables) {
    for count in tables.forms {
      graduates[count.key, default: [:]][count.form, default: .zero] += count.count
    }
    if let period = tables.forms.first?.period {
      let years = period.split(separator: "–").compactMap { Int($0) }
      for fact in tables.counts
      where fact.indicator == .graduates && graduates[fact.key] != nil
        && fact.year >= (years.first ?? .max) && fact.year <= (years.last ?? .min)
      {
        totals[fact.key, default: .zero] += fact.count.disclosed
      }
    }
    let newest = tables.formGroups.filter { $0.indicator == .students }.map(\.year).max()
    for group in tables.formGroups
    where group.indicator == .students && group.year == newest && group.count.high > 0 {
      let place = Place(
        brin: group.brin, level: group.level, subsector: group.sector + "/" + group.subsector)
      subsector[place, default: []].insert(group.form)
    }
    recognised = tables.recognitions.mapValues(\.forms)
    sectors = tables.mentions.mapValues { levels in levels.mapValues(\.sector) }
  }

  func shares(_ key: OfferingKey, _ level: Level, _ subsectorName: String) -> [FormShare] {
    if let counts = graduates[key], counts.values.contains(where: { $0.low > 0 }) {
      let shares = FormEvidence.shares(counts, total: totals[key])
      if !shares.isEmpty { return shares }
    }
    let place = Place(
      brin: key.brin, level: level,
      subsector: (sectors[key]?[level] ?? "") + "/" + subsectorName)
    if let forms = subsector[place], forms.count == 1, let only = forms.first {
      return FormEvidence.only(only, .students)
    }
    if let forms = recognised[key], forms.count == 1, let only = forms.first {
      return FormEvidence.only(only, .register)
    }
    return []
  }

  /// Full-time is always said, also when it is nothing, so that "none" and "unknown" differ.
  private static func only(_ form: Form, _ source: FormSource) -> [FormShare] {
    let all = FormShare(form: form, low: 1, high: 1, source: source)
    let none = FormShare(form: .voltijd, low: 0, high: 0, source: source)
    return form == .voltijd ? [all] : [all, none]
  }
}
