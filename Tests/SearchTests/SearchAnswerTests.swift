import Testing

@testable import Search

@Suite("Answers")
struct SearchAnswerTests {
  @Test func `a name of one school finds that school's offering, and no other with its code`() {
    #expect(Made.ask("chemie breda").keys == ["07gr-34396"])
    #expect(Made.ask("breda").keys.first == "07gr-34396")
    #expect(Made.ask("chemie").keys == ["22oj-34396", "25kb-34396", "07gr-34396"])
    #expect(Made.ask("chemistry").keys.count == 3)
  }

  @Test(arguments: [
    ("hu", "25dw"), ("hr", "22oj"), ("hogeschool utrecht", "25dw"), ("25dw", "25dw"),
    ("utrecht", "25dw"), ("hogeschool van arnhem en nijmegen", "25kb"), ("den bosch", "25lx"),
    ("'s-hertogenbosch", "25lx"), ("rotterdam", "22oj"), ("sgravenhage hu", "25dw"),
  ])
  func `a word that is a school or a place is read as one`(question: String, brin: String) {
    let keys = Made.ask(question).keys
    #expect(!keys.isEmpty)
    #expect(keys.prefix(1).allSatisfy { $0.hasPrefix(brin) }, "\(keys)")
  }

  @Test func `an abbreviation is not the beginning of a name, and is told`() {
    let (keys, answer) = Made.ask("hu")
    #expect(keys == ["25dw-34092", "25dw-34116", "25dw-34500"])
    #expect(answer.readings == [.init(typed: "hu", read: "Hogeschool Utrecht")])
  }

  @Test(arguments: [
    ("psychologie deeltijd", ["22oj-34500", "25dw-34500"]),
    ("toegepaste psychologie deeltijd", ["25dw-34500"]),
    ("chemie deeltijd", ["22oj-34396"]), ("social work duaal", ["25dw-34116"]),
    ("mbo verpleegkundige", ["25lx-25480-bbl", "25lx-25480-bol"]),
    ("hbo verpleegkundige", ["25kb-34560"]), ("verpleegkundige bbl", ["25lx-25480-bbl"]),
    ("niveau 4 bol", ["25lx-25480-bol", "25lx-25746-bol"]),
    ("n4 voltijd zuster", ["25lx-25480-bol"]), ("mbo4 dokters", ["25lx-25746-bol"]),
  ])
  func `a word for a form or a niveau asks for the offering's own`(
    question: String, keys: [String]
  ) {
    #expect(Set(Made.ask(question).keys) == Set(keys))
    #expect(Made.ask(question).answer.dropped.isEmpty)
  }

  @Test(arguments: [
    ("dokters assistent", "25lx-25746-bol", "doktersassistent"),
    ("huid therapie", "25dw-34092", "huidtherapie"),
    ("verpleeg kundige", "25kb-34560", "verpleegkundige"),
  ])
  func `words written apart are read together, and that is told`(
    question: String, key: String, read: String
  ) {
    let (keys, answer) = Made.ask(question)
    #expect(keys.contains(key))
    #expect(answer.readings.contains(.init(typed: question, read: read)))
  }

  @Test(arguments: [
    ("socialwork", "25dw-34116"), ("toegepastepsychologie", "25dw-34500"),
    ("mboverpleegkundige", "25lx-25480-bbl"), ("socialwo", "25dw-34116"),
  ])
  func `words written together are found apart`(question: String, key: String) {
    #expect(Made.ask(question).keys.first == key)
  }

  @Test(arguments: [
    ("verplegkundige", "verpleegkundige"), ("hudtherapie", "huidtherapie"),
    ("doktersasistent", "doktersassistent"), ("roterdam", "rotterdam"), ("chmie", "chemie"),
    ("deeltjd", "deeltijd"),
  ])
  func `a slip is read as what was meant, and that is told`(typed: String, read: String) {
    let answer = Made.ask(typed).answer
    #expect(!answer.hits.isEmpty)
    #expect(answer.readings == [.init(typed: typed, read: read)])
  }

  @Test func `a word nobody has is left out, and that is told`() {
    let (keys, answer) = Made.ask("chemie xqzwv")
    #expect(keys.count == 3 && answer.dropped == ["xqzwv"])
    let form = Made.ask("huidtherapie deeltijd")
    #expect(form.keys == ["25dw-34092"] && form.answer.dropped == ["deeltijd"])
    let place = Made.ask("huidtherapie breda")
    #expect(place.keys == ["25dw-34092"] && place.answer.dropped == ["breda"])
    for nothing in ["xqzwv", "xqzwv hbo", "deeltijd xqzwv", "?"] {
      #expect(Made.ask(nothing).keys.isEmpty || nothing == "?", "\(nothing)")
    }
  }

  @Test(arguments: ["34397", "25748", "3456", "99999"])
  func `a code is never read as another code`(code: String) {
    let (keys, answer) = Made.ask(code)
    #expect(answer.readings.isEmpty)
    #expect(keys.allSatisfy { $0.contains(code) })
  }

  @Test(arguments: [("34396", 3), ("crebo 25480", 2), ("croho 34560", 1)])
  func `a code finds what has it`(question: String, count: Int) {
    #expect(Made.ask(question).keys.count == count)
  }

  @Test func `a filter leaves rows out and changes no reading`() {
    let all = Made.tables.answer("chemie brda")
    let some = Made.tables.answer("chemie brda") { $0 != all.hits[0].row }
    #expect(some.hits == Array(all.hits.dropFirst()))
  }

  @Test func `no words find everything, the larger first`() {
    #expect(Made.ask("").keys.first == "22oj-34500")
    #expect(Made.ask("").keys.count == Made.keys.count)
  }

  @Test(arguments: [
    ("kat", "kat", 0), ("kat", "kast", 1), ("kast", "kat", 1), ("kat", "kar", 1),
    ("kat", "akt", 1), ("abcd", "badc", 2), ("kat", "hond", 3), ("", "ab", 2),
  ])
  func `a letter more, less or other is one, and two swapped are one`(
    a: String, b: String, expected: Int
  ) {
    for (a, b) in [(a, b), (b, a)] {
      #expect(SearchTables.distance(Array(a.utf16)[...], Array(b.utf16)[...], 2) == expected)
    }
  }
}

@Suite("Stored tables")
struct StoredSearchTests {
  @Test func `come back as they were`() throws {
    let bytes = Made.tables.bytes
    let tables = try #require(bytes.withUnsafeBytes { SearchTables(bytes: $0) })
    #expect(tables.bytes == bytes)
    for question in ["chemie breda", "hu", "dokters asistent", "xqzwv"] {
      #expect(tables.answer(question).hits == Made.tables.answer(question).hits)
    }
  }

  @Test func `that end too soon or go on are none`() {
    let bytes = Made.tables.bytes
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(bytes[..<length].withUnsafeBytes { SearchTables(bytes: $0) } == nil)
    }
    #expect((bytes + [0]).withUnsafeBytes { SearchTables(bytes: $0) } == nil)
  }
}
