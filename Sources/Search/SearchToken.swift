import Facts

/// One word of a question, or some that belong together, with how well it fits every text.
struct SearchToken {
  /// As it was typed, folded.
  let typed: String
  /// How many words it is.
  let length: Int
  /// Traits of which an offering must have one, when that is what the words mean; 0 otherwise.
  var mask: Int32 = 0
  /// True when the words are the whole name of a school, a place or a region.
  var isPlace = false
  /// Text to how well the word fits it, in thousandths; 0: not.
  var scores: [Int32]
  /// Text to the word it was read as, where that is another than was typed; −1 otherwise.
  var slips: [Int32]
  /// School and place to how well it fits them.
  var schools: [Int32] = []
  var places: [Int32] = []
  /// Traits it may have been meant as, each with how well it fits.
  var traits: [(mask: Int32, score: Int32)] = []
  /// Programme to how well it fits any of its names.
  var programmes: [Int32] = []

  init(_ typed: String, length: Int, texts: Int) {
    self.typed = typed
    self.length = length
    scores = [Int32](repeating: 0, count: texts)
    slips = [Int32](repeating: -1, count: texts)
  }

  /// True when something has it.
  var isKnown: Bool { mask != 0 || scores.contains { $0 > 0 } }

  mutating func give(_ text: Int, _ score: Int32, slip: Int32 = -1) {
    guard score > scores[text] else { return }
    scores[text] = score
    slips[text] = slip
  }
}

extension SearchTables {
  typealias Word = ArraySlice<UInt16>

  func worth(_ fit: SearchRules.Fit) -> Int32 {
    self.fit[fit.rawValue]
  }

  func kind(_ text: Int) -> SearchRules.TextKind {
    SearchRules.TextKind(rawValue: Int(textKind[text])) ?? .trait
  }

  /// The number of a word; nil when no text has it.
  func number(_ word: [UInt16]) -> Int? {
    let at = firstWord(notBefore: word)
    return at < words.count && words[at].elementsEqual(word) ? at : nil
  }

  /// True when a word begins so.
  func isBeginning(_ word: [UInt16]) -> Bool {
    let at = firstWord(notBefore: word)
    return at < words.count && words[at].starts(with: word)
  }

  private func firstWord(notBefore word: [UInt16]) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func text(of word: Int) -> String { String(decoding: words[word], as: UTF16.self) }

  /// The words of a question in groups: as many as make a whole name of a school or a place, or a
  /// word for a level or form; the rest one by one.
  func tokens(_ typed: [String]) -> [SearchToken] {
    var tokens: [SearchToken] = []
    let letters = typed.map { Array($0.utf16) }
    let numbers = letters.map { number($0).map { Int32($0) } }
    var at = 0
    while at < typed.count {
      var length = min(6, typed.count - at)
      var found: SearchToken?
      while length > 0, found == nil {
        let part = numbers[at..<(at + length)].compactMap { $0 }
        if part.count == length {
          found = phrase(typed[at..<(at + length)].joined(separator: " "), part)
        }
        if found == nil { length -= 1 }
      }
      tokens.append(found ?? matching(letters[at], typed[at], isWide: false))
      at += max(1, length)
    }
    return tokens.map(prepared)
  }

  /// Every token read more widely: also as words that look like it, though there are such words.
  func widened(_ tokens: [SearchToken]) -> [SearchToken] {
    tokens.map { token in
      guard token.length == 1, token.mask == 0 else { return token }
      var wide = matching(Array(token.typed.utf16), token.typed, isWide: true)
      for text in token.scores.indices where token.scores[text] > wide.scores[text] {
        wide.scores[text] = token.scores[text]
        wide.slips[text] = token.slips[text]
      }
      wide.isPlace = token.isPlace
      return prepared(wide)
    }
  }

  /// Words that together are a whole name of a place, a school or a trait; nil when they are not.
  private func phrase(_ typed: String, _ numbers: [Int32]) -> SearchToken? {
    var token = SearchToken(typed, length: numbers.count, texts: textKind.count)
    let whole = worth(.whole)
    for use in uses[Int(numbers[0])] {
      let text = Int(use)
      guard textWords[text].elementsEqual(numbers) else { continue }
      switch kind(text) {
      case .trait: token.mask |= textOwner[text]
      case .school, .schoolNew, .schoolAlias, .place, .placeAlias:
        token.give(text, whole)
        token.isPlace = true
      case .region, .joinedSchool:
        token.give(text, kinds[Int(textKind[text])])
        token.isPlace = true
      case .name, .other, .own, .typed, .code: continue
      }
    }
    guard token.mask != 0 || token.isPlace else { return nil }
    for use in uses[Int(numbers[0])] {
      let text = Int(use)
      guard numbers.allSatisfy({ textWords[text].contains($0) }) else { continue }
      switch kind(text) {
      case .name, .other, .own, .typed:
        token.give(text, worth(.placeAsName) * kinds[Int(textKind[text])] / 1000)
      case .school, .schoolNew, .schoolAlias, .joinedSchool:
        if token.mask == 0 {
          token.give(text, worth(.placeAsName) * kinds[Int(textKind[text])] / 1000)
        }
      case .place, .placeAlias, .region, .trait, .code: continue
      }
    }
    return token
  }

