import Facts

/// Every stored property of everything on a sheet, once and in order. A test counts them.
extension SheetPrint {
  mutating func add(_ sheet: Sheet) {
    add(sheet.schema)
    add(sheet.key)
    add(sheet.kind)
    add(sheet.name)
    add(sheet.code)
    add(sheet.level)
    add(list: sheet.levels) { $0.add($1) }
    add(sheet.leerweg)
    add(sheet.forms) { print, forms in
      print.add(list: forms) {
        $0.add($1.form)
        $0.add($1.share)
        $0.add($1.source)
        $0.add($1.period)
      }
    }
    add(sheet.credits)
    add(sheet.sector)
    add(sheet.direction)
    add(sheet.institution.brin)
    add(sheet.institution.name)
    add(sheet.institution.seat)
    add(sheet.institution.newName)
    add(sheet.institution.joined) {
      $0.add($1.brin)
      $0.add($1.name)
      $0.add($1.year)
      $0.add($1.hasSheets)
    }
    add(sheet.status)
    add(sheet.catalogueDate)
    add(sheet.successor) { $0.add($1) }
    add(sheet.events) { print, all in print.add(list: all) { $0.add($1) } }
    add(sheet.predecessors) { print, all in print.add(list: all) { $0.add($1) } }
    add(list: sheet.locations) {
      $0.add($1.municipality)
      $0.add($1.code)
      $0.add($1.region)
      $0.add($1.students)
    }
    add(sheet.figures.count)
    for index in sheet.figures.indices { add(sheet.figures[index]) }
    add(sheet.routes) { print, routes in
      print.add(list: routes) {
        $0.add($1.kind)
        $0.add($1.level)
        $0.add($1.programmes)
        $0.add($1.measured)
      }
    }
    add(sheet.changes) { print, changes in print.add(list: changes) { $0.add($1) } }
    add(sheet.remark) {
      $0.add($1.text)
      $0.add($1.date)
    }
    add(sheet.asOf)
    add(sheet.attribution)
  }

  mutating func add(_ relation: Sheet.Relation) {
    add(relation.key)
    add(relation.kind)
    add(relation.year)
    add(relation.name)
    add(relation.institution)
    add(relation.renamed)
    add(relation.hasSheet)
  }

  mutating func add(_ figure: Figure) {
    add(figure.indicator)
    add(figure.headline)
    add(figure.definition)
    add(figure.state)
    add(figure.value)
    add(figure.label)
    add(figure.unit)
    add(figure.statistic)
    add(figure.numerator)
    add(figure.bounds) { $0.add($1) }
    add(figure.interval) { $0.add($1) }
    add(figure.quartiles) { $0.add($1) }
    add(figure.n)
    add(figure.roundedTo)
    add(figure.basis) {
      $0.add($1.rung)
      $0.add($1.group)
      $0.add($1.population)
    }
    add(figure.period)
    add(figure.periodKind)
    add(figure.moment)
    add(figure.measured)
    add(figure.method)
    add(figure.confidence)
    add(figure.approximate) { $0.add($1) }
    add(figure.provisional) { $0.add($1) }
    add(figure.converted) {
      $0.add($1.value)
      $0.add($1.prices)
      $0.add($1.from)
      $0.add($1.sources)
      $0.add($1.index) { $0.add($1) }
    }
    add(figure.via) { print, keys in print.add(list: keys) { $0.add($1) } }
    add(figure.terms) { $0.add($1) }
    add(figure.reason)
    add(figure.passedOver) { print, steps in
      print.add(list: steps) {
        $0.add($1.rung)
        $0.add($1.reason)
        $0.add($1.terms) { $0.add($1) }
        $0.add($1.sources) { $0.add($1) }
      }
    }
    add(figure.wouldFill) { print, ids in print.add(list: ids) { $0.add($1) } }
    add(figure.sources)
  }

  mutating func add(_ bounds: Bounds) {
    add(bounds.low)
    add(bounds.high)
  }

  mutating func add(_ interval: Interval) {
    add(interval.low)
    add(interval.high)
  }

  mutating func add(_ terms: [Term]) {
    add(list: terms) {
      $0.add($1.name)
      $0.add($1.period)
      $0.add($1.value)
    }
  }

  mutating func add(_ sources: [SourceRows]) {
    add(list: sources) {
      $0.add($1.id)
      $0.add(list: $1.rows) { $0.add($1) }
      $0.add($1.file)
    }
  }

  mutating func add(_ change: SheetChange) {
    add(change.since)
    add(change.why)
    add(change.indicator)
    add(change.definition)
    add(change.moment)
    add(change.location)
    add(change.unit)
    add(change.from) { $0.add($1) }
    add(change.to) { $0.add($1) }
  }

  mutating func add(_ side: PublishedValue) {
    add(side.state)
    add(side.value)
    add(side.label)
    add(side.bounds) { $0.add($1) }
    add(side.period)
  }

  mutating func add(_ card: SourceCard) {
    add(card.id)
    add(card.title)
    add(card.publisher)
    add(card.licence)
    add(card.url)
    add(card.attribution)
    add(card.date)
    add(card.file)
  }
}
