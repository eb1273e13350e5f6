import Facts
import Figures
import Templating
import Testing

@testable import Rendering

/// The page of a sheet in HTML: what stands where, in which words.
@Suite struct SheetPageTests {
  let core: Computation
  let page: Template

  init() throws {
    core = try Fixture.core()
    page = try SheetTemplates(folder: Fixture.templates, fixed: [nil]).pages[0]
  }

  func html(_ index: Int, _ language: Language = .nl, change: (inout Sheet) -> Void = { _ in })
    throws -> String
  {
    var sheet = SheetAssembly(core: core).sheet(for: Fixture.offerings[index])
    change(&sheet)
    let view = SheetView(
      texts: try Texts(Fixture.books(), language), languages: Language.allCases)
    var bytes: [UInt8] = []
    page.render(view.record(sheet, sources: core.facts.sources), into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The part of the page between two marks.
  func part(_ html: String, from: String, to: String) -> Substring {
    guard let start = html.firstRange(of: from) else { return "" }
    let rest = html[start.lowerBound...]
    return rest.firstRange(of: to).map { rest[..<$0.upperBound] } ?? rest
  }

  @Test func `an own share has ten people, a group's share has none`() throws {
    let html = try self.html(4)
    let own = part(html, from: "id=\"completion\"", to: "</article>")
    #expect(own.matches(of: /<use href="#mens"/).count == 10)
    #expect(part(String(own), from: "<g class=\"on\">", to: "</g>").matches(of: /<use/).count == 6)
    #expect(
      own.contains("aria-label=\"wij schatten 6 van de 10. Het kan ook anders uitkomen: tussen"))
    let group = part(html, from: "id=\"job_chance\"", to: "</article>")
    #expect(!group.contains("<use") && group.contains("<svg class=\"scale\""))
    #expect(try !self.html(1).contains("#mens"))
  }

  @Test func `programmes taken together are told in words, without people`() throws {
    let html = try self.html(4) { sheet in
      for index in sheet.figures.indices where sheet.figures[index].indicator == .completion {
        sheet.figures[index].basis?.rung = .ownCluster
      }
    }
    let part = self.part(html, from: "id=\"completion\"", to: "</article>")
    #expect(!part.contains("<use"))
    #expect(part.contains("<p class=\"value\">wij schatten 6 van de 10</p>"))
    #expect(part.contains("die elkaar opvolgden"))
  }

  @Test func `a like measure of the country is a ring on the same line, another one is not`() throws
  {
    func wider(_ period: String) -> (inout Sheet) -> Void {
      { sheet in
        guard var figure = sheet.headline(.jobChance) else { return }
        figure.headline = false
        figure.value = 0.9
        figure.period = period
        figure.basis?.rung = .level
        figure.basis?.group = "hbo-bachelor"
        sheet.figures.append(figure)
      }
    }
    let like = part(
      try html(4, change: wider("2016/17")), from: "id=\"job_chance\"", to: "</article>")
    #expect(like.contains("<circle cx=\"180\""))
    #expect(like.contains("Ter vergelijking: hbo-bachelor, alleen voltijd: ongeveer 90 van de 100"))
    let other = part(
      try html(4, change: wider("2014/15")), from: "id=\"job_chance\"", to: "</article>")
    #expect(!other.contains("<circle"))
    #expect(!other.contains("landelijk cijfer"))
  }

  @Test func `the year is as large as the number, and an old one is grey and says so`() throws {
    let part = self.part(
      try html(4), from: "<article class=\"grey\" id=\"job_chance\"", to: "</article>")
    #expect(
      part.contains(
        """
        <p class="big">Gemeten in oktober 2018, bij mensen die in 2016/17 met een diploma van school gingen, 1 jaar na \
        school <strong>oud</strong>. Het cijfer gaat over ongeveer 5.560 mensen.</p>
        """))
    #expect(part.contains("betaald werk, elk baantje telt, ook buiten het vak (CBS)"))
  }

  @Test func `the path over the years has a line and the same values in a table`() throws {
    let html = try self.html(4)
    let section = part(html, from: "<h2>Heb ik later ook werk?</h2>", to: "</section>")
    #expect(section.contains("<svg class=\"line\"") && section.contains("<polyline points="))
    #expect(section.matches(of: /<tr><th scope="row">/).count == 5)
    #expect(
      section.contains(
        "<tr><th scope=\"row\">1 jaar na school<td>oktober 2018<td>ongeveer 95 van de 100<td>ongeveer "
          + "5.560")
    )
  }

  @Test func `an English page is English, and its names are marked as Dutch`() throws {
    let html = try self.html(4, .en)
    #expect(html.contains("<h1 lang=\"nl\">Technische Informatica</h1>"))
    #expect(html.contains("about 95 out of 100 people of this whole group"))
    #expect(html.contains("hbo bachelor, engineering and technology, full-time only"))
    #expect(html.contains("€17.50 gross per hour"))
    #expect(!html.contains("on average"))
    #expect(html.contains("1 year after leaving school <strong>old</strong>"))
    #expect(html.contains("The figure covers about 5,560 people."))
    #expect(!html.contains("mensen"))
  }

  @Test func `no page has a style or a script of its own, and the policy forbids both`() throws {
    for index in Fixture.offerings.indices {
      for language in Language.allCases {
        let html = try self.html(index, language)
        #expect(!html.contains(" style=") && !html.contains("<style"))
        // Data for search engines is no script: it is not run.
        #expect(html.matches(of: /<script(?! type="application\/ld\+json")/).isEmpty)
        #expect(html.contains("content=\"default-src 'none'; script-src 'self'; style-src 'self';"))
        #expect(html.utf8.count < 50_000)
      }
    }
  }

  @Test func `the school's words are escaped and set apart`() throws {
    let html = try self.html(4) {
      $0.remark = SchoolRemark(text: "<b>Kom langs!</b> \"=1+1\"", date: "2026-11-25")
    }
    #expect(
      html.contains(
        "<blockquote><p lang=\"nl\">&lt;b&gt;Kom langs!&lt;/b&gt; &quot;=1+1&quot;</p></blockquote>"
      ))
  }
}
