import Facts

/// The offerings that were found, best first, and how the question was understood.
package struct SearchAnswer: Sendable {
  package struct Hit: Hashable, Sendable {
    /// Number of the offering, in the order of keys.
    package var row: Int
    /// How well it matches, in thousandths: 0…1000.
    package var score: Int
  }

  /// A word that was read as another one.
  package struct Reading: Hashable, Sendable {
    /// The word as it was typed, folded; several words where they were read as one.
    package var typed: String
    /// What it was read as.
    package var read: String
  }

  /// All offerings found, not limited.
  package var hits: [Hit] = []
  /// Words that were read as other words, for the first hit.
  package var readings: [Reading] = []
  /// Words that were left out, because nothing has all of them.
  package var dropped: [String] = []

  package init() {}
}

extension SearchTables {
  /// One way of reading a question: its words as they are, or some of them written together.
  private struct Way {
    var tokens: [SearchToken]
    /// What was typed as two words or more and is read as one.
    var merged: [SearchAnswer.Reading] = []
  }

  /// The offerings that every word matches, best first; without words all of them, with score 0.
  ///
  /// A question that nothing matches whole is read more widely, then without its unknown words,
  /// then without one of its words; the answer says so. Filters do not change how it is read.
  ///
  /// - Parameter passes: whether a row may be in the answer.
  /// - Complexity: every word is compared with the known words, and every row is scored.
  package func answer(_ question: String, where passes: (Int) -> Bool = { _ in true })
    -> SearchAnswer
  {
    var answer = SearchAnswer()
    let typed = questionWords(question)
    guard !typed.isEmpty else {
      answer.hits = sorted(rowSchool.indices.map { (0, $0, 0) }).filter { passes($0.row) }
        .map { .init(row: $0.row, score: 0) }
      return answer
    }
    var ways = [Way(tokens: tokens(typed))]
    if let merged = merged(typed) { ways.append(merged) }
    var found = ranked(ways)
    if found.isEmpty {
      ways[0].tokens = widened(ways[0].tokens)
      ways = [ways[0]]
      found = ranked(ways)
    }
    if found.isEmpty {
      (found, ways, answer.dropped) = withoutSome(ways[0].tokens)
    }
    found = found.filter { passes($0.row) }
    answer.hits = found.map { .init(row: $0.row, score: $0.score) }
    if let first = found.first {
      answer.readings = ways[first.way].merged
      for token in ways[first.way].tokens {
        if let reading = reading(token, first.row) { answer.readings.append(reading) }
      }
    }
    return answer
  }

  /// The same without all words that nothing has, and if need be without one more: the one without
  /// which the best answer fits best, a word for a kind before a place and that before another.
  private func withoutSome(_ tokens: [SearchToken]) -> ([Ranked], [Way], [String]) {
    let known = tokens.indices.filter { tokens[$0].isKnown }
    var best: ([Ranked], [Way], [String]) = ([], [Way(tokens: tokens)], [])
    func attempt(_ left: [Int]) {
      guard left.contains(where: { tokens[$0].mask == 0 }) else { return }
      let way = Way(tokens: left.map { tokens[$0] })
      let found = ranked([way])
      guard let first = found.first, first.score > best.0.first?.score ?? 0 else { return }
      let dropped = tokens.indices.filter { !left.contains($0) }.map { tokens[$0].typed }
      best = (found, [way], dropped)
    }
    if known.count < tokens.count { attempt(known) }
    if !best.0.isEmpty { return best }
    let order =
      known.filter { tokens[$0].mask != 0 }
      + known.filter { tokens[$0].mask == 0 && tokens[$0].isPlace }
      + known.filter { tokens[$0].mask == 0 && !tokens[$0].isPlace }
    for out in order { attempt(known.filter { $0 != out }) }
    return best
  }

  private func questionWords(_ question: String) -> [String] {
    let all = SearchWords.of(question)
    let large = all.filter { word in
      let letters = Array(word.utf16)
      return !(0..<small.count).contains { small[$0].elementsEqual(letters) }
    }
    return large.isEmpty ? all : large
  }

  /// The question with words that are one word written together; nil when there are none.
  private func merged(_ typed: [String]) -> Way? {
    var words: [String] = []
    var merged: [SearchAnswer.Reading] = []
    var at = 0
    while at < typed.count {
      var length = min(3, typed.count - at)
      while length > 1 {
        let word = typed[at..<(at + length)].joined()
        let letters = Array(word.utf16)
        let isPlain = !letters.contains { (48...57).contains($0) }
        if isPlain, number(letters) != nil || letters.count > 5 && isBeginning(letters) { break }
        length -= 1
      }
      let part = typed[at..<(at + max(1, length))]
      if length > 1 {
        merged.append(.init(typed: part.joined(separator: " "), read: part.joined()))
      }
      words.append(part.joined())
      at += max(1, length)
    }
    return merged.isEmpty ? nil : Way(tokens: tokens(words), merged: merged)
  }

  private typealias Ranked = (score: Int, row: Int, way: Int)

