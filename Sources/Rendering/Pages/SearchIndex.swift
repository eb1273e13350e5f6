import Facts

/// Names people search by beside those on the sheets: a programme's other names and what pupils type
/// for it, by code; other names of a place.
package struct SearchNames: Sendable {
  package var programmes: [String: [String]]
  package var others: [String: [String]]

  package init(programmes: [String: [String]] = [:], others: [String: [String]] = [:]) {
    self.programmes = programmes
    self.others = others
  }
}

/// The search index of the whole site as one script, since a page from disk may not fetch a file.
///
/// Names, schools and places stand once; offerings are columns in the order of their keys: per
/// school how many, the steps from programme to programme, and one letter for each of leerweg or
/// forms, level and size. The whole country takes about 250 kB, 70 kB compressed. The counterpart
/// that reads it is `uitpakken` in `Templates/script/kern.js`.
struct SearchIndex {
  private static let leerwegen: [Leerweg: String] = [
    .bol: "a", .bbl: "b", .bolParttime: "c", .external: "d",
  ]
  private static let levels: [Level: String] = [.ad: "a", .bachelor: "b", .master: "m"]

  private struct Programme: Hashable {
    var code: String
    var name: String
    var sector: String
  }

  let names: SearchNames
  let facts: FactBase

  /// The script that assigns `window.bijsluiterIndex`.
  func bytes(_ sheets: [Sheet]) -> [UInt8] {
    let places = Places(facts: facts)
    let found = sheets.map { places.places(of: $0) }
    let towns = Numbered(
      found.flatMap { $0 }.sorted { ($0.name, $0.region) < ($1.name, $1.region) })
    let regions = Numbered(
      towns.values.map { [$0.region, $0.regionName] }.filter { $0[0] != "" }
        .sorted { $0[0] < $1[0] })
    let sectors = Numbered(sheets.map(\.sector).sorted())
    let programmes = Numbered(
      sheets.map(SearchIndex.programme).sorted { ($0.code, $0.sector) < ($1.code, $1.sector) })
    let titles = Numbered(programmes.values.map(\.name).sorted())
    let others = programmes.values.map { programme in
      (names.programmes[programme.code] ?? []).filter { $0 != programme.name && !$0.isEmpty }
    }
    let words = Numbered(others.flatMap { $0 }.sorted())

    var json = JSONBytes(Array("window.bijsluiterIndex=".utf8))
    json.open("{")
    json.member("schema", 1)
    list("names", titles.values, in: &json) { $1.text($0) }
    list("words", words.values, in: &json) { $1.text($0) }
    list("sectors", sectors.values, in: &json) { $1.text($0) }
    list("codes", programmes.values, in: &json) { $1.text($0.code) }
    list("title", programmes.values, in: &json) { $1.number(titles[$0.name]) }
    list("sector", programmes.values, in: &json) { $1.number(sectors[$0.sector]) }
    list("other", others, in: &json) { other, json in
      SearchIndex.numbers(other.map { words[$0] }, in: &json)
    }
    list("regions", regions.values, in: &json) { region, json in
      json.open("[")
      region.forEach { json.text($0) }
      json.close("]")
    }
    list("places", towns.values, in: &json) { place, json in
      json.open("[")
      json.text(place.name)
      json.number(place.region.isEmpty ? -1 : regions[[place.region, place.regionName]])
      json.text((names.others[place.name] ?? []).joined(separator: " "))
      json.close("]")
    }
    offerings(sheets, found.map { $0.map { towns[$0] } }, programmes, in: &json)
    json.close("}")
    return json.bytes + Array(";\n".utf8)
  }

