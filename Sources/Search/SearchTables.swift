import Facts

/// The index as flat tables, ready to be searched and to be stored: nothing in it needs parsing.
///
/// Every text that can be found is one entry: a name of a programme, a school, a place, a word for
/// a level. Each word has the list of texts it occurs in.
package struct SearchTables: Sendable {
  /// Words in the order of their signs, one behind the other, in UTF-16.
  var words: NumberLists<UInt16> = NumberLists()
  /// Word to the texts it stands in.
  var uses: NumberLists<Int32> = NumberLists()
  /// Text to its words, without the small ones.
  var textWords: NumberLists<Int32> = NumberLists()
  /// How many words of a text say what it is: those for a kind or a form are left out, as in HBO-ICT.
  var textLength: [Int32] = []
  /// Number of its `SearchRules.TextKind`.
  var textKind: [Int32] = []
  /// What the text belongs to: a programme, row, school, place, region or mask of traits.
  var textOwner: [Int32] = []
  /// Programme to its texts, that of its title first; row to its own ones.
  var programmeTexts: NumberLists<Int32> = NumberLists()
  var ownTexts: NumberLists<Int32> = NumberLists()
  var rowSchool: [Int32] = []
  var rowProgramme: [Int32] = []
  var rowTraits: [Int32] = []
  /// The same with only the level that has most students.
  var rowMainTraits: [Int32] = []
  var rowSize: [Int32] = []
  var rowOld: [Int32] = []
  var rowPlaces: NumberLists<Int32> = NumberLists()
  var placeRegion: [Int32] = []
  /// How schools and places are called, for saying how a word was read.
  var schoolNames: NumberLists<UInt8> = NumberLists()
  var placeNames: NumberLists<UInt8> = NumberLists()
  var small: NumberLists<UInt16> = NumberLists()
  var fit: [Int32] = []
  var kinds: [Int32] = []

  init() {}

  /// Makes the tables of an index. Cost: sorts all words once.
  package init(_ index: SearchIndex) {
    let names = Dictionary(
      uniqueKeysWithValues: SearchTables.traitNames(index).enumerated().map { ($1, $0) })
    func mask(_ traits: [String]) -> Int32 {
      traits.reduce(0) { mask, trait in mask | (names[trait].map { 1 << Int32($0) } ?? 0) }
    }
    var dictionary: [String: [Int32]] = [:]
    var texts: [[String]] = []
    let traitWords = Set(index.rules.traits.map(\.words))
    func add(_ text: String, _ kind: SearchRules.TextKind, _ owner: Int) -> Int32? {
      let words = index.rules.words(of: text)
      guard !words.isEmpty else { return nil }
      let number = Int32(texts.count)
      texts.append(words)
      textLength.append(Int32(max(1, words.count { !traitWords.contains($0) })))
      textKind.append(Int32(kind.rawValue))
      textOwner.append(Int32(owner))
      for word in Set(words) { dictionary[word, default: []].append(number) }
      return number
    }
    for (number, programme) in index.programmes.enumerated() {
      var own = [add(index.titles[programme.title], .name, number)]
      own += programme.other.map { add(index.texts[$0], .other, number) }
      own += programme.typed.map { add(index.texts[$0], .typed, number) }
      own.append(add(programme.code, .code, number))
      programmeTexts.append(own.compactMap { $0 })
    }
    for (number, row) in index.rows.enumerated() {
      ownTexts.append(row.own.compactMap { add(index.texts[$0], .own, number) })
      rowPlaces.append(row.places.map { Int32($0) })
    }
    rowSchool = index.rows.map { Int32($0.school) }
    rowProgramme = index.rows.map { Int32($0.programme) }
    rowTraits = index.rows.map { mask($0.traits($0.levels)) }
    rowMainTraits = index.rows.map { mask($0.traits([$0.level])) }
    rowSize = index.rows.map { Int32($0.size) }
    rowOld = index.rows.map { $0.isOld ? 1 : 0 }
    for (number, school) in index.schools.enumerated() {
      _ = add(school.name, .school, number)
      if let name = school.newName { _ = add(name, .schoolNew, number) }
      if let name = school.joined { _ = add(name, .joinedSchool, number) }
      for alias in school.aliases { _ = add(alias, .schoolAlias, number) }
      _ = add(school.brin, .school, number)
      schoolNames.append(Array((school.newName ?? school.name).utf8))
    }
    let regions = Numbered(index.regions.map(\.code))
    for (number, place) in index.places.enumerated() {
      _ = add(place.name, .place, number)
      for alias in index.placeAliases[number] { _ = add(alias, .placeAlias, number) }
      placeNames.append(Array(place.name.utf8))
    }
    placeRegion = index.places.map { Int32(regions[$0.region]) }
    for (number, region) in index.regions.enumerated() { _ = add(region.name, .region, number) }
    for entry in index.rules.traits { _ = add(entry.words, .trait, Int(mask(entry.traits))) }

    let sorted = dictionary.map { (Array($0.key.utf16), $0.key, $0.value) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
    var numbers: [String: Int32] = [:]
    for (number, entry) in sorted.enumerated() {
      words.append(entry.0)
      uses.append(entry.2)
      numbers[entry.1] = Int32(number)
    }
    for text in texts { textWords.append(text.compactMap { numbers[$0] }) }
    for word in index.rules.small { small.append(Array(word.utf16)) }
    fit = SearchRules.Fit.allCases.map { Int32(index.rules.fit[$0] ?? 0) }
    kinds = SearchRules.TextKind.allCases.map { Int32(index.rules.kinds[$0] ?? 1000) }
  }

  /// Every trait an offering of the index has, in one order.
  private static func traitNames(_ index: SearchIndex) -> [String] {
    Set(index.rows.flatMap { $0.traits($0.levels) }).sorted()
  }
}
