import Facts
import Figures
import Testing

@testable import Rendering

@Suite struct SheetTextTests {
  let core: Computation
  let printer: SheetText

  init() throws {
    core = try Fixture.core()
    printer = try SheetText(texts: try Fixture.books([.nl]), templates: Fixture.templates)
  }

  func text(_ index: Int, change: (inout Sheet) -> Void = { _ in }) -> String {
    var sheet = SheetAssembly(core: core).sheet(for: Fixture.offerings[index])
    change(&sheet)
    return printer.text(sheet, sources: core.facts.sources)
  }

  /// The text with every line break and indentation as one space.
  func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing("\u{00A0}", with: " ")
  }

  @Test func `a group figure names its group, its year and its people`() {
    #expect(
      flat(text(4)).contains(
        """
        == Vind ik werk? == ongeveer 95 van de 100 mensen uit deze hele groep Dit gaat over een hele \
        groep, niet alleen over deze opleiding: hbo-bachelor, techniek, alleen voltijd. Gemeten in \
        oktober 2018, bij mensen die in 2016/17 met een diploma van school gingen, 1 jaar na school (oud). Het \
        cijfer gaat over ongeveer 5.560 mensen. - Zo is geteld: betaald werk, elk baantje telt, ook \
        buiten het vak (CBS).
        """))
  }

  @Test func `how long it takes: by the credits of the register, or by law for mbo`() {
    for (credits, words) in [
      (240, "Duur: 4 jaar in voltijd (240 studiepunten)"),
      (90, "Duur: 1,5 jaar in voltijd (90 studiepunten)"),
      (60, "Duur: 1 jaar in voltijd (60 studiepunten)"),
      (65, "Duur: iets meer dan 1 jaar in voltijd (65 studiepunten)"),
      (nil, "Duur: staat niet in het register"),
    ] {
      #expect(flat(text(4) { $0.credits = credits }).contains("- \(words) - "))
    }
    #expect(flat(text(0)).contains("- Duur: 2 tot 3 jaar volgens de wet - "))
    #expect(flat(text(2)).contains("- Duur: 1 jaar volgens de wet - "))
  }

  @Test func `an amount says which money and that nobody gave a number of people`() {
    #expect(
      flat(text(4)).contains(
        """
        Wat verdien ik? == € 17,50 bruto per uur, de bron zegt niet hoe dit is berekend Dit gaat over een hele groep, niet alleen \
        over deze opleiding: hbo-bachelor, techniek, alleen voltijd. Gemeten in oktober 2018, bij \
        mensen die in 2016/17 met een diploma van school gingen, 1 jaar na school (oud). Hoeveel mensen? De bron noemt geen \
        aantal. - Zo is geteld: uurloon van voltijd-hbo'ers in loondienst (CBS). Het is het loon \
        van een hele groep. Jouw loon hangt af van je beroep en je uren. Dit is het loon van toen, \
        in het geld van 2018.
        """))
  }

  @Test func `our own estimate says that it is one, with its range`() {
    #expect(
      flat(text(4)).contains(
        """
        Haal ik het diploma? == wij schatten 6 van de 10 Dit gaat over deze opleiding op deze school, \
        over meer jaren samen. Wij schatten dit, voor een deel gerekend met andere opleidingen in \
        deze sector. Over de jaren 2021 tot en met 2024. Het cijfer gaat over ongeveer 1.230 mensen. - Van elke 10 studenten die hier stopten of klaar waren, schatten wij er \
        6 met een diploma. Overstappers tellen als vertrek. Het is niet jouw kans. - Het kan ook anders uitkomen: tussen 4 en 7 van de 10.
        """))
  }

  @Test func `an estimate of a group says the group and why there is none closer`() {
    let shown = text(4) { sheet in
      guard let index = sheet.figures.firstIndex(where: { $0.indicator == .completion }) else {
        return
      }
      sheet.figures[index].value = 0.618
      sheet.figures[index].interval = Interval(low: 0.55, high: 0.69)
      sheet.figures[index].basis = Basis(
        rung: .programme,
        group: "Technische Informatica, heel Nederland, alleen opleidingen met vooral voltijd",
        population: "stock_flow")
      sheet.figures[index].passedOver = [PassedOver(rung: .ownPooled, reason: .identityFails)]
    }
    #expect(
      flat(shown).contains(
        """
        wij schatten 6 van de 10 mensen uit deze hele groep Dit gaat over deze opleiding op alle \
        scholen samen, niet alleen over deze school: Technische Informatica, heel Nederland, \
        alleen opleidingen met vooral voltijd. Over de jaren 2021 tot en met 2024. Het cijfer \
        gaat over ongeveer 1.230 mensen. - Van elke 10 studenten uit deze hele groep die \
        stopten of klaar waren, schatten wij er 6 met een diploma. Overstappers tellen als \
        vertrek. Het is niet jouw kans. - Het kan ook anders uitkomen: tussen \
        5 en 7 van de 10. Per opleiding verschilt dit: daarom is de ruimte groot.
        """))
    #expect(
      flat(shown).contains(
        """
        Een cijfer dat dichter bij deze opleiding ligt, is er niet: de tellingen van studenten en \
        diploma's sluiten niet op elkaar aan.
        """))
  }

  @Test func `hidden counts are words or bounds, never a number below five`() {
    let shown = text(4)
    #expect(shown.contains("2024          tussen 1.271 en 1.274                 350"))
    #expect(flat(shown).contains("Dordrecht Drechtsteden minder dan 5"))
    #expect(text(1).contains("2016 (oud)          minder dan 5\n"))
  }

  @Test func `a year without a count stands in the table, and says that nothing was counted`() {
    let gap =
      "\n2022        " + String(repeating: String(repeating: " ", count: 19) + "–", count: 3)
    let shown = text(4) { sheet in sheet.figures.removeAll { $0.period?.hasPrefix("2022") == true }
    }
    #expect(shown.contains(gap + "\n2021"))
    #expect(shown.contains("\n–: staat niet in de telling.\n"))
    #expect(!shown.contains("\n2018 "))
    #expect(!text(4).contains(gap))
  }

  @Test func `a missing figure gives its reason and the source that would fill it`() {
    #expect(
      flat(text(2)).contains(
        """
        Vind ik werk? == geen cijfer - Misschien bestaat dit cijfer, maar de bron ervan zit hier \
        nog niet in. Deze bron kan het gat vullen: ROA, vragenlijst onder schoolverlaters.
        """))
  }

  @Test func `Entree has no completion figure, and that is not a gap`() {
    #expect(
      flat(text(2)).contains(
        """
        Haal ik het diploma? == geen cijfer - Voor de entree (niveau 1) bestaat dit cijfer niet. \
        Deze opleiding is bedoeld om door te gaan naar niveau 2 of naar werk.
        """))
  }

  @Test func `bbl says that most worked already, and the school's result is the whole school's`() {
    let shown = flat(text(0))
    #expect(
      shown.contains(
        """
        Zo is geteld: het deel met werk, van iedereen die werk heeft of zoekt (1 min \
        werkloosheid, ROA-enquête). Alleen wie werkt of werk zoekt, telt mee. Let op bij bbl: ruim de helft werkte al voor de opleiding.
        """))
    #expect(
      shown.contains(
        """
        ongeveer 71 van de 100 mensen van deze school Dit gaat over alle opleidingen samen van ROC \
        van Haagland, niveau 2 tot en met 4, en niet alleen over deze opleiding. In schooljaar 2018/19
        """))
    #expect(
      shown.contains(
        "aanbod van 1 oktober 2019, kan gestopt of veranderd zijn. Kijk op kiesmbo.nl"))
  }

  @Test func `a group of full-time leavers has one name, whatever the forms of the programme`() {
    let all = text(4) { $0.forms = [Sheet.FormPart(form: .voltijd, share: 1, source: .diplomas)] }
    let group = "over deze opleiding: hbo-bachelor, techniek, alleen voltijd."
    #expect(flat(all).contains(group))
    #expect(flat(text(4)).contains(group))
    #expect(flat(text(4) { $0.forms = nil }).contains(group))
    #expect(!text(1).contains("alleen voltijd"))
  }

  @Test func `forms are told as shares of diplomas only, with the years of those diplomas`() {
    func forms(_ shares: [Double?], _ source: FormSource) -> String {
      let shown = text(4) { sheet in
        sheet.forms = zip([.voltijd, .deeltijd, .duaal], shares).map {
          Sheet.FormPart(form: $0, share: $1, source: source, period: "2019/20–2021/22")
        }
      }
      let start = flat(shown).split(separator: "- Vorm: ")[1]
      return String(start.split(separator: " - Duur")[0])
    }
    #expect(
      forms([0.88, 0.12, 0], .diplomas)
        == "voltijd (88 van de 100), deeltijd (12 van de 100), van de diploma's in 2019/20 tot en met "
        + "2021/22")
    #expect(forms([0.88, 0.12, 0], .students) == "voltijd, deeltijd")
    #expect(forms([1], .register) == "voltijd")
    #expect(
      forms([0.34, 0.34, 0.32], .diplomas)
        == "voltijd (34 van de 100), deeltijd (34 van de 100), duaal (leren en werken) (32 van de 100), "
        + "van de diploma's in 2019/20 tot en met 2021/22")
    #expect(
      forms([0.99, 0.004], .diplomas)
        == "voltijd (99 van de 100), deeltijd (minder dan 1 van de 100), van de diploma's in 2019/20 "
        + "tot en met 2021/22")
    #expect(forms([nil, nil, 0], .diplomas) == "voltijd, deeltijd")
  }

  @Test func `work later is asked only where a later moment is known`() {
    #expect(text(4).contains("== Heb ik later ook werk? ==\nDit gaat over een hele groep"))
    #expect(flat(text(4)).contains("Steeds mensen die in hetzelfde jaar van school gingen."))
    let direct = text(4) { sheet in
      sheet.figures.removeAll { $0.indicator == .jobPath && $0.moment != .direct }
      for index in sheet.figures.indices where sheet.figures[index].indicator == .jobPath {
        sheet.figures[index].headline = true
      }
    }
    #expect(
      flat(direct).contains("== Werk meteen na school == Dit gaat over een hele groep"))
    #expect(
      flat(direct).contains("Een cijfer over later hebben we niet."))
    #expect(!direct.contains("Heb ik later ook werk?"))
  }

  @Test func `what comes after niveau 4 is one sentence, after a bachelor what the school has`() {
    let after = flat(text(1))
    #expect(
      after.contains(
        "== Doorleren == - Hierna kun je door naar: hbo-bachelor of associate degree (Ad). - Of je")
    )
    #expect(
      flat(text(4)).contains(
        "- Hierna kun je door naar: hbo-master. Daar is op deze school in deze sector geen opleiding"
      ))
  }

  @Test func `lines fit a terminal of 78 columns`() {
    for index in Fixture.offerings.indices {
      for line in text(index).split(separator: "\n") where !line.contains("https://") {
        #expect(line.unicodeScalars.count <= 78, "\(line)")
      }
    }
  }

  @Test func `old is more than five years before the newest data`() {
    var figure = Figure(.students, definition: "x", state: .published, unit: .count)
    figure.measured = "2018-10"
    #expect(Age.isOld(figure, asOf: "2023-11-01"))
    #expect(!Age.isOld(figure, asOf: "2023-10-31"))
    figure.measured = nil
    figure.period = "2017/18"
    #expect(Age.isOld(figure, asOf: "2023-08"))
    #expect(!Age.isOld(figure, asOf: "2023-07"))
  }

  @Test(arguments: Reason.allCases)
  func `every reason is a sentence, never a code`(_ reason: Reason) {
    let shown = text(4) { sheet in
      sheet.figures = [Figure(.jobChance, definition: "x", state: .absent, unit: .share)]
      sheet.figures[0].reason = reason
    }
    #expect(!shown.contains(reason.rawValue + " ") && !shown.contains(reason.rawValue + "."))
    #expect(shown.contains("  geen cijfer\n  - "))
  }

  @Test func `the sheet begins with three lines, each with group and year or the reason`() {
    #expect(
      flat(text(4)).contains(
        """
        == In het kort == - Vind ik werk? ongeveer 95 van de 100 (hbo-bachelor, techniek, alleen \
        voltijd; oktober 2018, oud). - Wat verdien ik? € 17,50 per uur, de bron zegt niet hoe berekend (hbo-bachelor, \
        techniek, alleen voltijd; oktober 2018, oud). - Haal ik het diploma? wij schatten 6 van de 10, \
        tussen 4 en 7 (deze opleiding op deze school; 2021 tot en met 2024).
        """))
    #expect(
      flat(text(2)).contains(
        """
        - Haal ik het diploma? Geen cijfer. Voor de entree (niveau 1) bestaat dit cijfer niet. \
        Deze opleiding is bedoeld om door te gaan naar niveau 2 of naar werk.
        """))
  }

  @Test func `what no figure answers is asked at the open day`() {
    let own = flat(text(4))
    #expect(
      own.contains(
        """
        == Vraag dit op de open dag == - Hoeveel mensen van deze opleiding werken nu in hun eigen \
        vak? - Waarom stoppen studenten hier, en wat doen jullie daaraan? - Hoeveel uur les
        """))
    #expect(flat(text(1)).contains("- Hoeveel van elke 10 studenten halen bij jullie het diploma?"))
    #expect(!flat(text(2)).contains("van elke 10 studenten"))
  }

  @Test func `the official sheet has a fixed address for hbo, and one site for mbo`() {
    #expect(text(4).contains("https://www.studiekeuze123.nl/studie-in-cijfers/28DN/34267/nl"))
    #expect(flat(text(1)).contains("Zoek op kiesmbo.nl naar code 25187 voor Studie in Cijfers"))
  }

  @Test func `the school's own words stand as theirs and change no figure`() {
    let remark = "Wij geven sinds 2025 meer begeleiding. Meer: <b>10 van de 10</b>"
    let before = SheetAssembly(core: core).sheet(for: Fixture.offerings[4])
    let shown = flat(text(4) { $0.remark = SchoolRemark(text: remark, date: "2026-11-25") })
    #expect(
      shown.contains(
        """
        == De school zegt zelf == \(remark) Deze tekst is van de school. De cijfers op dit blad \
        zijn van ons en voor alle scholen gelijk gemaakt. 25 november 2026
        """))
    var facts = Fixture.facts()
    let key = Fixture.offerings[4].key
    facts.remarks[key] = SchoolRemark(text: remark, date: "2026-11-25")
    let after = SheetAssembly(
      core: Computation(
        facts: facts, ladders: Fixture.ladders, policy: Fixture.policy,
        terms: (try? Fixture.texts()) ?? [:])
    ).sheet(for: Fixture.offerings[4])
    #expect(after.figures == before.figures && after.locations == before.locations)
    #expect(after.remark?.text == remark && before.remark == nil)
  }
}
