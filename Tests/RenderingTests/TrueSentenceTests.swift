import Facts
import Figures
import Templating
import Testing

@testable import Rendering

/// What sheets once said falsely, over all sheets of the embedded edition in both languages.
@Suite("Sentences that are true of every sheet")
struct TrueSentenceTests {
  /// The keys of the printed sheets whose text holds a sentence.
  private static func sheets(_ language: Language, with sentence: String) throws -> [String] {
    let texts = language == .nl ? try Embedded.dutch.get() : try Embedded.english.get()
    return texts.filter { $0.text.contains(sentence) }.map(\.key)
  }

  @Test func `who came back after a break never answers whether people study on`() throws {
    let words = [
      try Embedded.words(.nl), try Embedded.words(.en),
    ]
    var seen = 0
    for sheet in try Embedded.sheets.get() {
      for figure in sheet.figures where figure.isOfReturned && figure.state == .published {
        seen += 1
        #expect(!figure.headline)
        for words in words {
          let asked = words.texts("indicator.further_study.question")
          #expect(words.question(figure) != asked)
        }
      }
    }
    #expect(seen > 3000)
    let asked = "zijn na een onderbreking teruggekeerd in het onderwijs?"
    #expect(try Self.sheets(.nl, with: asked).count > 700)
    #expect(try Self.sheets(.nl, with: "weer met een opleiding bezig") == [])
    #expect(try Self.sheets(.en, with: "came back to education after a break?").count > 700)
    for (key, text) in try Embedded.dutch.get() where !key.contains("-b") && !key.contains("-ex") {
      #expect(!text.contains("Leren mensen hierna door? ongeveer"), "\(key)")
    }
  }

  @Test func `an estimate is called one wherever its value is told`() throws {
    for (language, mark) in [(Language.nl, "wij schatten "), (.en, "we estimate ")] {
      let words = try Embedded.words(language)
      var seen = 0
      for sheet in try Embedded.sheets.get() {
        for figure in sheet.figures where figure.method == .estimated && figure.state == .published
        {
          seen += 1
          let sentence = try #require(words.estimate(figure))
          for told in [
            words.value(figure), words.briefly(figure), words.shortShare(figure, of: 100),
            words.beside(figure, isEqual: false, sheet),
          ] {
            #expect(told.contains(mark), "\(sheet.key): \(told)")
          }
          #expect(sentence.contains(language == .nl ? "schatten wij er" : "we estimate that"))
        }
      }
      #expect(seen > 1100)
    }
    for false_ in ["hadden er", "haalde het diploma"] {
      #expect(try Self.sheets(.nl, with: false_) == [])
    }
    #expect(try Self.sheets(.en, with: "had the diploma") == [])
  }

  /// A share in words as two numbers, so that a larger share never has a smaller one.
  private static func rank(_ words: String) -> Double? {
    let number = words.split(separator: " ").compactMap { Double($0) }
    guard let first = number.first else { return nil }
    if words.contains("minder dan") || words.contains("fewer than") { return first - 0.5 }
    if words.contains("bijna") || words.contains("nearly") { return first - 0.1 }
    if words.contains("ruim") || words.contains("over ") { return first + 0.2 }
    return first
  }

