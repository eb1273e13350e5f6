import Facts

/// The tables of an edition, each as the rows it was written from.
extension EditionReader {
  /// The files the edition was made from, with indicator and definition of each count source.
  struct Inputs {
    var ledger: [LedgerLine] = []
    var indicators: [String: (IndicatorID, String)] = [:]
  }

  func readInputs() throws -> Inputs {
    var inputs = Inputs()
    try rows(.inputs) { row in
      let card = SourceCard(
        id: row[0], title: row[1], publisher: row[2], licence: row[3], url: row[5],
        attribution: row[6], date: row[7], file: row[8])
      inputs.ledger.append(
        LedgerLine(
          source: card, licenceURL: row[4], file: row[8], bytes: try whole(row[9]),
          sha256: row[10], rowsIn: try whole(row[11]), used: try whole(row[12]),
          outside: try whole(row[13]), rejected: try whole(row[14])))
      if let indicator = IndicatorID(rawValue: row[15]) {
        inputs.indicators[row[0]] = (indicator, row[16])
      }
    }
    return inputs
  }

  /// Institutions as their newest source named them; of what year is not in the table.
  func readInstitutions() throws -> [InstitutionRow] {
    var institutions: [InstitutionRow] = []
    try rows(.institutions) { row in
      guard let kind = Kind(rawValue: row[1]) else { throw Misread() }
      let institution = Institution(
        brin: row[0], name: row[2], type: row[3], place: row[4],
        municipality: row[5].isEmpty ? nil : row[5])
      institutions.append(
        InstitutionRow(
          institution: institution, kind: kind, asOf: "", source: row[6], row: try whole(row[7])))
    }
    return institutions
  }

  func readMunicipalities() throws -> [Municipality] {
    var municipalities: [Municipality] = []
    try rows(.municipalities) { row in
      municipalities.append(
        Municipality(
          code: row[0], name: row[1], province: row[2], region: row[3], regionName: row[4]))
    }
    return municipalities
  }

  func readProgrammes() throws -> [String: ProgrammeName] {
    var programmes: [String: ProgrammeName] = [:]
    try rows(.programmes) { row in
      var name = ProgrammeName(name: row[1], international: row[2])
      name.synonyms = Set(row[3].split(separator: "|").map(String.init))
      programmes[row[0]] = name
    }
    guard has(.ownNames) else { return programmes }
    try rows(.ownNames) { row in
      programmes[row[1]]?.own[row[0]] = Set(row[2].split(separator: "|").map(String.init))
    }
    return programmes
  }

  /// Counts of mbo and hbo.
  ///
  /// - Parameter indicators: indicator and definition of each count source.
  func readCounts(_ indicators: [String: (IndicatorID, String)]) throws -> [CountFact] {
    var counts: [CountFact] = []
    try rows(.countsMbo) { row in
      guard let key = OfferingKey(row[0] + "-" + row[1] + "-" + row[2]),
        let level = Level(rawValue: row[3]), let definition = indicators[row[7]]
      else { throw Misread() }
      counts.append(
        CountFact(
          indicator: definition.0, key: key, level: level, municipality: nil,
          year: try whole(row[4]), count: try sum(row[5], row[6]), definition: definition.1,
          source: row[7], row: try whole(row[8])))
    }
    return try counts + readCountsHbo(.countsHbo, indicators)
  }

  func readCountsHbo(_ table: TableSchema, _ indicators: [String: (IndicatorID, String)]) throws
    -> [CountFact]
  {
    var counts: [CountFact] = []
    try rows(table) { row in
      guard let level = Level(rawValue: row[3]), let definition = indicators[row[0]] else {
        throw Misread()
      }
      counts.append(
        CountFact(
          indicator: definition.0, key: OfferingKey(brin: row[1], code: row[2]), level: level,
          municipality: row[4], year: try whole(row[5]), count: try sum(row[6], row[7]),
          definition: definition.1, source: row[0], row: try whole(row[8]),
          lines: try whole(row[9])))
    }
    return counts
  }

