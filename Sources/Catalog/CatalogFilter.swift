import Facts
import Search

/// What a question is filtered on, one row per offering in the order of keys: each distinct text once,
/// and columns of numbers of texts.
struct CatalogFilter {
  enum Column: Int, CaseIterable {
    case kind, level, leerweg, brin, schools, places, regions, sector
  }

  private(set) var keys = NumberLists<UInt8>()
  private var texts = NumberLists<UInt8>()
  private var columns = [[Int32]](repeating: [], count: Column.allCases.count)
  private(set) var placeNames = NumberLists<UInt8>()
  private(set) var regionNames = NumberLists<UInt8>()

  init(_ entries: [Part]) {
    var texts = Numbered<String>()
    for entry in entries {
      keys.append(entry.key.utf8)
      for (column, text) in entry.cells {
        columns[column.rawValue].append(Int32(texts.number(text)))
      }
    }
    self.texts = NumberLists(texts.values)
    placeNames = NumberLists(Set(entries.flatMap(\.places)).sorted())
    regionNames = NumberLists(Set(entries.flatMap(\.regions)).sorted())
  }

  /// What is kept of one entry.
  struct Part {
    let key: String
    let cells: [(Column, String)]
    let places: [String]
    let regions: [String]

    init(_ entry: CatalogEntry) {
      let sheet = entry.sheet
      let school = sheet.institution
      func folded(_ texts: [String]) -> String {
        texts.map(SearchWords.plain).joined(separator: "|")
      }
      key = sheet.key
      places = ([entry.place] + sheet.locations.map(\.municipality)).filter { !$0.isEmpty }
      regions = sheet.locations.map(\.region).filter { !$0.isEmpty }
      cells = [
        (.kind, sheet.kind.rawValue), (.level, sheet.level.rawValue),
        (.leerweg, sheet.leerweg?.rawValue ?? ""), (.brin, school.brin),
        (
          .schools,
          folded(
            [school.name, school.newName, school.joined?.name].compactMap { $0 }
              + entry.schoolAliases)
        ),
        (.places, folded(places + [school.seat] + entry.placeAliases)),
        (.regions, folded(entry.regions)),
        (.sector, SearchWords.plain(sheet.sector.replacing("_", with: " "))),
      ]
    }
  }

  /// Which offerings pass every filter of a question; nil when it has none.
  func passing(_ question: CatalogQuestion) -> [Bool]? {
    var passing: [Bool]?
    func require(_ column: Column, _ holds: (String) -> Bool) {
      let verdicts = (0..<texts.count).map { holds(texts.text($0)) }
      let rows = columns[column.rawValue].map { verdicts[Int($0)] }
      passing = passing.map { zip($0, rows).map { $0 && $1 } } ?? rows
    }
    func same(_ column: Column, _ value: String?) {
      if let value { require(column) { $0 == value } }
    }
    func contains(_ column: Column, _ value: String?) {
      guard let value = value.map(SearchWords.plain) else { return }
      require(column) { value.isEmpty || $0.contains(value) }
    }
    same(.kind, question.kind?.rawValue)
    same(.level, question.level?.rawValue)
    same(.leerweg, question.leerweg?.rawValue)
    if let school = question.institution {
      let known = (0..<texts.count).contains { texts.text($0) == school.uppercased() }
      if known, OfferingKey.isBRIN(school.uppercased()) {
        same(.brin, school.uppercased())
      } else {
        // A whole name is that school: «hr» is Hogeschool Rotterdam, and not each Christian school.
        let name = SearchWords.plain(school)
        func isWhole(_ names: String) -> Bool {
          names.split(separator: "|").contains { $0 == name }
        }
        if Set(columns[Column.schools.rawValue]).contains(where: { isWhole(texts.text(Int($0))) }) {
          require(.schools, isWhole)
        } else {
          contains(.schools, school)
        }
      }
    }
    contains(.places, question.place)
    contains(.regions, question.region)
    contains(.sector, question.sector)
    return passing
  }

  /// True when some offering has the text in this column.
  func has(_ column: Column, _ text: String) -> Bool {
    let used = Set(columns[column.rawValue])
    return used.contains { texts.text(Int($0)).contains(text) }
  }

  var bytes: [UInt8] {
    var out = ColumnWriter()
    for lists in [keys, texts, placeNames, regionNames] { out.put(lists) }
    for column in columns { out.put(column) }
    return out.bytes
  }

  init?(bytes: UnsafeRawBufferPointer) {
    var reader = ColumnReader(bytes)
    keys = reader.lists()
    texts = reader.lists()
    placeNames = reader.lists()
    regionNames = reader.lists()
    columns = Column.allCases.map { _ in reader.numbers() }
    guard reader.isWhole else { return nil }
  }
}