  private func ranked(_ ways: [Way]) -> [Ranked] {
    var best: [Int: Ranked] = [:]
    for (number, way) in ways.enumerated() {
      for (score, row) in scores(way.tokens) where score > best[row]?.score ?? 0 {
        best[row] = (score, row, number)
      }
    }
    return sorted(Array(best.values))
  }

  /// Best first; of those that fit alike, one with today's number first, then the larger.
  private func sorted(_ rows: [Ranked]) -> [Ranked] {
    rows.sorted { a, b in
      if a.score != b.score { return a.score > b.score }
      if rowOld[a.row] != rowOld[b.row] { return rowOld[a.row] < rowOld[b.row] }
      if rowSize[a.row] != rowSize[b.row] { return rowSize[a.row] > rowSize[b.row] }
      return a.row < b.row
    }
  }

  /// The rows that every token fits, with how well.
  private func scores(_ tokens: [SearchToken]) -> [(score: Int, row: Int)] {
    let share = worth(.nameShare)
    let other = worth(.otherName)
    let asName = worth(.placeAsName)
    let whole = worth(.whole)
    let otherLevel = worth(.otherLevel)
    let active = programmeTexts.indices(where: { text in tokens.contains { $0.scores[text] > 0 } })
    var meaning = [Int32](repeating: 0, count: tokens.count)
    var elsewhere = meaning
    var found: [(score: Int, row: Int)] = []
    rows: for row in rowSchool.indices {
      let (school, programme) = (Int(rowSchool[row]), Int(rowProgramme[row]))
      let own = ownTexts[row]
      let title = programmeTexts[programme].first.map { Int($0) }
      for (index, token) in tokens.enumerated() {
        var best: Int32 = 0
        var names: Int32 = 0
        if token.mask != 0 {
          if rowMainTraits[row] & token.mask != 0 {
            best = whole
          } else if rowTraits[row] & token.mask != 0 {
            best = otherLevel
          } else if let title, token.scores[title] > 0 {
            best = asName
          }
        } else {
          best = token.schools[school]
          for place in rowPlaces[row] { best = max(best, token.places[Int(place)]) }
          for trait in token.traits where rowTraits[row] & trait.mask != 0 {
            best = max(best, trait.score)
          }
          names = token.programmes[programme]
          for text in own { names = max(names, token.scores[Int(text)]) }
        }
        if best == 0, names == 0 { continue rows }
        meaning[index] = best
        elsewhere[index] = names * other / 1000
      }
      var best: Int32 = 0
      func weigh(_ text: Int) {
        var sum: Int32 = 0
        var inName: Int32 = 0
        for (index, token) in tokens.enumerated() {
          let named = token.scores[text]
          if named > 0, token.mask == 0 { inName += named * Int32(token.length) }
          sum += max(token.mask != 0 ? 0 : named, meaning[index], elsewhere[index])
        }
        let covered = min(inName, 1000 * textLength[text]) / textLength[text]
        best = max(best, (sum / Int32(tokens.count) * (1000 - share) + covered * share) / 1000)
      }
      if let title { weigh(title) }
      for text in active[programme] { weigh(text) }
      for text in own { weigh(Int(text)) }
      if best > 0 { found.append((Int(best), row)) }
    }
    return found
  }

  /// How a token was read for a row, when not as it was typed.
  private func reading(_ token: SearchToken, _ row: Int) -> SearchAnswer.Reading? {
    guard token.mask == 0 else { return nil }
    var best: (score: Int32, text: Int) = (0, -1)
    for text in token.scores.indices
    where token.scores[text] > best.score && belongs(text, to: row) {
      best = (token.scores[text], text)
    }
    guard best.text >= 0 else { return nil }
    let slip = token.slips[best.text]
    if slip >= 0 { return .init(typed: token.typed, read: text(of: Int(slip))) }
    guard best.score == worth(.whole) else { return nil }
    let owner = Int(textOwner[best.text])
    let name: String
    switch kind(best.text) {
    case .schoolAlias: name = String(decoding: schoolNames[owner], as: UTF8.self)
    case .placeAlias: name = String(decoding: placeNames[owner], as: UTF8.self)
    default: return nil
    }
    return .init(typed: token.typed, read: name)
  }

  private func belongs(_ text: Int, to row: Int) -> Bool {
    let owner = textOwner[text]
    switch kind(text) {
    case .name, .other, .typed, .code: return owner == rowProgramme[row]
    case .own: return owner == Int32(row)
    case .school, .schoolNew, .schoolAlias, .joinedSchool: return owner == rowSchool[row]
    case .place, .placeAlias: return rowPlaces[row].contains(owner)
    case .region: return rowPlaces[row].contains { placeRegion[Int($0)] == owner }
    case .trait: return rowTraits[row] & owner != 0
    }
  }
}

extension NumberLists<Int32> {
  /// Of each list, the values that hold.
  func indices(where holds: (Int) -> Bool) -> [[Int]] {
    (0..<count).map { self[$0].lazy.map { Int($0) }.filter(holds) }
  }
}
