/// Why something on a sheet is not what it was.
package enum ChangeReason: String, Codable, Hashable, Sendable, CaseIterable {
  /// The same count of a newer period.
  case newYear = "new_year"
  /// Another value for the same people, period and moment.
  case correction
  /// The number of the programme changed, or whose people are counted with it.
  case codeChange = "code_change"
  /// Shown where the rules hid it, or the other way round.
  case thresholdCrossed = "threshold_crossed"
  case otherRung = "other_rung"
  case otherDefinition = "other_definition"
  /// Shown before, and no longer given by the source or by us.
  case withdrawn
  /// Shown now because a source has it that was not loaded before.
  case newSource = "new_source"
  case newOffering = "new_offering"
  case endedOffering = "ended_offering"
  /// A name or the state in the register.
  case text

  /// True of what readers find back in the register of corrections.
  package var isCorrection: Bool { self == .correction || self == .withdrawn }
}

/// One side of a change: what stood there, as `figures.csv` gives it.
package struct PublishedValue: Codable, Hashable, Sendable {
  package var state: FigureState
  /// Rounded as published; only of a published figure.
  package var value: Double?
  /// The word of a label, or a name or state in the register.
  package var label: String?
  package var bounds: Bounds?
  package var period: String?

  package init(
    state: FigureState, value: Double? = nil, label: String? = nil, bounds: Bounds? = nil,
    period: String? = nil
  ) {
    self.state = state
    self.value = value
    self.label = label
    self.bounds = bounds
    self.period = period
  }

  init(_ figure: Figure) {
    let isShown = figure.state == .published
    self.init(
      state: figure.state, value: isShown ? figure.publishedValue : nil,
      label: isShown ? figure.label : nil, bounds: figure.bounds, period: figure.period)
  }
}

/// One line of a sheet's change log.
package struct SheetChange: Codable, Hashable, Sendable {
  /// Date of the edition that brought it, `YYYY-MM-DD`.
  package var since: String
  package var why: ChangeReason
  /// Nil when it is about the offering itself.
  package var indicator: IndicatorID?
  /// The definition the figure has now; `offering`, `name`, `status` or `successor` without one.
  package var definition: String
  package var moment: Moment?
  /// Gemeentecode of a teaching location.
  package var location: String?
  package var unit: Unit?
  package var from: PublishedValue?
  package var to: PublishedValue?

  package init(
    since: String, why: ChangeReason, indicator: IndicatorID? = nil, definition: String,
    moment: Moment? = nil, location: String? = nil, unit: Unit? = nil,
    from: PublishedValue? = nil, to: PublishedValue? = nil
  ) {
    self.since = since
    self.why = why
    self.indicator = indicator
    self.definition = definition
    self.moment = moment
    self.location = location
    self.unit = unit
    self.from = from
    self.to = to
  }

  /// The period it is about: that of the new figure, where there is one.
  package var period: String? { to?.period ?? from?.period }
}

/// A change and the offering it is of.
package struct FigureChange: Hashable, Sendable {
  package var key: OfferingKey
  package var change: SheetChange

  package init(key: OfferingKey, change: SheetChange) {
    self.key = key
    self.change = change
  }
}

extension Unit {
  /// Decimals of a published value.
  package var places: Int {
    switch self {
    case .share: 4
    case .euroHour, .euroMonth, .score, .label: 2
    case .months: 1
    case .count: 0
    }
  }
}

extension Figure {
  /// The value as published files give it, rounded to the decimals of its unit.
  package var publishedValue: Double? {
    guard let value else { return nil }
    var scale = 1.0
    for _ in 0..<unit.places { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
