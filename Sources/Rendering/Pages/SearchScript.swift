import Facts
import Search

/// The search index of the whole site as one script, since a page from disk may not fetch a file.
///
/// Names, schools and places stand once; offerings are columns in the order of their keys: per
/// school how many, the steps from programme to programme, and one letter for each of leerweg or
/// forms, level and size. The counterpart that reads it is `uitpakken` in
/// `Templates/script/kern.js`.
enum SearchScript {
  private static let leerwegen: [Leerweg: String] = [
    .bol: "a", .bbl: "b", .bolParttime: "c", .external: "d",
  ]
  private static let levels: [Level: String] = [.ad: "a", .bachelor: "b", .master: "m"]

  /// The script that assigns `window.bijsluiterIndex`.
  static func bytes(_ index: SearchIndex) -> [UInt8] {
    var json = JSONBytes(Array("window.bijsluiterIndex=".utf8))
    json.open("{")
    json.member("schema", 2)
    rules(index.rules, in: &json)
    list("names", index.titles, in: &json) { $1.text($0) }
    list("words", index.texts, in: &json) { $1.text($0) }
    list("sectors", index.sectors, in: &json) { $1.text($0) }
    list("codes", index.programmes, in: &json) { $1.text($0.code) }
    list("title", index.programmes, in: &json) { $1.number($0.title) }
    let sectors = Numbered(index.sectors)
    list("sector", index.programmes, in: &json) { $1.number(sectors[$0.sector]) }
    list("other", index.programmes, in: &json) { numbers($0.other, in: &$1) }
    list("typed", index.programmes, in: &json) { numbers($0.typed, in: &$1) }
    places(index, in: &json)
    list("schools", index.schools, in: &json) { school, json in
      json.open("[")
      json.text(school.brin)
      json.text(name(school))
      json.number(school.place)
      json.text(school.name)
      json.text(school.newName ?? "")
      json.text(school.joined ?? "")
      texts(school.aliases, in: &json)
      json.close("]")
    }
    list("count", index.schools, in: &json) { $1.number($0.count) }
    offerings(index, in: &json)
    json.close("}")
    return json.bytes + Array(";\n".utf8)
  }

  /// The weights and words both searches share.
  private static func rules(_ rules: SearchRules, in json: inout JSONBytes) {
    texts("small", rules.small, in: &json)
    list("traits", rules.traits, in: &json) { entry, json in
      json.open("[")
      json.text(entry.words)
      texts(entry.traits, in: &json)
      json.close("]")
    }
    json.name("fit")
    json.open("{")
    for fit in SearchRules.Fit.allCases {
      json.name(data: fit.declaredName)
      json.number(rules.fit[fit] ?? 0)
    }
    json.close("}")
    json.name("kinds")
    json.open("{")
    for kind in SearchRules.TextKind.allCases {
      json.name(data: kind.declaredName)
      json.number(rules.kinds[kind] ?? 1000)
    }
    json.close("}")
  }

  private static func places(_ index: SearchIndex, in json: inout JSONBytes) {
    let regions = Numbered(index.regions.map(\.code))
    list("regions", index.regions, in: &json) { region, json in
      json.open("[")
      json.text(region.code)
      json.text(region.name)
      json.close("]")
    }
    list("places", Array(zip(index.places, index.placeAliases)), in: &json) { place, json in
      json.open("[")
      json.text(place.0.name)
      json.number(place.0.region.isEmpty ? -1 : regions[place.0.region])
      texts(place.1, in: &json)
      json.close("]")
    }
  }

  private static func offerings(_ index: SearchIndex, in json: inout JSONBytes) {
    var (steps, ways, levels, sizes) = ([Int](), "", "", "")
    var (school, before) = (-1, 0)
    for row in index.rows {
      if row.school != school { (school, before) = (row.school, 0) }
      steps.append(row.programme - before)
      before = row.programme
      ways += way(row)
      levels += letter(row.level)
      sizes += String(row.size, radix: 36)
    }
    list("step", steps, in: &json) { $1.number($0) }
    json.member("way", ways)
    json.member("level", levels)
    json.member("size", sizes)
    json.name("old")
    numbers(index.rows.indices.filter { index.rows[$0].isOld }, in: &json)
    some("levels", index.rows, where: { $0.levels.count > 1 }, in: &json) { row, json in
      json.text(row.levels.map(letter).joined())
    }
    let seats = index.schools.map(\.place)
    some(
      "spots", index.rows, where: { !$0.places.isEmpty && $0.places != [seats[$0.school]] },
      in: &json
    ) { numbers($0.places, in: &$1) }
    some("own", index.rows, where: { !$0.own.isEmpty }, in: &json) { numbers($0.own, in: &$1) }
  }

  /// All languages read one index, so a newer name stands there without words: "ROC Friese Poort
  /// (Firda)". People find the school by both.
  private static func name(_ school: SearchIndex.School) -> String {
    guard let newer = school.newName ?? school.joined,
      NameOrder(newer).folded != NameOrder(school.name).folded
    else { return school.name }
    return school.name + " (" + newer + ")"
  }

  /// A letter for the leerweg; a digit whose bits are the forms: 1 voltijd, 2 deeltijd, 4 duaal.
  private static func way(_ row: SearchIndex.Row) -> String {
    if let leerweg = row.leerweg { return leerwegen[leerweg] ?? "a" }
    let bits = Form.allCases.enumerated().map { row.forms.contains($1) ? 1 << $0 : 0 }
    return String(bits.reduce(0, +))
  }

  private static func letter(_ level: Level) -> String { levels[level] ?? level.rawValue }

  private static func list<Element>(
    _ name: StaticString, _ elements: [Element], in json: inout JSONBytes,
    _ write: (Element, inout JSONBytes) -> Void
  ) {
    json.name(name)
    json.open("[")
    for element in elements { write(element, &json) }
    json.close("]")
  }

  /// Of some rows, by their number.
  private static func some(
    _ name: StaticString, _ rows: [SearchIndex.Row], where holds: (SearchIndex.Row) -> Bool,
    in json: inout JSONBytes, _ write: (SearchIndex.Row, inout JSONBytes) -> Void
  ) {
    json.name(name)
    json.open("{")
    for (number, row) in rows.enumerated() where holds(row) {
      json.name(data: String(number))
      write(row, &json)
    }
    json.close("}")
  }

  private static func texts(_ name: StaticString, _ list: [String], in json: inout JSONBytes) {
    json.name(name)
    texts(list, in: &json)
  }

  private static func texts(_ list: [String], in json: inout JSONBytes) {
    json.open("[")
    list.forEach { json.text($0) }
    json.close("]")
  }

  private static func numbers(_ numbers: [Int], in json: inout JSONBytes) {
    json.open("[")
    numbers.forEach { json.number($0) }
    json.close("]")
  }
}