  func readOfferings() throws -> [Offering] {
    var forms: [String: [FormShare]] = [:]
    // Editions from before the column `source` are read as they were: all from diplomas.
    try rows(.forms, optional: 1) { row in
      guard let form = Form(rawValue: row[1]),
        let source = row.count < 5 ? .diplomas : FormSource(rawValue: row[4])
      else { throw Misread() }
      forms[row[0], default: []].append(
        FormShare(
          form: form, low: try decimal(row[2]), high: try decimal(row[3]), source: source))
    }
    var offerings: [Offering] = []
    try rows(.offerings, optional: 1) { row in
      guard let key = OfferingKey(row[0]), let kind = Kind(rawValue: row[1]),
        let level = Level(rawValue: row[6]), let status = OfferingStatus(rawValue: row[11])
      else { throw Misread() }
      var offering = Offering(
        key: key, kind: kind, name: row[5], level: level,
        levels: row[7].split(separator: "|").compactMap { Level(rawValue: String($0)) },
        forms: (forms[row[0]] ?? []).sorted { $0.form < $1.form }, sector: row[8],
        direction: row[10].isEmpty ? nil : row[10], status: status, catalogueDate: row[12],
        source: SourceRows(id: row[13], rows: [try whole(row[14])]), subsector: row[9])
      if row.count > 15, !row[15].isEmpty { offering.credits = try whole(row[15]) }
      offerings.append(offering)
    }
    return offerings
  }

  func readPositions() throws -> [PositionFact] {
    var facts: [PositionFact] = []
    try rows(.positions) { row in
      guard let level = Level(rawValue: row[2]), let moment = Moment(rawValue: row[6]) else {
        throw Misread()
      }
      let (cohort, isProvisional) = WrittenPeriod.split(row[5])
      var fact = PositionFact(
        level: level, sector: row[3], population: row[4], cohort: cohort, moment: moment,
        definition: row[1], source: row[0])
      fact.isProvisional = isProvisional
      fact.total = Int(row[7])
      fact.work = Int(row[8])
      fact.workAndBenefit = Int(row[9])
      fact.benefit = Int(row[10])
      fact.neither = Int(row[11])
      fact.backInEducation = Int(row[12])
      fact.notRegistered = Int(row[13])
      fact.rows = row[14].split(separator: " ").compactMap { Int($0) }
      facts.append(fact)
    }
    return facts
  }

  func readPay() throws -> [PayFact] {
    var facts: [PayFact] = []
    try rows(.pay) { row in
      guard let level = Level(rawValue: row[2]), let moment = Moment(rawValue: row[5]) else {
        throw Misread()
      }
      let (cohort, isProvisional) = WrittenPeriod.split(row[4])
      var fact = PayFact(
        level: level, sector: row[3], cohort: cohort, moment: moment, value: try decimal(row[6]),
        definition: EditionReader.payDefinition(row[1]), source: row[0], row: try whole(row[7]))
      fact.isProvisional = isProvisional
      facts.append(fact)
    }
    return facts
  }

  /// The definition of pay in an edition of before 2026-12 was named after a mean, which its source
  /// does not say it is.
  private static func payDefinition(_ stored: String) -> String {
    stored == "start_salary.cbs_ho_fulltime_mean"
      ? "start_salary.cbs_ho_fulltime_hourly" : stored
  }

  func readResults() throws -> [ResultFact] {
    var facts: [ResultFact] = []
    try rows(.results) { row in
      guard let indicator = IndicatorID(rawValue: row[1]) else { throw Misread() }
      let (year, isProvisional) = WrittenPeriod.split(row[3])
      var fact = ResultFact(
        brin: row[0], indicator: indicator, definition: row[2], year: year,
        value: Double(row[4]), group: row[5], groupValue: Double(row[6]), source: row[7],
        row: try whole(row[8]))
      fact.isProvisional = isProvisional
      facts.append(fact)
    }
    return facts
  }

  func readOutcomes() throws -> [OutcomeFact] {
    guard has(.outcomes) else { return [] }
    var facts: [OutcomeFact] = []
    try rows(.outcomes) { row in
      guard let fact = EditionRows.outcome(row) else { throw Misread() }
      facts.append(fact)
    }
    return facts
  }

  func readTotals() throws -> [NationalTotal] {
    var totals: [NationalTotal] = []
    try rows(.totals) { row in
      guard let kind = Kind(rawValue: row[0]), let indicator = IndicatorID(rawValue: row[1]) else {
        throw Misread()
      }
      totals.append(
        NationalTotal(
          kind: kind, indicator: indicator, definition: row[2], year: try whole(row[3]),
          count: try sum(row[4], row[5]), source: row[6]))
    }
    return totals
  }

  func readChanges() throws -> [OfferingKey: [SheetChange]] {
    guard has(.changes) else { return [:] }
    var changes: [OfferingKey: [SheetChange]] = [:]
    try rows(.changes) { row in
      guard let found = ChangeTable.change(row) else { throw Misread() }
      changes[found.key, default: []].append(found.change)
    }
    return changes
  }
}
