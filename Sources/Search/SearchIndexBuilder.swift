package import Facts

/// Collects offerings, one by one in the order of their keys, and makes the index of them.
package struct SearchIndexBuilder {
  /// What the index needs of one sheet.
  private struct Collected {
    var code: String
    var name: String
    var sector: String
    var row: SearchIndex.Row
    var places: [SearchIndex.Place]
    var own: [String]
  }

  private let names: SearchNames
  private var collected: [Collected] = []
  private var schools: [SearchIndex.School] = []

  package init(names: SearchNames) { self.names = names }

  /// - Parameter places: where it is, largest first.
  package mutating func add(_ sheet: Sheet, at places: [SearchIndex.Place]) {
    if schools.last?.brin != sheet.institution.brin {
      let part = sheet.institution
      schools.append(
        SearchIndex.School(
          brin: part.brin, name: part.name, newName: part.newName, joined: part.joined?.name,
          aliases: names.aliases[part.name] ?? [], place: -1, count: 0))
    }
    schools[schools.count - 1].count += 1
    let key = OfferingKey(brin: sheet.institution.brin, code: sheet.code)
    let row = SearchIndex.Row(
      school: schools.count - 1, programme: 0, level: sheet.level, levels: sheet.levels,
      leerweg: sheet.leerweg,
      forms: sheet.leerweg == nil ? SearchIndexBuilder.forms(sheet) : [],
      size: SearchIndexBuilder.size(sheet), isOld: SearchIndexBuilder.isOldNumber(sheet),
      places: [], own: [])
    collected.append(
      Collected(
        code: sheet.code, name: sheet.name, sector: sheet.sector, row: row, places: places,
        own: sheet.leerweg == nil ? names.own[key] ?? [] : []))
  }

  /// The index of everything added.
  package func index() -> SearchIndex {
    struct Key: Hashable, Comparable {
      var code: String
      var name: String
      var sector: String
      static func < (a: Key, b: Key) -> Bool {
        (a.code, a.sector, a.name) < (b.code, b.sector, b.name)
      }
    }
    let keys = Set(collected.map { Key(code: $0.code, name: $0.name, sector: $0.sector) }).sorted()
    let programmes = Numbered(keys)
    let titles = Numbered(Set(keys.map(\.name)).sorted())
    let towns = Numbered(
      Set(collected.flatMap(\.places)).sorted { ($0.name, $0.region) < ($1.name, $1.region) })
    func others(_ list: [String: [String]], _ key: Key) -> [String] {
      var seen = Set([key.name, ""])
      return (list[key.code] ?? []).filter { seen.insert($0).inserted }
    }
    let texts = Numbered(
      Set(
        keys.flatMap { others(names.programmes, $0) + others(names.typed, $0) }
          + collected.flatMap(\.own)
      ).sorted())
    var schools = schools
    let rows = collected.map { item in
      var row = item.row
      row.programme = programmes[Key(code: item.code, name: item.name, sector: item.sector)]
      row.places = item.places.map { towns[$0] }
      row.own = item.own.filter { $0 != item.name && !$0.isEmpty }.map { texts[$0] }
      if schools[row.school].place < 0 { schools[row.school].place = row.places.first ?? -1 }
      return row
    }
    var regions: [String: String] = [:]
    for place in towns.values where !place.region.isEmpty {
      regions[place.region] = place.regionName
    }
    return SearchIndex(
      rules: names.rules, titles: titles.values, texts: texts.values,
      sectors: Set(keys.map(\.sector)).sorted(),
      programmes: keys.map { key in
        SearchIndex.Programme(
          code: key.code, sector: key.sector, title: titles[key.name],
          other: others(names.programmes, key).map { texts[$0] },
          typed: others(names.typed, key).map { texts[$0] })
      },
      regions: regions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      places: towns.values, placeAliases: towns.values.map { names.aliases[$0.name] ?? [] },
      schools: schools, rows: rows)
  }

  private static func forms(_ sheet: Sheet) -> [Form] {
    let forms = Set((sheet.forms ?? []).filter { $0.share != 0 }.map(\.form))
    return Form.allCases.filter(forms.contains)
  }

  /// True when the school has the same programme under a newer number.
  private static func isOldNumber(_ sheet: Sheet) -> Bool {
    guard let next = sheet.successor else { return false }
    return next.hasSheet && next.institution == nil && next.name == sheet.name
  }

  /// How often the students can be halved, in halves: one digit up to base 36.
  private static func size(_ sheet: Sheet) -> Int {
    let students = sheet.headline(.students)
    let people = max(0, students?.value.map { Int($0) } ?? students?.bounds?.low ?? 0)
    let bits = Int.bitWidth - people.leadingZeroBitCount
    let isUpperHalf = bits > 1 && people & (1 << (bits - 2)) != 0
    return min(35, 2 * bits + (isUpperHalf ? 1 : 0))
  }
}
