import Facts

/// The headline figures of one school as a script, for comparing and guessing: what is shown, and
/// the numbers behind the verdict on a difference.
///
/// Sentences stand once per file and are pointed at. The counterpart that reads it, with the verdict
/// rule of `Comparison`, is `Templates/script/cijfers.js`.
struct CompareData {
  static let questions: [(IndicatorID, StaticString)] = [
    (.jobChance, "job_chance"), (.startSalary, "start_salary"), (.completion, "completion"),
    (.students, "students"),
  ]

  let view: SheetView

  /// The script of one school.
  /// - Parameter sheets: its offerings, by key.
  func bytes(_ sheets: [Sheet]) -> [UInt8] {
    guard let first = sheets.first else { return [] }
    var texts = Numbered<String>()
    var measures = Numbered<[String]>()
    var figures = Numbered<[UInt8]>()
    var offerings = JSONBytes()
    offerings.open("{")
    for sheet in sheets {
      offerings.name(data: sheet.key)
      offerings.open("{")
      offerings.member("n", texts.number(sheet.name))
      offerings.member("l", texts.number(level(of: sheet)))
      offerings.name("f")
      offerings.open("{")
      for (id, name) in CompareData.questions {
        guard let figure = sheet.headline(id) else { continue }
        let bytes = self.bytes(figure, sheet, &texts, &measures)
        offerings.member(name, figures.number(bytes))
      }
      offerings.close("}")
      offerings.close("}")
    }
    offerings.close("}")

    let brin = first.institution.brin.lowercased()
    var json = JSONBytes(
      Array("(window.bijsluiterCijfers=window.bijsluiterCijfers||{})[\"\(brin)\"]=".utf8))
    json.open("{")
    json.member("name", first.institution.name)
    json.name("texts")
    json.open("[")
    texts.values.forEach { json.text($0) }
    json.close("]")
    json.name("measures")
    json.open("[")
    for measure in measures.values {
      json.open("[")
      measure.forEach { json.text($0) }
      json.close("]")
    }
    json.close("]")
    json.name("figures")
    json.open("[")
    for figure in figures.values { json.raw(figure) }
    json.close("]")
    json.name("offerings")
    json.raw(offerings.bytes)
    json.close("}")
    return json.bytes + Array(";\n".utf8)
  }

  private func level(of sheet: Sheet) -> String {
    let level = view.level(of: sheet)
    return sheet.leerweg.map { level + ", " + view.texts("leerweg." + $0.rawValue) } ?? level
  }

  private func bytes(
    _ figure: Figure, _ sheet: Sheet, _ texts: inout Numbered<String>,
    _ measures: inout Numbered<[String]>
  ) -> [UInt8] {
    let words = view.words
    var json = JSONBytes()
    func add(_ name: StaticString, _ text: String?) {
      if let text { json.member(name, texts.number(text)) }
    }
    json.open("{")
    add("v", figure.state == .published ? words.briefly(figure) : words.value(figure))
    add("x", words.reason(figure, sheet))
    guard let measure = Measure(figure), let value = figure.value else {
      json.close("}")
      return json.bytes
    }
    // The share on the other scale, for where it stands beside a number that is told so.
    if figure.unit == .share {
      add("q", words.briefly(figure, of: figure.isPerTen ? 100 : 10))
      if figure.isPerTen { json.member("z", 1) }
    }
    add("r", words.range(figure))
    add("g", words.group(figure, sheet))
    add("a", words.age(figure))
    add("p", words.people(figure))
    add("w", words.label(figure))
    add("b", words.basis(figure, sheet))
    add("s", figure.sharedGroup)
    if figure.basis?.rung.isOwn == true { json.member("own", 1) }
    if Age.isOld(figure, asOf: words.now(sheet)) { json.member("old", 1) }
    json.member(
      "m",
      measures.number([
        measure.definition.id, measure.unit.rawValue, measure.statistic?.rawValue ?? "",
        measure.population.id, measure.rung?.rawValue ?? "", measure.periodKind?.rawValue ?? "",
        measure.period, measure.moment?.rawValue ?? "",
      ]))
    json.name("y")
    json.raw(Array("\(value)".utf8))
    if let range = figure.uncertainty {
      json.name("i")
      json.raw(Array("[\(range.low),\(range.high)]".utf8))
    } else if let numerator = figure.numerator, let n = figure.n {
      json.name("c")
      json.raw(Array("[\(numerator),\(n),\(figure.roundedTo ?? 1)]".utf8))
    }
    if let via = figure.via {
      json.name("t")
      json.open("[")
      via.forEach { json.text($0) }
      json.close("]")
    }
    json.close("}")
    return json.bytes
  }
}

extension Figure {
  /// What an estimated share itself may be, without the noise of a later year; else the printed
  /// interval. The same choice as `Comparison` makes.
  fileprivate var uncertainty: Interval? {
    if let low = terms?.first(where: { $0.name == "share_low" })?.value,
      let high = terms?.first(where: { $0.name == "share_high" })?.value
    {
      return Interval(low: low, high: high)
    }
    return interval
  }
}
