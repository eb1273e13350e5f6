import Testing

@testable import Rendering

/// The pupil's text stays at B1: short sentences, and no word for which there is an easier one.
///
/// The rule: a sentence has at most 20 words and ten on average; the words of `hard` are not used.
/// Left out are names of registers (`sector`, `direction`, `source`), the sums of `explain`
/// (`formula`, `term`) and what is written for people of policy (`signal`).
@Suite struct ReadingLevelTests {
  static let others: Set<String> = [
    "signal", "term", "source", "formula", "sector", "direction",
  ]
  /// Hard words, each with what to write instead.
  static let hard: [String: String] = [
    "indien": "als", "echter": "maar", "tevens": "ook", "betreft": "gaat over",
    "conform": "volgens", "dient": "moet", "middels": "met", "reeds": "al", "derhalve": "daarom",
    "aanvang": "begin", "gedurende": "tijdens", "uitstroom": "wie van school ging",
    "cohort": "groep", "percentage": "van de 100", "gediplomeerden": "mensen met een diploma",
    "instroom": "wie begint", "rendement": "hoeveel het diploma halen", "populatie": "groep",
    "indicator": "cijfer", "mediaan": "de middelste", "significant": "meer dan toeval",
    "betrouwbaarheidsinterval": "tussen … en …", "kwartiel": "een kwart",
    "respondenten": "wie de vragenlijst invulde", "arbeidsmarkt": "werk", "alsmede": "en",
    "additioneel": "extra", "realiseren": "halen", "dergelijke": "zo'n", "inzake": "over",
    "aangaande": "over", "teneinde": "om", "omtrent": "over", "hetgeen": "wat",
    "prognose": "voorspelling", "raming": "schatting", "hanteren": "gebruiken",
    "verstrekken": "geven", "kwalificatie": "diploma", "startkwalificatie": "diploma",
  ]

  static func sentences(_ text: String) -> [[Substring]] {
    text.split(whereSeparator: { ".!?".contains($0) }).map { $0.split(separator: " ") }
      .filter { !$0.isEmpty }
  }

  @Test func `a pupil's sentence is short, and its words are easy`() throws {
    var lengths: [Int] = []
    for (key, text) in try Fixture.texts() {
      guard let group = key.split(separator: ".").first, !Self.others.contains(String(group))
      else { continue }
      for sentence in Self.sentences(text) {
        #expect(sentence.count <= 20, "\(key): \(sentence.joined(separator: " "))")
        if sentence.count > 3 { lengths.append(sentence.count) }
      }
      for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
        if let easier = Self.hard[String(word)] {
          Issue.record("\(key): schrijf «\(easier)» in plaats van «\(word)»")
        }
      }
    }
    #expect(lengths.count > 300)
    #expect(Double(lengths.reduce(0, +)) / Double(lengths.count) <= 10)
  }

  @Test func `the check finds a long sentence and counts its words`() {
    let words = Self.sentences("Eén twee drie. Vier vijf? Zes!")
    #expect(words.map(\.count) == [3, 2, 1])
  }
}
