import Facts
import Templating

/// The change log of a sheet in words: when, which figure, from what to what, and why.
struct ChangeWords {
  let words: FigureWords
  private let changes: [SheetChange]
  /// Gemeentecode to name.
  private let places: [String: String]

  /// The changes a sheet tells.
  init(words: FigureWords, sheet: Sheet) {
    self.words = words
    changes = sheet.changes ?? []
    places = Dictionary(sheet.locations.map { ($0.code, $0.municipality) }) { first, _ in first }
  }

  /// Changes of any offering, for `line`.
  init(words: FigureWords, places: [String: String]) {
    self.words = words
    self.places = places
    changes = []
  }

  private var texts: Texts { words.texts }

  func records() -> [Record] {
    changes.map { change in
      var record = Record(SheetShape.change)
      record["date"] = .text(words.dates.words(change.since))
      if let line = line(change) { record["line"] = .text(line) }
      record["why"] = .text(texts("change_why." + change.why.rawValue))
      return record
    }
  }

  /// "Studenten, 2024: eerst 1.230, nu 1.240."; nil when the reason says it all.
  func line(_ change: SheetChange) -> String? {
    guard change.indicator != nil else { return offering(change) }
    let isSameYear =
      change.from?.period == change.to?.period || change.from?.period == nil
      || change.to?.period == nil
    return texts(
      "change.line",
      [
        "what": what(change, withPeriod: isSameYear),
        "from": side(change.from, change, withPeriod: !isSameYear),
        "to": side(change.to, change, withPeriod: !isSameYear),
      ])
  }

  private func offering(_ change: SheetChange) -> String? {
    guard let from = change.from?.label, let to = change.to?.label else { return nil }
    switch change.definition {
    case "name":
      return texts("change.line", ["what": texts("change.name"), "from": from, "to": to])
    case "status":
      guard let before = OfferingStatus(rawValue: from), let after = OfferingStatus(rawValue: to)
      else { return nil }
      return texts(
        "change.status",
        [
          "from": texts("status." + before.rawValue), "to": texts("status." + after.rawValue),
        ])
    default: return nil
    }
  }

  private func what(_ change: SheetChange, withPeriod: Bool) -> String {
    var what = change.indicator.map { texts("indicator.\($0.rawValue).title") } ?? ""
    if let code = change.location {
      what = texts(
        "change.place", ["what": what, "place": places[code] ?? texts("change.place_gone")])
    }
    if let moment = change.moment {
      what = texts("change.detail", ["what": what, "detail": texts("moment." + moment.rawValue)])
    }
    guard withPeriod, let period = change.period else { return what }
    return texts("change.detail", ["what": what, "detail": words.dates.period(period)])
  }

  private func side(_ side: PublishedValue?, _ change: SheetChange, withPeriod: Bool) -> String {
    let value = value(side, change)
    guard withPeriod, let period = side?.period else { return value }
    return texts("change.of_period", ["value": value, "period": words.dates.period(period)])
  }

  private func value(_ side: PublishedValue?, _ change: SheetChange) -> String {
    guard let side, let unit = change.unit else { return texts("value.none") }
    guard side.state == .published else {
      guard side.state == .suppressed, unit == .count else { return texts("value.none") }
      guard let bounds = side.bounds else { return texts("value.few") }
      return texts(
        "value.between",
        ["low": texts.language.whole(bounds.low), "high": texts.language.whole(bounds.high)])
    }
    guard let value = side.value else { return side.label.map(texts.label) ?? texts("value.none") }
    guard unit != .label else {
      let ratio = texts.language.decimal(value, places: 2, padded: true)
      return side.label.map {
        texts("value.label", ["label": texts.label($0), "value": ratio])
      } ?? ratio
    }
    return amount(
      value, unit, isEstimate: Figure.estimates.contains(change.definition),
      besides: side == change.from ? change.to : change.from)
  }

  /// Shares as on the sheet, and to the decimal where both sides would read the same.
  private func amount(
    _ value: Double, _ unit: Unit, isEstimate: Bool, besides other: PublishedValue?
  ) -> String {
    switch unit {
    case .share:
      let about = words.shares.nearest(value, of: 100)
      let isSame = other?.value.map { words.shares.nearest($0, of: 100) == about } ?? false
      var told = isSame ? texts.language.decimal(value * 100, places: 2) : about
      if isEstimate {
        told = texts("value.estimated", ["n": told])
      } else if !isSame {
        told = words.shares.about(value, of: 100)
      }
      return texts("value.of_hundred_short", ["value": told])
    case .euroHour: return texts("value.hour", ["value": texts.language.euro(value)])
    case .euroMonth: return texts("value.month", ["value": texts.language.euro(value)])
    case .months:
      let months = texts.language.decimal(value, places: 1)
      return months == "1" ? texts("value.one_month") : texts("value.months", ["value": months])
    case .count: return texts.language.whole(Int(value.rounded()))
    case .score, .label: return texts.language.decimal(value, places: 2, padded: true)
    }
  }
}
