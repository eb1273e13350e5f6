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
  /// The headline is now of another rung: about another group of people.
  case otherRung = "other_rung"
  /// The headline now has another definition or another moment of measurement.
  case otherDefinition = "other_definition"
  /// Shown before, and no longer given by the source or by us.
  case withdrawn
  /// Shown now because a source has it that was not loaded before.
  case newSource = "new_source"
  /// The offering had no sheet in the edition before.
  case newOffering = "new_offering"
  /// The offering has no sheet any more, or its state became ended or merged.
  case endedOffering = "ended_offering"
  /// A name or the state in the register.
  case text

  /// True of the reasons that are listed in the site's register of corrections.
  package var isCorrection: Bool { self == .correction || self == .withdrawn }
}

/// One side of a change: what stood there, as `figures.csv` gives it.
package struct PublishedValue: Codable, Hashable, Sendable {
  /// State of the figure; `published` for a name or a state in the register.
  package var state: FigureState
  /// In the figure's unit, rounded to the decimals of `Unit.places`; nil unless published.
  package var value: Double?
  /// The word of a label, or a name or state in the register.
  package var label: String?
  /// Lowest and highest number of people a hidden sum can be; nil for any other figure.
  package var bounds: Bounds?
  /// Period of the figure, as `Figure.period`; nil for a name or a state.
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
  /// Why the value changed.
  package var why: ChangeReason
  /// Nil when it is about the offering itself.
  package var indicator: IndicatorID?
  /// The definition the figure has now; `offering`, `name`, `status` or `successor` without one.
  package var definition: String
  /// Moment of measurement of the figure; nil where its definition has none.
  package var moment: Moment?
  /// Gemeentecode of a teaching location.
  package var location: String?
  /// Unit of both values; nil for a change of the offering itself.
  package var unit: Unit?
  /// What the sheet said before; nil when there was nothing.
  package var from: PublishedValue?
  /// What the sheet says now; nil when there is nothing any more.
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

/// A change, and the offering whose sheet it is on.
package struct FigureChange: Hashable, Sendable {
  /// Key of the offering.
  package var key: OfferingKey
  /// The change, as one line of the log of that sheet.
  package var change: SheetChange

  package init(key: OfferingKey, change: SheetChange) {
    self.key = key
    self.change = change
  }
}

extension Unit {
  /// Decimals of a published value: a share four, an amount, a mark or a ratio two, months one,
  /// people none.
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
  /// The value in its unit, rounded to the decimals that published files give (`Unit.places`); nil
  /// without a value.
  package var publishedValue: Double? {
    guard let value else { return nil }
    var scale = 1.0
    for _ in 0..<unit.places { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
