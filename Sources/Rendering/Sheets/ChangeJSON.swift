import Facts

extension JSONBytes {
  /// The member `changes` of `sheet.json`: what earlier editions said otherwise, newest first.
  mutating func changes(_ changes: [SheetChange]) {
    name("changes")
    open("[")
    for change in changes {
      open("{")
      members(of: change)
      close("}")
    }
    close("]")
  }

  /// What one change says, without the braces around it.
  mutating func members(of change: SheetChange) {
    member("since", change.since)
    member("why", change.why.rawValue)
    member("indicator", change.indicator?.rawValue)
    member("definition", change.definition)
    member("moment", change.moment?.rawValue)
    member("location", change.location)
    member("unit", change.unit?.rawValue)
    side("from", change.from, change.unit)
    side("to", change.to, change.unit)
  }

  private mutating func side(_ name: StaticString, _ side: PublishedValue?, _ unit: Unit?) {
    guard let side else { return }
    self.name(name)
    open("{")
    member("state", side.state.rawValue)
    if let value = side.value {
      self.name("value")
      number(value, places: unit?.places ?? 4)
    }
    member("label", side.label)
    if let bounds = side.bounds {
      self.name("bounds")
      open("{")
      member("low", bounds.low)
      member("high", bounds.high)
      close("}")
    }
    member("period", side.period)
    close("}")
  }
}
