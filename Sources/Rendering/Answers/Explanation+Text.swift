import Facts

extension Explanation {
  private var texts: Texts { words.texts }

  /// The derivation for a terminal, ending with a newline: the headline whole, the other figures of
  /// the question with their numbers and rows.
  package var text: String {
    var lines = AnswerLines()
    lines.add("\(sheet.name), \(sheet.institution.name) (\(sheet.key))")
    lines.add(texts("indicator." + indicator.rawValue + ".question"))
    guard let head = items.first else {
      lines.add(texts("value.none"))
      return lines.text
    }
    let value = words.value(head.figure)
    lines.add(
      head.figure.state == .published
        ? value + "; " + words.datedShort(head.figure, on: sheet) : value)
    what(head, &lines)
    if head.figure.state == .published || head.figure.state == .suppressed {
      how(head, &lines)
    }
    why(head, &lines)
    if !head.places.isEmpty {
      heading("explain.where", &lines)
      for place in head.places { lines.add("- " + sentence(place)) }
    }
    if items.count > 1 {
      heading("explain.others", &lines)
      for item in items.dropFirst() { brief(item, &lines) }
    }
    return lines.text
  }

  private func heading(_ key: String, _ lines: inout AnswerLines) {
    lines.add()
    lines.add("== " + texts(key) + " ==")
  }

  /// What it is: definition, who is counted, of which group and when.
  private func what(_ item: Item, _ lines: inout AnswerLines) {
    let figure = item.figure
    guard figure.state != .absent, figure.state != .notApplicable else { return }
    heading("explain.what", &lines)
    lines.add("- " + words.label(figure))
    for sentence in [
      words.estimate(figure), words.range(figure), words.basis(figure, sheet),
      words.population(figure),
      figure.method.map { texts("method." + $0.rawValue) },
      words.confidence(figure),
      words.dated(figure, on: sheet).map { texts("explain.when", ["age": $0]) },
      words.people(figure), words.prices(figure),
    ] {
      if let sentence { lines.add("- " + sentence) }
    }
  }

  /// How it is made: the formula, its numbers and the result.
  private func how(_ item: Item, _ lines: inout AnswerLines) {
    heading("explain.how", &lines)
    lines.add(item.formula)
    for number in item.numbers { lines.add("- " + line(number)) }
    if let date = yearlyEdition(item) {
      lines.add("- " + texts("explain.yearly", ["date": words.dates.words(date)]))
    }
    if let raw = raw(item.figure) { lines.add("- " + raw) }
    if item.figure.terms == nil, let share = quotient(item.figure) { lines.add("- " + share) }
    if let sum = conversion(item.figure) {
      lines.add("- " + sum)
      for place in item.indexPlaces { lines.add("  " + sentence(place)) }
    }
  }

  /// The day of the yearly edition an estimate was made from, where its counts were corrected since.
  private func yearlyEdition(_ item: Item) -> String? {
    item.places.compactMap { place in
      place.card.flatMap { $0.isOfYearlyEdition && !$0.date.isEmpty ? $0.date : nil }
    }.max()
  }

  /// Why this group: every rung tried, in its order; for a missing figure why, and what would help.
  private func why(_ item: Item, _ lines: inout AnswerLines) {
    let isThere = item.figure.state == .published
    heading(isThere ? "explain.why" : "explain.why_not", &lines)
    if !isThere, let reason = words.reason(item.figure, sheet) { lines.add(reason) }
    for step in item.steps {
      let rung = texts("explain.rung_" + step.rung.rawValue)
      if let why = step.why {
        lines.add("- " + texts("explain.not", ["rung": rung, "reason": why]))
        for number in step.numbers { lines.add("  " + line(number)) }
        for place in step.places { lines.add("  " + sentence(place)) }
      } else {
        lines.add("- " + texts("explain.taken", ["rung": rung]))
      }
    }
    if let source = words.wouldFill(item.figure, cards) { lines.add(source) }
  }