  private func offerings(
    _ sheets: [Sheet], _ places: [[Int]], _ programmes: Numbered<Programme>,
    in json: inout JSONBytes
  ) {
    var schools: [(part: Sheet.InstitutionPart, place: Int, count: Int)] = []
    var steps: [Int] = []
    var (ways, levels, sizes) = ("", "", "")
    var several: [(Int, String)] = []
    var spots: [(Int, [Int])] = []
    var old: [Int] = []
    var before = 0
    for (index, sheet) in sheets.enumerated() {
      if schools.last?.part.brin != sheet.institution.brin {
        schools.append((sheet.institution, places[index].first ?? -1, 0))
        before = 0
      }
      schools[schools.count - 1].count += 1
      let programme = programmes[SearchIndex.programme(sheet)]
      steps.append(programme - before)
      before = programme
      ways += SearchIndex.way(sheet)
      levels += SearchIndex.letter(sheet.level)
      if sheet.levels.count > 1 {
        several.append((index, sheet.levels.map(SearchIndex.letter).joined()))
      }
      sizes += SearchIndex.size(sheet)
      if SearchIndex.isOldNumber(sheet) { old.append(index) }
      let seat = schools[schools.count - 1].place
      if places[index] != [seat], !places[index].isEmpty { spots.append((index, places[index])) }
    }
    list("schools", schools, in: &json) { school, json in
      json.open("[")
      json.text(school.part.brin)
      json.text(SearchIndex.name(school.part))
      json.number(school.place)
      json.text((names.others[school.part.name] ?? []).joined(separator: " "))
      json.close("]")
    }
    list("count", schools, in: &json) { $1.number($0.count) }
    list("step", steps, in: &json) { $1.number($0) }
    json.member("way", ways)
    json.member("level", levels)
    json.member("size", sizes)
    json.name("old")
    SearchIndex.numbers(old, in: &json)
    json.name("levels")
    json.open("{")
    for (index, letters) in several {
      json.name(data: String(index))
      json.text(letters)
    }
    json.close("}")
    json.name("spots")
    json.open("{")
    for (index, numbers) in spots {
      json.name(data: String(index))
      SearchIndex.numbers(numbers, in: &json)
    }
    json.close("}")
  }

  /// All languages read one index, so a newer name stands there without words: "ROC Friese Poort
  /// (Firda)". People find the school by both.
  private static func name(_ school: Sheet.InstitutionPart) -> String {
    guard let newer = school.newName ?? school.joined?.name,
      NameOrder(newer).folded != NameOrder(school.name).folded
    else { return school.name }
    return school.name + " (" + newer + ")"
  }

  private func list<Element>(
    _ name: StaticString, _ elements: [Element], in json: inout JSONBytes,
    _ write: (Element, inout JSONBytes) -> Void
  ) {
    json.name(name)
    json.open("[")
    for element in elements { write(element, &json) }
    json.close("]")
  }

  private static func numbers(_ numbers: [Int], in json: inout JSONBytes) {
    json.open("[")
    numbers.forEach { json.number($0) }
    json.close("]")
  }

  private static func programme(_ sheet: Sheet) -> Programme {
    Programme(code: sheet.code, name: sheet.name, sector: sheet.sector)
  }

  /// True when the school has the same programme under a newer number.
  private static func isOldNumber(_ sheet: Sheet) -> Bool {
    guard let next = sheet.successor else { return false }
    return next.hasSheet && next.institution == nil && next.name == sheet.name
  }

  /// A letter for the leerweg; a digit whose bits are the forms: 1 voltijd, 2 deeltijd, 4 duaal.
  private static func way(_ sheet: Sheet) -> String {
    if let leerweg = sheet.leerweg { return leerwegen[leerweg] ?? "a" }
    let forms = Set((sheet.forms ?? []).filter { $0.share != 0 }.map(\.form))
    let bits = Form.allCases.enumerated().map { forms.contains($1) ? 1 << $0 : 0 }
    return String(bits.reduce(0, +))
  }

  private static func letter(_ level: Level) -> String { levels[level] ?? level.rawValue }

  /// How often the students can be halved, as one digit: larger offerings stand before smaller ones.
  private static func size(_ sheet: Sheet) -> String {
    let students = sheet.headline(.students)
    let people = students?.value.map { Int($0) } ?? students?.bounds?.low ?? 0
    return String(Int.bitWidth - max(0, people).leadingZeroBitCount, radix: 36)
  }
}

/// Distinct values in the order given, each with its number.
struct Numbered<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  init(_ values: [Value] = []) {
    for value in values { _ = number(value) }
  }

  /// The number of a value, given out when it is new.
  mutating func number(_ value: Value) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }

  /// The number of a value that is known; −1 otherwise.
  subscript(value: Value) -> Int { numbers[value] ?? -1 }
}