  @Test func `rounding never turns the order of two figures beside each other round`() throws {
    for language in Language.allCases {
      let words = try Embedded.words(language)
      var (pairs, equal) = (0, 0)
      for sheet in try Embedded.sheets.get() {
        let index = Beside(sheet)
        for (_, figure) in index.headlines where figure.unit == .share {
          for wider in index.figures(figure) where !wider.isNorm {
            guard let own = figure.value, let other = wider.value else { continue }
            pairs += 1
            let told = [words.briefly(figure), words.briefly(wider)]
            let wholes = [FigureWords.whole(figure), FigureWords.whole(wider)]
            #expect(wholes[0] == wholes[1], "\(sheet.key) \(told)")
            let ranks = try told.map { try #require(Self.rank($0)) }
            if own < other { #expect(ranks[0] <= ranks[1], "\(sheet.key) \(told)") }
            if own > other { #expect(ranks[0] >= ranks[1], "\(sheet.key) \(told)") }
            if told[0] == told[1] { equal += 1 }
          }
        }
      }
      #expect(pairs > 10_000 && equal > 100)
    }
  }

  @Test func `two figures that read the same are said to be about equal`() throws {
    let dutch = try Embedded.dutch.get()
    #expect(dutch.contains { $0.text.contains(", ongeveer even veel (") })
    let hidden = try #require(dutch.first { $0.key == "23ah-34112" }).text
    #expect(hidden.contains("wij schatten 6 van de 10"))
    #expect(hidden.contains("wij schatten 6 van de 10, ongeveer even veel ("))
  }

  @Test func `no question stands twice on a sheet`() throws {
    let view = SheetView(texts: try Texts(try Embedded.books.get(), .nl))
    let english = SheetView(texts: try Texts(try Embedded.books.get(), .en))
    let cards = try Embedded.core.get().facts.sources
    for (view, sheets) in [
      (view, try Embedded.sheets.get()), (english, try Embedded.printed.get()),
    ] {
      let told = ToldFigures()
      for sheet in sheets {
        let record = view.record(sheet, sources: cards, told: told)
        var questions: [String] = []
        for part in ["questions", "more", "returned", "context"] {
          guard case .list(let rows) = record[part] else { continue }
          questions += rows.map { CardView.text($0, "question") }
        }
        questions.append(CardView.text(record, "path_title"))
        questions.removeAll { $0.isEmpty }
        #expect(Set(questions).count == questions.count, "\(sheet.key): \(questions)")
      }
    }
  }

  @Test func `a result of a whole school is told with its niveaus, in words and in the data`()
    throws
  {
    for language in Language.allCases {
      let words = try Embedded.words(language)
      let levels = words.texts("level.2-4")
      for sheet in try Embedded.sheets.get() {
        for figure in sheet.figures {
          guard let basis = figure.basis, basis.population.hasPrefix("inspectie_"),
            !figure.isNorm
          else { continue }
          #expect(basis.group.hasSuffix(", niveau 2 tot en met 4"))
          #expect(words.group(figure, sheet)?.contains(levels) == true)
        }
      }
    }
    #expect(try Self.sheets(.nl, with: "hele school") == [])
  }

  @Test func `who is counted stands in the text, and nobody is said to be everyone`() throws {
    #expect(try Self.sheets(.nl, with: "telde iedereen") == [])
    #expect(try Self.sheets(.en, with: "counted everyone") == [])
    #expect(try Self.sheets(.nl, with: "Steeds dezelfde groep") == [])
    #expect(try Self.sheets(.nl, with: "hun diploma haalden, 1 jaar na school") == [])
    let hbo = try #require(try Embedded.dutch.get().first { $0.key == "28dn-30020" }).text
    #expect(
      hbo.contains(
        """
        Mensen die een voltijdopleiding afmaakten, in Nederland wonen en daarna niet opnieuw gingen \
        studeren.
        """))
  }

  @Test func `an hourly wage whose kind nobody knows is never called a mean`() throws {
    var seen = 0
    for sheet in try Embedded.sheets.get() {
      for figure in sheet.figures where figure.definition == "start_salary.cbs_ho_fulltime_hourly" {
        guard figure.state == .published else { continue }
        seen += 1
        #expect(figure.statistic == .unknown)
      }
    }
    #expect(seen > 700)
    #expect(try Self.sheets(.nl, with: "per uur, gemiddeld") == [])
    #expect(try Self.sheets(.en, with: "per hour, on average") == [])
    #expect(
      try Self.sheets(.nl, with: "per uur, de bron zegt niet hoe dit is berekend").count > 700)
  }

  @Test func `80 of 100 asked for and 80 told: then it is said that small numbers are hidden`()
    throws
  {
    let texts = Dictionary(uniqueKeysWithValues: try Embedded.dutch.get().map { ($0.key, $0.text) })
    for key in ["30gb-34406", "07gr-34464", "09ot-34808", "25dw-34275"] {
      let text = try #require(texts[key])
      #expect(
        text.contains("en de bron verbergt kleine aantallen")
          || text.contains("want de bron verbergt kleine aantallen"), "\(key)")
    }
  }

  @Test func `a programme that a count does not name is not said to have too few people`() throws {
    let texts = Dictionary(uniqueKeysWithValues: try Embedded.dutch.get().map { ($0.key, $0.text) })
    for key in ["07gr-34538", "25dw-34500"] {
      let text = try #require(texts[key])
      #expect(text.contains("In deze telling staat deze opleiding op deze school niet."), "\(key)")
    }
  }

  @Test func `explain never asks half where the rule asks 80 of 100`() throws {
    let cards = try Embedded.core.get().facts.sources
    let book = try Embedded.books.get()[.nl] ?? [:]
    var seen = 0
    for sheet in try Embedded.printed.get() where sheet.level == .bachelor {
      guard let figure = sheet.headline(.completion),
        figure.passedOver?.first?.reason == .formMix
      else { continue }
      seen += 1
      let text = try Explanation(.completion, on: sheet, texts: book, sources: cards).text
      #expect(!text.contains("helft"), "\(sheet.key)")
    }
    #expect(seen > 60)
  }

  @Test func `a year is as old as October of that year`() {
    func isOld(_ period: String, _ measured: String? = nil) -> Bool {
      var figure = Figure(.startResult, definition: "x", state: .published, unit: .share)
      figure.period = period
      figure.measured = measured
      return Age.isOld(figure, asOf: "2026-11")
    }
    #expect(isOld("2021"))
    #expect(isOld("2021", "2021-10"))
    #expect(isOld("2021", "2021"))
    #expect(isOld("2020/21"))
    #expect(isOld("2016–2021"))
    #expect(!isOld("2022") && !isOld("2021/22") && !isOld("2021–2024"))
    #expect(!isOld("2021", "2021-11"))
  }
}
