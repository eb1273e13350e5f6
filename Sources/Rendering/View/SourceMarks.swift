import Facts
import Templating

/// What a sheet says once and points at afterwards: its sources, each with a number in the order a
/// reader meets them, and the sentences about who is counted.
struct SourceMarks {
  /// The question of the figure where a population is described.
  private var described: [String: String] = [:]
  private(set) var ids: [String] = []
  private var numbers: [String: Int] = [:]

  /// Who is counted in a figure: the whole sentence the first time, where it stands afterwards.
  mutating func population(_ figure: Figure, _ question: String, _ words: FigureWords) -> String? {
    guard let sentence = words.population(figure) else { return nil }
    if let title = described[sentence] {
      return words.texts("phrase.same_population", ["title": title])
    }
    described[sentence] = question
    return sentence
  }

  /// The numbers of a figure's sources, ascending.
  mutating func marks(_ figures: [Figure]) -> Value {
    var found: [Int] = []
    for figure in figures {
      for source in figure.sources + (figure.converted?.sources ?? []) {
        let number = number(of: source.id)
        if !found.contains(number) { found.append(number) }
      }
    }
    return .list(
      found.sorted().map { number in
        var mark = Record(SheetShape.mark)
        mark["number"] = .text(String(number))
        return mark
      })
  }

  private mutating func number(of id: String) -> Int {
    if let number = numbers[id] { return number }
    ids.append(id)
    numbers[id] = ids.count
    return ids.count
  }

  /// The list at the end of the sheet: title, publisher, and date and licence
  /// where the source has them.
  func list(
    _ cards: [String: SourceCard], _ words: FigureWords, _ told: ToldFigures
  ) -> [Record] {
    ids.enumerated().map { index, id in
      var record = told.source(id) {
        cards[id].map { SourceMarks.record($0, words) } ?? SourceMarks.unknown(id, words.texts)
      }
      record["number"] = .text(String(index + 1))
      return record
    }
  }

  private static func unknown(_ id: String, _ texts: Texts) -> Record {
    var record = Record(SheetShape.source)
    record["id"] = .text(id)
    record["title"] = .text(texts.known("source." + id) ?? texts("phrase.source_unknown"))
    return record
  }

  /// A source with everything said of it.
  static func record(_ card: SourceCard, _ words: FigureWords) -> Record {
    var record = Record(SheetShape.source)
    record["id"] = .text(card.id)
    record["title"] = .text(card.title)
    record["publisher"] = .text(card.publisher)
    if !card.date.isEmpty {
      record["date"] = .text(
        words.texts("phrase.source_date", ["date": words.dates.words(card.date)]))
    }
    if !card.licence.isEmpty { record["licence"] = .text(card.licence) }
    if card.url.hasPrefix("https://") || card.url.hasPrefix("http://") {
      record["url"] = .text(card.url)
    }
    return record
  }
}