  /// One word, held against every word there is.
  private func matching(_ word: [UInt16], _ typed: String, isWide: Bool) -> SearchToken {
    var token = SearchToken(typed, length: 1, texts: textKind.count)
    let hasDigit = word.contains { (48...57).contains($0) }
    var begins = false
    for number in 0..<words.count {
      let other = words[number]
      if other.count < word.count { continue }
      // Two digits begin too many codes to mean one.
      if hasDigit, word.count < 3, other.count > word.count { continue }
      if other.starts(with: word) {
        begins = true
        let isWhole = other.count == word.count
        let part = worth(.beginRest) * Int32(word.count) / Int32(other.count)
        give(&token, number, isWhole ? worth(.whole) : worth(.begin) + part)
      } else if !hasDigit, word.count > 3, SearchTables.contains(other, word) {
        give(&token, number, worth(.inside))
      }
    }
    if !begins, word.count > 4 { begins = giveJoined(&token, word) }
    if (!begins || isWide) && word.count > 3 && !hasDigit { giveSlips(&token, word) }
    return token
  }

  private func give(_ token: inout SearchToken, _ word: Int, _ fit: Int32, slip: Int32 = -1) {
    for use in uses[word] {
      let text = Int(use)
      if kind(text) == .trait, slip != word || textWords[text].count != 1 { continue }
      token.give(text, fit * kinds[Int(textKind[text])] / 1000, slip: slip)
    }
  }

  /// Words written together that a text has apart; true when a text has them.
  private func giveJoined(_ token: inout SearchToken, _ word: [UInt16]) -> Bool {
    var found = false
    for text in textKind.indices where textWords[text].count > 1 && kind(text) != .trait {
      let numbers = Array(textWords[text])
      for start in 0..<(numbers.count - 1) {
        guard let fit = joined(word, numbers[start...]) else { continue }
        found = true
        token.give(text, worth(fit) * kinds[Int(textKind[text])] / 1000)
      }
    }
    return found
  }

  private func joined(_ word: [UInt16], _ numbers: ArraySlice<Int32>) -> SearchRules.Fit? {
    var rest = word[...]
    for (index, number) in numbers.enumerated() {
      let next = words[Int(number)]
      if rest.count > next.count {
        // One letter in front is a slip of the finger, and no word.
        guard rest.starts(with: next), index > 0 || next.count > 1 else { return nil }
        rest = rest.dropFirst(next.count)
      } else {
        guard index > 0, next.starts(with: rest) else { return nil }
        return next.count == rest.count ? .joined : .joinedBegin
      }
    }
    return nil
  }

  /// The words that differ least from it, and those that begin so but for a letter.
  private func giveSlips(_ token: inout SearchToken, _ word: [UInt16]) {
    let limit = word.count > 7 ? 2 : 1
    var best: (halves: Int, uses: Int, word: Int)?
    for number in 0..<words.count {
      let other = words[number]
      guard other.count > 2, !other.elementsEqual(word),
        !other.contains(where: { (48...57).contains($0) })
      else { continue }
      var halves = 2 * SearchTables.distance(word[...], other, limit)
      if halves > 2 * limit, other.count > word.count {
        halves = 2 * SearchTables.distance(word[...], other.prefix(word.count), limit) + 1
      }
      guard halves <= 2 * limit else { continue }
      give(
        &token, number, worth(.slip) - worth(.slipStep) * Int32(halves), slip: Int32(number))
      let count = uses[number].count
      if best.map({ (halves, -count) < ($0.halves, -$0.uses) }) ?? true {
        best = (halves, count, number)
      }
    }
    guard let best else { return }
    let meant = Array(words[best.word])
    for number in 0..<words.count where words[number].count > meant.count {
      if SearchTables.contains(words[number], meant) || words[number].starts(with: meant) {
        give(&token, number, worth(.slipInside), slip: Int32(best.word))
      }
    }
  }

  /// Fills in what a token is worth for schools, places, traits and programmes.
  private func prepared(_ token: SearchToken) -> SearchToken {
    var token = token
    token.schools = [Int32](repeating: 0, count: schoolNames.count)
    token.places = [Int32](repeating: 0, count: placeNames.count)
    token.programmes = [Int32](repeating: 0, count: programmeTexts.count)
    token.traits = []
    var regions = [Int32](repeating: 0, count: Int(placeRegion.max() ?? -1) + 1)
    for text in token.scores.indices where token.scores[text] > 0 {
      let (score, owner) = (token.scores[text], Int(textOwner[text]))
      switch kind(text) {
      case .school, .schoolNew, .schoolAlias, .joinedSchool:
        token.schools[owner] = max(token.schools[owner], score)
      case .place, .placeAlias: token.places[owner] = max(token.places[owner], score)
      case .region: regions[owner] = max(regions[owner], score)
      case .trait: token.traits.append((Int32(owner), score))
      case .name, .other, .typed, .code:
        token.programmes[owner] = max(token.programmes[owner], score)
      case .own: continue
      }
    }
    for (place, region) in placeRegion.enumerated() where region >= 0 {
      token.places[place] = max(token.places[place], regions[Int(region)])
    }
    return token
  }

  /// True when a word has another one in it, behind its first letter.
  private static func contains(_ word: Word, _ part: [UInt16]) -> Bool {
    guard word.count > part.count else { return false }
    for start in 1...(word.count - part.count)
    where word[(word.startIndex + start)...].starts(with: part) { return true }
    return false
  }

  /// How many letters two words differ, two swapped being one; more than the limit as limit + 1.
  static func distance(_ a: Word, _ b: Word, _ limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    let (a, b) = (Array(a), Array(b))
    var (older, before) = ([Int](), Array(0...b.count))
    for i in 1...max(1, a.count) where i <= a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      var least = i
      for j in 1...max(1, b.count) where j <= b.count {
        var value = min(
          before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          value = min(value, older[j - 2] + 1)
        }
        row.append(value)
        least = min(least, value)
      }
      if least > limit { return limit + 1 }
      (older, before) = (before, row)
    }
    return before[b.count]
  }
}
