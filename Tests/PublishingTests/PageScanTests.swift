import Testing

@testable import Publishing

@Suite("Scan of one page")
struct PageScanTests {
  static let groups: Set<String> = [
    "phrase", "reason", "status", "source", "route", "sector", "page",
  ]

  /// What stands on the page that may not: `waarde NaN`.
  private func spots(_ text: String, _ form: PageScan.Form) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      PageScan(bytes, form, groups: PageScanTests.groups).spots.map {
        $0.fault.rawValue + " " + String(decoding: bytes[$0.at], as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    ("<p>€ NaN per uur", "waarde NaN"), ("<td>NaN</td>", "waarde NaN"), ("<td>null", "waarde null"),
    ("<p>ongeveer nan van de 10", "waarde nan"), ("<p>tussen -inf en 3", "waarde -inf"),
    ("<p>€NaN", "waarde NaN"), ("<p>tussen 3–NaN", "waarde NaN"), ("<b>NaN%</b>", "waarde NaN"),
    ("<p>inf maanden", "waarde inf"), ("<p>Infinity", "waarde Infinity"),
    ("<p>nil</p>", "waarde nil"),
    ("<td>-1", "waarde -1"), ("<p>(-1)</p>", "waarde -1"), ("<p>€ -1.", "waarde -1"),
    ("<p>undefined", "waarde undefined"), ("<img alt=\"null\">", "waarde null"),
    ("<p>phrase.n_about", "tekstsleutel phrase.n_about"),
    ("<p>zie reason.too_few.", "tekstsleutel reason.too_few"),
    ("<p title='status.ended'>", "tekstsleutel status.ended"), ("<dd>{value}", "invulplek {value}"),
    ("<p>{{page.site}}", "sjabloon {{"), ("<meta content=\"{name}\">", "invulplek {name}"),
    ("<svg><rect width=\"NaN\"/></svg>", "waarde NaN"),
    ("<polyline points=\"0,inf 3,4\">", "waarde inf"),
    ("<title>null</title>", "waarde null"), ("<p>NaN&nbsp;%", "waarde NaN"),
  ])
  func `a placeholder in markup is found`(page: String, found: String) {
    #expect(spots(page, .markup).first == found)
  }

  @Test(arguments: [
    "<p>Nannies, Nan-bouw, Fernand Nan, infrastructuur, nul en informatie",
    "<p>Bestuurlijke inf. kunde (inf.) en Inf.",
    "<p>MBO-1, niveau-1, 2018-1, F-16, -1,5 graad, -12, -1a",
    "<p>Zie kiesmbo.nl, status.json, route.html, www.reason.nl/x, info@status.nl, http://page.site/a",
    "<p>nullen, annull, een infuus, Nanda, één-inf, ünull, Infini", "<a href=\"#bron-1\">1</a>",
    "<input tabindex=\"-1\" value=\"-1\" data-leeg=\"null\">",
    "<svg viewBox=\"-1 -1 10 10\"></svg>",
    "<script>let x = null; if (a) {{ b = -1 }} phrase.n</script>", "<style>p{a:-1}</style>",
    "<!-- {{TODO}} null -->", "<p class=\"nan\" id=\"null\">", "<p>{ }, {A}, {1}, } en {",
    "<p>het einde van de route.Daarna", "<p>onze sector.", "<p>a < b en nan-techniek",
    "<meta name=viewport content=\"width=device-width, initial-scale=1\">",
  ])
  func `honest markup is let through`(page: String) {
    #expect(spots(page, .markup) == [])
  }

  @Test(arguments: [
    (#"{"value":null}"#, "waarde null"), (#"{"value":-1,"n":2}"#, "waarde -1"),
    (#"{"value":-1.00}"#, "waarde -1.00"),
    (#"{"name":"HBO-ICT","figures":[{"value":-1}]}"#, "waarde -1"), (#"[NaN]"#, "waarde NaN"),
    (#"{"low": inf}"#, "waarde inf"),
    (#"{"name":"null"}"#, "waarde null"), (#"{"a":"-1"}"#, "waarde -1"),
    (#"{"reason":"phrase.n"}"#, "tekstsleutel phrase.n"),
    (#"{"group":"hbo {level}"}"#, "invulplek {level}"),
    (#"{"a":"\"{{x"}"#, "sjabloon {{"),
  ])
  func `a placeholder in JSON is found`(page: String, found: String) {
    #expect(spots(page, .json).first == found)
  }

  @Test(arguments: [
    #"{"a":{"b":{}},"c":[[1,-10,-1.5,-1e3]],"d":true,"e":false}"#,
    #"{"definition":"job_chance.cbs_register","url":"https://a.nl/status.html","file":"status.json"}"#,
    #"{"inputs":[{"name":"leavers","period":"2022/23","value":-1},{"name":"weight","value":1}]}"#,
    #"{"name":"Null en NaN in de wiskunde","text":"zie phrase.n","q":"\\"}"#,
  ])
  func `honest JSON is let through`(page: String) {
    #expect(spots(page, .json) == [])
  }

  @Test func `plain text is read whole, also behind a less-than sign`() {
    #expect(spots("3 < 4, maar n is NaN", .plain) == ["waarde NaN"])
  }

  @Test func `a place is a line and a column`() {
    let text = Array("een\ntwee NaN".utf8)
    text.withUnsafeBufferPointer { bytes in
      let page = PageScan(bytes, .plain, groups: [])
      #expect(page.spots.map { page.place($0.at.lowerBound) } == ["2:6"])
      #expect(page.excerpt(9..<12) == "een twee NaN")
    }
  }

  @Test(arguments: [
    ("../../stijl.css", "stijl.css"), ("sheet.json", "opleiding/a/sheet.json"),
    ("../b/", "opleiding/b/"),
    ("/data/x.csv", "data/x.csv"), ("../../a%20b.html?x=1&amp;y#z", "a b.html"),
    (".", "opleiding/a/"),
    ("", "opleiding/a/"), ("./../a/./index.html", "opleiding/a/index.html"), ("../..", ""),
  ])
  func `a link is followed from the folder of its page`(link: String, path: String) {
    guard case .inside(let found, _) = SiteLink(Array(link.utf8), in: Array("opleiding/a/".utf8))
    else {
      Issue.record("niet binnen de site: \(link)")
      return
    }
    #expect(found == path)
  }

  @Test(arguments: [
    "https://duo.nl/a", "mailto:a@b.nl", "//cdn.nl/x.js", "data:image/png;base64,x",
  ])
  func `a link to elsewhere is left alone`(link: String) {
    #expect(SiteLink(Array(link.utf8), in: []) == .outside)
  }

  @Test func `a link above the start of the site leads nowhere`() {
    #expect(SiteLink(Array("../../../x".utf8), in: Array("opleiding/a/".utf8)) == .above)
  }
}
