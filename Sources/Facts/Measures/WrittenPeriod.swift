/// A school year or a calendar year as a publisher writes it, with the mark of provisional figures.
///
/// School years: `2022SJ00` (CBS's code), `2022/'23`, `2022/23`, `2022/2023`, `2022-2023`, `2022 -
/// 2023` and `2022-23`; the second year is the one after the first. Calendar years: `2022` and
/// `2022JJ00`. CBS puts `*` behind provisional and `**` behind revised provisional figures
/// (voorlopig, nader voorlopig). Any other text (a footnote, several years, two digits) is not a
/// period.
package struct WrittenPeriod: Hashable, Sendable {
  /// From 1 August to 31 July, or from 1 January to 31 December.
  package enum Kind: Hashable, Sendable { case schoolYear, calendarYear }

  /// Whether it is a school year or a calendar year.
  package var kind: Kind
  /// The year, or the calendar year in which the school year starts: 1900…2100.
  package var start: Int
  /// The publisher may still change its figures.
  package var isProvisional: Bool

  /// The mark of a provisional period, here and in the tables of an edition.
  package static let mark = "*"

  /// Nil when the text is not one period.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    func dropSpaces() { while rest.last == 0x20 { rest.removeLast() } }
    dropSpaces()
    var stars = 0
    while rest.last == UInt8(ascii: "*"), stars < 3 {
      rest.removeLast()
      stars += 1
    }
    dropSpaces()
    guard stars < 3, rest.count >= 4, let start = WrittenPeriod.number(rest.prefix(4)),
      (1900...2100).contains(start)
    else { return nil }
    isProvisional = stars > 0
    self.start = start
    rest.removeFirst(4)
    if rest.isEmpty || rest.elementsEqual("JJ00".utf8) {
      kind = .calendarYear
      return
    }
    kind = .schoolYear
    if rest.elementsEqual("SJ00".utf8) { return }
    while rest.first == 0x20 { rest.removeFirst() }
    guard let separator = ["/", "-", "–"].first(where: { rest.starts(with: $0.utf8) }) else {
      return nil
    }
    rest.removeFirst(separator.utf8.count)
    while rest.first == 0x20 { rest.removeFirst() }
    let apostrophe = ["'", "’", "‘"].first { rest.starts(with: $0.utf8) }
    rest.removeFirst(apostrophe?.utf8.count ?? 0)
    guard let end = WrittenPeriod.number(rest) else { return nil }
    switch rest.count {
    case 2: guard end == (start + 1) % 100 else { return nil }
    case 4: guard apostrophe == nil, end == start + 1 else { return nil }
    default: return nil
    }
  }

  /// A period of this kind that starts in this year; the year is not checked.
  package init(_ kind: Kind, _ start: Int, isProvisional: Bool = false) {
    (self.kind, self.start, self.isProvisional) = (kind, start, isProvisional)
  }

  /// `2022/23` or `2022`, as editions and sheets write it, without the mark.
  package var name: String {
    guard kind == .schoolYear else { return String(start) }
    let end = (start + 1) % 100
    return "\(start)/" + (end < 10 ? "0\(end)" : "\(end)")
  }

  /// A period of an edition's table: its text, and the mark that may stand behind it.
  package static func split(_ text: String) -> (period: String, isProvisional: Bool) {
    guard text.hasSuffix(mark) else { return (text, false) }
    return (String(text.dropLast(mark.count)), true)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}

extension WrittenPeriod {
  /// A period named in a title.
  package enum Mention: Hashable, Sendable {
    /// A school year, by the year it starts in.
    case schoolYear(Int)
    /// A year on its own, or the first of two that are no school year and no span.
    case calendarYear(Int)
    /// Several years, `2015-2019`: the first and the last.
    case span(Int, Int)
  }

  /// The school years, spans and single years a title names, in the order of the text; a year
  /// inside a date (`14-07-2022`, `2022-07-14`) or a longer number does not count.
  package static func mentions(in title: String) -> [Mention] {
    var found: [Mention] = []
    var rest = title[...]
    let pattern =
      /(^-?|[^0-9\-]|[^0-9]-)((?:19|20)[0-9]{2})(?:\s?([\/\-–])\s?(['’‘])?([0-9]{4}|[0-9]{2}))?(?=$|[^0-9])/
    while let match = rest.firstMatch(of: pattern) {
      rest = rest[match.range.upperBound...]
      guard let start = Int(match.2) else { continue }
      guard let tail = match.5, let end = Int(tail) else {
        found.append(.calendarYear(start))
        continue
      }
      if end == (tail.count == 2 ? (start + 1) % 100 : start + 1) {
        found.append(.schoolYear(start))
      } else if tail.count == 4, end > start {
        found.append(.span(start, end))
      }
    }
    return found
  }

  /// What a title says that contradicts this period, as text for a reader; nil where the title
  /// names this period, or none.
  ///
  /// A school year is contradicted by another school year, by a span, and by a year on its own
  /// right behind a word such as «schooljaar» or «cohort». Any other single year may be that of
  /// publication, up to three years after its start. A calendar year is contradicted when years are
  /// named and it is not among them.
  package func contradiction(in title: String) -> String? {
    let mentions = WrittenPeriod.mentions(in: title)
    if kind == .calendarYear {
      let years = mentions.flatMap { mention -> [Int] in
        switch mention {
        case .calendarYear(let year): [year]
        case .schoolYear(let start): [start, start + 1]
        case .span(let first, let last): [first, last]
        }
      }
      if years.isEmpty || years.contains(start) { return nil }
      return years.map(String.init).joined(separator: ", ")
    }
    for mention in mentions {
      switch mention {
      case .schoolYear(let other) where other != start:
        return WrittenPeriod(.schoolYear, other).name
      case .span(let first, let last): return "\(first)–\(last)"
      default: continue
      }
    }
    let years = mentions.compactMap { mention -> Int? in
      if case .calendarYear(let year) = mention { year } else { nil }
    }
    if years.count == mentions.count, let first = years.first,
      !years.contains(where: (start...(start + 3)).contains)
    {
      return String(first)
    }
    let pattern =
      /(?i)(?:school|studie|uitstroom)?(?:jaar|cohort) ?((?:19|20)[0-9]{2})(?![0-9\/\-–])/
    guard let match = title.firstMatch(of: pattern), let year = Int(match.1), year != start,
      year != start + 1
    else { return nil }
    return String(year)
  }
}