  /// Another figure of the question: value, group, when, numbers and rows.
  private func brief(_ item: Item, _ lines: inout AnswerLines) {
    let figure = item.figure
    let parts = [
      words.shortShare(figure), words.group(figure, sheet), words.dated(figure, on: sheet),
    ]
    // A figure that answers another question than the one asked says so.
    let question = words.question(figure)
    let isAsked = question == texts("indicator." + indicator.rawValue + ".question")
    lines.add(
      "- " + (isAsked ? "" : question + " ")
        + parts.compactMap { $0 }.joined(separator: "; ") + ".")
    lines.add("  " + words.label(figure))
    if let sum = quotient(figure) { lines.add("  " + sum) }
    if let sum = conversion(figure) { lines.add("  " + sum) }
    if let reason = words.reason(figure, sheet) { lines.add("  " + reason) }
    let known = Set((items.first?.places ?? []).map(\.id))
    for place in item.places {
      lines.add("  " + sentence(place, isKnown: known.contains(place.id)))
    }
  }

  /// What the counts give by themselves beside an estimate that borrows from others.
  private func raw(_ figure: Figure) -> String? {
    guard OwnEstimate(figure) != nil, let value = figure.value,
      let raw = figure.terms?.first(where: { $0.name == "raw_share" })?.value
    else { return nil }
    func told(_ share: Double) -> String { texts.language.decimal(share * 100, places: 1) }
    return texts("explain.raw", ["raw": told(raw), "share": told(value)])
  }

  /// `7.540 ÷ 7.780 = 96,9 %`
  private func quotient(_ figure: Figure) -> String? {
    guard figure.state == .published, figure.terms == nil, let numerator = figure.numerator,
      let n = figure.n, n > 0
    else { return nil }
    return texts(
      "explain.quotient",
      [
        "numerator": texts.language.whole(numerator), "denominator": texts.language.whole(n),
        "share": texts.language.decimal(Double(numerator) / Double(n) * 100, places: 1),
      ])
  }

  private func conversion(_ figure: Figure) -> String? {
    guard let converted = figure.converted, let value = figure.value, let index = converted.index,
      index.count == 2
    else { return nil }
    return texts(
      "explain.conversion",
      [
        "value": words.plain(value, figure.unit), "from": converted.from, "to": converted.prices,
        "index_from": texts.language.decimal(index[0].value, places: 1),
        "index_to": texts.language.decimal(index[1].value, places: 1),
        "result": words.plain(converted.value, figure.unit),
      ])
  }

  /// Who made the source, which edition, which file and which lines; of a source told already only
  /// the file and the lines.
  private func sentence(_ place: Place, isKnown: Bool = false) -> String {
    let dates = words.dates
    let isShort = isKnown && !place.file.isEmpty
    var parts =
      isShort
      ? []
      : [
        place.card.map { $0.publisher + ": " + $0.title } ?? texts("phrase.source_unknown")
      ]
    if let card = place.card, !isShort {
      parts.append(
        card.date.isEmpty
          ? texts("explain.no_date")
          : texts("phrase.source_date", ["date": dates.words(card.date)]))
      parts.append(card.licence.isEmpty ? texts("explain.no_licence") : card.licence)
    }
    if !place.file.isEmpty { parts.append(place.file) }
    if place.rows.isEmpty {
      parts.append(texts("explain.rows_all"))
    } else {
      let key = place.rows.count == 1 ? "explain.row" : "explain.rows"
      parts.append(texts(key, ["rows": place.ranges]))
    }
    return parts.joined(separator: ", ") + "."
  }

  private func line(_ number: Number) -> String {
    let name = number.period.map { number.name + " (" + $0 + ")" } ?? number.name
    return name + ": " + written(number)
  }

  private func written(_ number: Number) -> String {
    number.isFraction || number.value != number.value.rounded()
      ? texts.language.decimal(number.value, places: number.isFraction ? 3 : 1)
      : texts.language.whole(Int(number.value))
  }
}
