package import Facts

/// Writes a sheet as `sheet.json`: UTF-8, the members of the contract in a fixed order, members
/// without value left out, one newline at the end.
///
/// The same sheet always gives
/// the same bytes. A share has at most four decimals, an amount two, a number of months one.
package enum SheetJSON {
  /// Adds the sheet to UTF-8 output.
  package static func append(_ sheet: Sheet, to output: inout [UInt8]) {
    var json = JSONBytes(output)
    output = []
    write(sheet, to: &json)
    json.bytes.append(UInt8(ascii: "\n"))
    output = json.bytes
  }

  private static func write(_ sheet: Sheet, to json: inout JSONBytes) {
    json.open("{")
    json.member("schema", sheet.schema)
    json.member("key", sheet.key)
    json.member("kind", sheet.kind.rawValue)
    json.member("name", sheet.name)
    json.member("code", sheet.code)
    json.member("level", sheet.level.rawValue)
    json.name("levels")
    json.open("[")
    for level in sheet.levels { json.text(level.rawValue) }
    json.close("]")
    json.member("leerweg", sheet.leerweg?.rawValue)
    if let forms = sheet.forms {
      json.name("forms")
      json.open("[")
      for part in forms {
        json.open("{")
        json.member("form", part.form.rawValue)
        if let share = part.share {
          json.name("share")
          json.number(share, places: 4)
        }
        json.member("source", part.source?.rawValue)
        json.member("period", part.period)
        json.close("}")
      }
      json.close("]")
    }
    if let credits = sheet.credits {
      json.name("credits")
      json.number(credits)
    }
    json.member("sector", sheet.sector)
    json.member("direction", sheet.direction)
    json.name("institution")
    json.open("{")
    json.member("brin", sheet.institution.brin)
    json.member("name", sheet.institution.name)
    json.member("seat", sheet.institution.seat)
    json.member("new_name", sheet.institution.newName)
    if let joined = sheet.institution.joined {
      json.name("joined")
      json.open("{")
      json.member("brin", joined.brin)
      json.member("name", joined.name)
      if let year = joined.year { json.member("year", year) }
      json.name("has_sheets")
      json.flag(joined.hasSheets)
      json.close("}")
    }
    json.close("}")
    json.member("status", sheet.status.rawValue)
    json.member("catalogue_date", sheet.catalogueDate)
    if let successor = sheet.successor {
      json.name("successor")
      write(successor, to: &json)
    }
    for (name, relations) in [("events", sheet.events), ("predecessors", sheet.predecessors)] {
      guard let relations else { continue }
      json.name(data: name)
      json.open("[")
      for relation in relations { write(relation, to: &json) }
      json.close("]")
    }
    json.name("locations")
    json.open("[")
    for place in sheet.locations {
      json.open("{")
      json.member("municipality", place.municipality)
      json.member("code", place.code)
      json.member("region", place.region)
      json.name("students")
      write(place.students, to: &json)
      json.close("}")
    }
    json.close("]")
    json.name("figures")
    json.open("[")
    for figure in sheet.figures { write(figure, to: &json) }
    json.close("]")
    if let routes = sheet.routes {
      json.name("routes")
      json.open("[")
      for route in routes {
        json.open("{")
        json.member("kind", route.kind.rawValue)
        json.member("level", route.level.rawValue)
        if let programmes = route.programmes { json.member("programmes", programmes) }
        json.member("measured", route.measured)
        json.close("}")
      }
      json.close("]")
    }
    if let changes = sheet.changes { json.changes(changes) }
    if let remark = sheet.remark {
      json.name("remark")
      json.open("{")
      json.member("text", remark.text)
      json.member("date", remark.date)
      json.close("}")
    }
    json.member("as_of", sheet.asOf)
    json.member("attribution", sheet.attribution)
    json.close("}")
  }

  private static func write(_ relation: Sheet.Relation, to json: inout JSONBytes) {
    json.open("{")
    json.member("key", relation.key)
    json.member("kind", relation.kind.rawValue)
    if let year = relation.year { json.member("year", year) }
    json.member("name", relation.name)
    json.member("institution", relation.institution)
    json.member("renamed", relation.renamed)
    json.name("has_sheet")
    json.flag(relation.hasSheet)
    json.close("}")
  }

  /// A figure as it stands in a sheet; also in the answers that show figures elsewhere.
  static func write(_ figure: Figure, to json: inout JSONBytes) {
    let places = figure.unit.places
    json.open("{")
    json.member("indicator", figure.indicator.rawValue)
    json.name("headline")
    json.flag(figure.headline)
    json.member("definition", figure.definition)
    json.member("state", figure.state.rawValue)
    if let value = figure.value {
      json.name("value")
      json.number(value, places: places)
    }
    json.member("label", figure.label)
    json.member("unit", figure.unit.rawValue)
    json.member("statistic", figure.statistic?.rawValue)
    if let numerator = figure.numerator { json.member("numerator", numerator) }
    if let bounds = figure.bounds {
      json.name("bounds")
      json.open("{")
      json.member("low", bounds.low)
      json.member("high", bounds.high)
      json.close("}")
    }
    write("interval", figure.interval, places, to: &json)
    write("quartiles", figure.quartiles, places, to: &json)
    if let n = figure.n { json.member("n", n) }
    if let grain = figure.roundedTo { json.member("rounded_to", grain) }
    if let basis = figure.basis {
      json.name("basis")
      json.open("{")
      json.member("rung", basis.rung.rawValue)
      json.member("group", basis.group)
      json.member("population", basis.population)
      json.close("}")
    }
    json.member("period", figure.period)
    json.member("period_kind", figure.periodKind?.rawValue)
    json.member("moment", figure.moment?.rawValue)
    json.member("measured", figure.measured)
    json.member("method", figure.method?.rawValue)
    json.member("confidence", figure.confidence?.rawValue)
    if let approximate = figure.approximate {
      json.name("approximate")
      json.flag(approximate)
    }
    if let provisional = figure.provisional {
      json.name("provisional")
      json.flag(provisional)
    }
    if let converted = figure.converted { write(converted, places, to: &json) }
    json.member("reason", figure.reason?.rawValue)
    writeTrail(of: figure, to: &json)
    json.close("}")
  }

  private static func write(
    _ name: StaticString, _ interval: Interval?, _ places: Int, to json: inout JSONBytes
  ) {
    guard let interval else { return }
    json.name(name)
    json.open("{")
    json.name("low")
    json.number(interval.low, places: places)
    json.name("high")
    json.number(interval.high, places: places)
    json.close("}")
  }

  private static func write(_ converted: Converted, _ places: Int, to json: inout JSONBytes) {
    json.name("converted")
    json.open("{")
    json.name("value")
    json.number(converted.value, places: places)
    json.member("prices", converted.prices)
    json.member("from", converted.from)
    write(converted.sources, to: &json)
    json.close("}")
  }

  /// The rungs passed over, what would fill the figure, and the rows behind it.
  private static func writeTrail(of figure: Figure, to json: inout JSONBytes) {
    if let passedOver = figure.passedOver {
      json.name("passed_over")
      json.open("[")
      for step in passedOver {
        json.open("{")
        json.member("rung", step.rung.rawValue)
        json.member("reason", step.reason.rawValue)
        if let terms = step.terms { json.terms("terms", terms) }
        if let sources = step.sources { write(sources, to: &json) }
        json.close("}")
      }
      json.close("]")
    }
    if let wouldFill = figure.wouldFill {
      json.name("would_fill")
      json.open("[")
      for id in wouldFill { json.text(id) }
      json.close("]")
    }
    if let via = figure.via {
      json.name("via")
      json.open("[")
      for key in via { json.text(key) }
      json.close("]")
    }
    if let terms = figure.terms { json.terms("terms", terms) }
    write(figure.sources, to: &json)
  }

  private static func write(_ sources: [SourceRows], to json: inout JSONBytes) {
    json.name("sources")
    json.open("[")
    for source in sources {
      json.open("{")
      json.member("id", source.id)
      json.name("rows")
      json.open("[")
      for row in source.rows { json.number(row) }
      json.close("]")
      json.close("}")
    }
    json.close("]")
  }
}

extension JSONBytes {
  /// The numbers of a derivation, in their order.
  mutating func terms(_ name: StaticString, _ terms: [Term]) {
    self.name(name)
    open("[")
    for term in terms {
      open("{")
      member("name", term.name)
      member("period", term.period)
      self.name("value")
      number(term.value, places: 4)
      close("}")
    }
    close("]")
  }
}
