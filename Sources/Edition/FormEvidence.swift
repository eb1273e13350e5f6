import Facts

/// How much of an hbo programme is full-time, by the best evidence there is.
///
/// In order: its graduates by form (three years together); the students of its subsector at the
/// institution, when all of them have one form; the recognised forms, when there is only one. When
/// none of these says it, the shares stay unknown: nothing is assumed.
struct FormEvidence {
  private var graduates: [OfferingKey: [Form: CountSum]] = [:]
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
      return FormEvidence.shares(counts)
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

  /// Lowest and highest share each form can have, in whole per cents.
  static func shares(_ counts: [Form: CountSum]) -> [FormShare] {
    let all = counts.values.reduce(CountSum.zero, +)
    let shares = Form.allCases.compactMap { form -> FormShare? in
      let own = counts[form] ?? .zero
      guard own.high > 0 || form == .voltijd else { return nil }
      let lowest = Double(own.low) / Double(max(1, own.low + all.high - own.high))
      let highest = Double(own.high) / Double(max(1, own.high + all.low - own.low))
      let share = FormShare(form: form, low: percent(lowest), high: percent(highest))
      return share.high > 0 || form == .voltijd ? share : nil
    }
    return shares
  }

  private static func percent(_ share: Double) -> Double { (share * 100).rounded() / 100 }
}
