import Facts

extension Explanation {
  /// The derivation as JSON, UTF-8, one newline at the end: each figure as in `sheet.json`, with its
  /// sentences, numbers, rungs and rows.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("key", sheet.key)
    json.member("name", sheet.name)
    json.member("institution", sheet.institution.name)
    json.member("indicator", indicator.rawValue)
    json.member("question", words.texts("indicator." + indicator.rawValue + ".question"))
    json.name("figures")
    json.open("[")
    for item in items { write(item, to: &json) }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  private func write(_ item: Item, to json: inout JSONBytes) {
    json.open("{")
    json.name("figure")
    SheetJSON.write(item.figure, to: &json)
    json.member("question", words.question(item.figure))
    json.member("label", words.label(item.figure))
    json.member("population", words.population(item.figure))
    json.member("formula", item.formula)
    json.terms("numbers", item.numbers.map(\.term))
    if let index = item.figure.converted?.index {
      json.terms("index", index)
    }
    json.member("reason", words.reason(item.figure, sheet))
    json.member("would_fill", words.wouldFill(item.figure, cards))
    json.name("rungs")
    json.open("[")
    for step in item.steps {
      json.open("{")
      json.member("rung", step.rung.rawValue)
      json.member("reason", step.reason?.rawValue)
      json.member("why", step.why)
      if !step.numbers.isEmpty { json.terms("numbers", step.numbers.map(\.term)) }
      if !step.places.isEmpty {
        json.name("places")
        json.open("[")
        for place in step.places { write(place, to: &json) }
        json.close("]")
      }
      json.close("}")
    }
    json.close("]")
    json.name("places")
    json.open("[")
    for place in item.places + item.indexPlaces { write(place, to: &json) }
    json.close("]")
    json.close("}")
  }

  private func write(_ place: Place, to json: inout JSONBytes) {
    json.open("{")
    json.member("id", place.id)
    json.member("title", place.card?.title)
    json.member("publisher", place.card?.publisher)
    json.member("licence", place.card?.licence)
    json.member("date", place.card?.date)
    json.member("url", place.card?.url)
    json.member("file", place.file)
    json.member("rows", place.ranges)
    json.close("}")
  }
}
