import Facts
import Figures
import Foundation
import Registers
import Templating
import Testing

@testable import Rendering

/// Two shares that stand together are told out of the same number of people.
@Suite("One scale")
struct OneScaleTests {
  private static func share(
    _ definition: String, _ value: Double, _ rung: Rung, method: Facts.Method = .counted,
    headline: Bool = true, indicator: IndicatorID = .completion
  ) -> Figure {
    var figure = Figure(
      indicator, definition: definition, state: .published, unit: .share, headline: headline)
    figure.value = value
    figure.n = 400
    figure.method = method
    figure.basis = Basis(
      rung: rung, group: "Technische Informatica, heel Nederland", population: "p")
    figure.period = "2021–2024"
    figure.periodKind = .pooled
    return figure
  }

  private static func sheet(_ figures: [Figure], _ key: String = "28dn-34267") throws -> Sheet {
    var sheet = SheetAssembly(core: try Fixture.core()).sheet(for: Fixture.offerings[4])
    sheet.key = key
    sheet.figures = figures
    return sheet
  }

  private static func text(_ figures: [Figure], _ language: Language = .nl) throws -> String {
    try SheetText(texts: try Fixture.books(), templates: Fixture.templates, language: language)
      .text(try sheet(figures), sources: [:])
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      // The forms are shares of another whole, and always of a hundred.
      .replacing(/- Vorm: .*? - Duur/, with: "- Duur")
  }

  @Test(arguments: [(0.553, 0.594), (0.449, 0.451), (0.9, 0.949), (0.06, 0.14), (0.649, 0.651)])
  func `an own estimate and that of the country are told out of ten`(
    _ own: Double, _ national: Double
  ) throws {
    let words = FigureWords(texts: try Texts(Fixture.texts()))
    for values in [[own, national], [national, own]] {
      let pair = [
        Self.share("completion.stock_flow", values[0], .ownPooled, method: .estimated),
        Self.share(
          "completion.stock_flow", values[1], .programme, method: .estimated, headline: false),
      ]
      let told = pair.map { words.briefly($0) }
      let shown = try Self.text(pair)
      #expect(!shown.contains("van de 100"))
      let same = told[0] == told[1] ? ", ongeveer even veel" : ""
      #expect(shown.contains("heel Nederland: \(told[1])\(same) (ongeveer 400 mensen)."))
      #expect(try Self.text(pair, .en).contains(same.isEmpty ? "To compare" : ", about as many ("))
    }
  }

  @Test func `so are counted shares of a programme and of its region or country`() throws {
    for (own, wider, told) in [
      (0.843, 0.838, "ruim 8 van de 10, ongeveer even veel"), (0.86, 0.91, "ongeveer 9 van de 10"),
      (0.5, 0.46, "bijna 5 van de 10".replacing("bijna 5", with: "ruim 4")),
    ] {
      let definition = "job_chance.cbs_crebo_work_12h"
      let shown = try Self.text([
        Self.share(definition, own, .own, indicator: .jobChance),
        Self.share(definition, wider, .programme, headline: false, indicator: .jobChance),
      ])
      #expect(shown.contains("heel Nederland: \(told) (400 mensen)."), "\(shown)")
      #expect(!shown.contains("van de 100"))
    }
  }

  @Test func `words for shares keep their order, on both scales and in both languages`() throws {
    for language in Language.allCases {
      let words = ShareWords(texts: try Texts(try Fixture.books(), language))
      for tell in [
        { words.tenths($0) }, { words.nearest($0, of: 10) }, { words.nearest($0, of: 100) },
      ] as [(Double) -> String] {
        var order: [String] = []
        for step in 0...2000 {
          let told = tell(Double(step) / 2000)
          if order.last != told { order.append(told) }
        }
        // Words that come back after others would tell a larger share as a smaller one.
        #expect(Set(order).count == order.count, "\(order)")
      }
    }
  }

  @Test func `the ring below ten people stands where they do`() {
    for step in 1..<200 {
      for other in stride(from: 1, to: 200, by: 7) {
        let (own, wider) = (Double(step) / 200, Double(other) / 200)
        let row = PeopleRow(share: own, wider: wider)
        guard case .text(let text) = row.record(alt: "")["wider"], let ring = Int(text) else {
          Issue.record("no ring")
          return
        }
        if own < wider { #expect(row.filled * 20 <= ring) }
        if own > wider { #expect(row.filled * 20 >= ring) }
      }
    }
  }

  @Test func `compare tells a row out of ten as soon as one of it is`() throws {
    let printer = try ComparisonText(texts: try Fixture.texts())
    let own = try Self.sheet(
      [Self.share("completion.stock_flow", 0.553, .ownPooled, method: .estimated)])
    for (definition, rung, method, told) in [
      ("completion.stock_flow", Rung.programme, Facts.Method.estimated, "wij schatten 6 van de 10"),
      ("completion.inspectie_diploma_result", .institution, .published, "ongeveer 6 van de 10"),
      ("completion.other", .group, .counted, "ongeveer 6 van de 10"),
    ] {
      let other = try Self.sheet(
        [Self.share(definition, 0.594, rung, method: method)], "27pz-34267")
      let text = printer.text([own, other])
      #expect(text.contains("wij schatten 6 van de 10"))
      #expect(text.contains(told))
      #expect(!text.contains("van de 100  "))
    }
    let groups = try ["28dn-34267", "27pz-34267"].map {
      try Self.sheet([Self.share("completion.other", 0.594, .group)], $0)
    }
    #expect(printer.text(groups).contains("ongeveer 59 van de 100"))
  }

  @Test func `a figure is told on the scale of the guess`() throws {
    let sheet = try Self.sheet([
      Self.share("job_chance.cbs_crebo_work_12h", 0.843, .own, indicator: .jobChance)
    ])
    let text = try GuessText(texts: try Fixture.books()).outcome(.jobChance, guess: 0.8, on: sheet)
    #expect(text.contains("Het cijfer: ongeveer 84 van de 100."))
    #expect(text.contains("Het is 4 meer dan je dacht."))
  }

  @Test func `every share that the ladder can give as a programme's own is told out of ten`() throws
  {
    let ladders = try LadderRegister.read(
      path: Fixture.templates + "/../Datasets/reference/ladder.yml")
    let amounts: Set<IndicatorID> = [.students, .firstYears, .graduates, .startSalary]
    var own: Set<String> = []
    for (indicator, kinds) in ladders.byIndicator where !amounts.contains(indicator) {
      for step in kinds.values.flatMap(\.steps) where step.rung.isOwn {
        own.insert(step.definition)
      }
    }
    #expect(own == Figure.ownShares)
  }
}
