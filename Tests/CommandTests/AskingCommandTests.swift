import Foundation
import Testing

/// What a student types.
@Suite("query, show and doctor", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct AskingCommandTests {
  private func hits(_ words: [String], _ scratch: Scratch) throws -> [[String: Any]] {
    let run = try ReleaseBinary.run(["query", "--json"] + words, in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }

  @Test func `finds a programme by name and place, best match first`() throws {
    let scratch = try Scratch()
    let found = try hits(["hbo-ict", "amsterdam"], scratch)
    #expect(found.first?["key"] as? String == "28dn-30020")
    #expect(
      Set(found.first?.keys ?? [:].keys)
        == ["key", "name", "institution", "place", "kind", "level", "score"])
    let mbo = try hits(["timmerman", "--leerweg", "bbl", "--level", "2"], scratch)
    #expect(mbo.allSatisfy { $0["leerweg"] as? String == "bbl" && $0["level"] as? String == "2" })
    #expect(!mbo.isEmpty)
  }

  @Test func `forgives one slip and says how the word was read`() throws {
    let scratch = try Scratch()
    for typed in ["verplegkunde", "verpleeegkunde", "vrepleegkunde", "verpleegkumde"] {
      let run = try ReleaseBinary.run(["query", typed, "--json", "--limit", "3"], in: scratch)
      #expect(run.status == 0)
      #expect(run.messages.contains("«\(typed)» gelezen als «verpleegkunde»"))
      #expect(run.output.contains("erpleegkund"))
    }
  }

  @Test func `folds diacritics both ways`() throws {
    let scratch = try Scratch()
    let plain = try hits(["financieel", "--limit", "5"], scratch).map { $0["key"] as? String }
    let accented = try hits(["fínancieel", "--limit", "5"], scratch).map { $0["key"] as? String }
    #expect(plain == accented)
    #expect(!plain.isEmpty)
  }

  @Test func `knows a town by the name people use, and a nurse by the name of the study`() throws {
    let scratch = try Scratch()
    #expect(
      try hits(["rechten", "den", "haag"], scratch).first?["place"] as? String == "'s-Gravenhage")
    #expect(
      try hits(["mbo", "verpleegkunde"], scratch).allSatisfy { $0["kind"] as? String == "mbo" })
    #expect(
      try hits(["verpleegkunde"], scratch).first?["name"] as? String
        == "Opleiding tot Verpleegkundige")
  }

  @Test func `finds nothing with status 1 and a word of advice`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["query", "qqqqzzzz"], in: scratch)
    #expect(run.status == 1)
    #expect(run.messages.contains("niets gevonden voor «qqqqzzzz»"))
    #expect(run.messages.contains("doe: "))
    let wrong = try ReleaseBinary.run(["query", "ict", "--kind", "wo"], in: scratch)
    #expect(wrong.status == 64)
    for bad in [["\""], [""], ["ict", "--limit", "0"], ["ict", "--json", "--csv"]] {
      #expect(try ReleaseBinary.run(["query"] + bad, in: scratch).status == 64, "\(bad)")
    }
  }

  @Test func `shows the same sheet as generate wrote`() throws {
    let scratch = try Scratch()
    let made = try ReleaseBinary.run(
      ["generate", "--out", scratch.path + "/site", "--only", "30020"], in: scratch)
    #expect(made.status == 0, "\(made.messages)")
    for key in ["28dn-30020", "30gb-30020"] {
      let text = try ReleaseBinary.run(["show", key], in: scratch)
      #expect(text.output == scratch.text("site/opleiding/\(key)/sheet.txt"))
      let json = try ReleaseBinary.run(["show", key, "--json"], in: scratch)
      #expect(json.output == scratch.text("site/opleiding/\(key)/sheet.json"))
    }
    let unknown = try ReleaseBinary.run(["show", "99zz-00000"], in: scratch)
    #expect(unknown.status == 1)
    #expect(unknown.messages.contains("bestaat niet in deze editie"))
  }

  @Test func `a key with a space at its end or in place of its hyphen is that key`() throws {
    let scratch = try Scratch()
    let plain = try ReleaseBinary.run(["show", "28dn-30020"], in: scratch).output
    for typed in [["28dn-30020 "], ["28DN", "30020"], ["28dn 30020"]] {
      #expect(try ReleaseBinary.run(["show"] + typed, in: scratch).output == plain, "\(typed)")
    }
  }

  @Test func `an unknown region or place is named, with those most like it`() throws {
    let scratch = try Scratch()
    let region = try ReleaseBinary.run(["query", "--region", "groot amsterdm"], in: scratch)
    #expect(region.status == 1)
    #expect(region.messages.contains("wij kennen geen arbeidsmarktregio «groot amsterdm»"))
    #expect(region.messages.contains("doe: bedoel je Groot Amsterdam, "))
    let place = try ReleaseBinary.run(["query", "ict", "--place", "roterdam"], in: scratch)
    #expect(place.messages.contains("wij kennen geen plaats «roterdam»\ndoe: bedoel je Rotterdam,"))
    let known = try ReleaseBinary.run(["query", "qqqqzz", "--place", "breda"], in: scratch)
    #expect(known.messages.contains("niets gevonden voor «qqqqzz»"))
  }

  @Test func `wrong usage is told in Dutch, and points at what was wrong`() throws {
    let scratch = try Scratch()
    for (typed, said) in [
      (["query", "ict", "--limit", "-1"], "--limit -1: geef 1 of meer"),
      (["compare", "28dn-30020"], "1 opleiding: geef er 2 tot 6"),
      (["compare"], "0 opleidingen: geef er 2 tot 6"),
      (["show"], "geef een sleutel als 28dn-30020, of woorden"),
      (["guess"], "geef een sleutel als 28dn-30020, of woorden"),
    ] {
      let run = try ReleaseBinary.run(typed, in: scratch)
      #expect(run.status == 64)
      #expect(run.messages == said + "\ndoe: kijk bij «bijsluiter \(typed[0]) --help»\n")
    }
  }

  @Test func `shows and guesses only when one offering fits, and else lists those that do`() throws
  {
    let scratch = try Scratch()
    for command in [["show"], ["guess", "--job", "60"]] {
      let several = try ReleaseBinary.run(command + ["hbo-ict", "amsterdam"], in: scratch)
      #expect(several.status == 1)
      #expect(several.output.isEmpty)
      #expect(several.messages.contains("  28dn-30020        HBO-ICT (bachelor)"))
      #expect(several.messages.contains("«hbo-ict amsterdam» past bij "))
      #expect(
        several.messages.hasSuffix(
          "\ndoe: kies er een met zijn sleutel: bijsluiter \(command[0]) 28dn-30020\n"))
    }
    let one = try ReleaseBinary.run(["show", "pabo", "hva", "voltijd"], in: scratch)
    #expect(one.status == 0 && one.output.hasPrefix("Opleiding tot leraar Basisonderwijs\n"))
    #expect(one.messages.contains("«hva» gelezen als «Hogeschool van Amsterdam»"))
    let dropped = try ReleaseBinary.run(["show", "mondzorgkunde", "vlissingen"], in: scratch)
    #expect(dropped.status == 1 && dropped.output.isEmpty)
    #expect(dropped.messages.contains("«vlissingen» past nergens bij; dit is zonder dat woord"))
    #expect(dropped.messages.contains("past bij geen opleiding"))
    let none = try ReleaseBinary.run(["guess", "qqqqzzzz"], in: scratch)
    #expect(none.status == 1 && none.messages.contains("niets gevonden voor «qqqqzzzz»"))
  }

  @Test func `no answer is wrong without a word`() throws {
    let scratch = try Scratch()
    func told(_ words: String...) throws -> String {
      try ReleaseBinary.run(["query", "--limit", "3"] + words, in: scratch).messages
    }
    #expect(try told("verpleegkunde", "qqqqzz").contains("«qqqqzz» past nergens bij"))
    #expect(try told("hva").contains("«hva» gelezen als «Hogeschool van Amsterdam»"))
    #expect(try told("bouw", "kunde").contains("«bouw kunde» gelezen als «bouwkunde»"))
    #expect(try told("den", "bosch").contains("«den bosch» gelezen als «'s-Hertogenbosch»"))
  }

  @Test func `builds the catalogue once, and again after a table of the edition changed`() throws {
    let scratch = try Scratch()
    let question = ["query", "ict", "--limit", "1"]
    let first = try ReleaseBinary.run(question, in: scratch, first: true)
    #expect(first.messages.contains("catalogus maken"))
    let second = try ReleaseBinary.run(question, in: scratch, first: true)
    #expect(second.messages.isEmpty)
    #expect(first.output == second.output)
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: scratch.path + "/cache/bijsluiter")
    #expect(kept.count == 1)
  }

  @Test func `puts side by side only what measures the same`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(
      ["query", "verpleegkunde", "--sort", "salary", "--limit", "100"], in: scratch)
    #expect(run.status == 0)
    #expect(run.messages.contains("niet te vergelijken"))
  }

  @Test func `a sorted list says each value, and what its order is worth`() throws {
    let scratch = try Scratch()
    func sorted(_ order: String, _ more: String...) throws -> (output: String, messages: String) {
      let words = ["query", "hbo-ict", "--kind", "hbo", "--sort", order]
      let run = try ReleaseBinary.run(words + more, in: scratch)
      return (run.output, run.messages)
    }
    let completion = try sorted("completion")
    #expect(completion.messages.contains("verschillen tussen buren in deze lijst zijn meestal"))
    let first = try #require(completion.output.split(separator: "\n").first)
    #expect(first.contains(" van de 10; deze opleiding op deze school; 20"))
    #expect(
      try sorted("salary").output.contains(
        " per uur, de middelste; hbo, techniek, alleen voltijd; oktober 2019 (oud)"))
    #expect(try !sorted("match").output.contains("per uur"))
    #expect(try sorted("completion", "--json").output.contains("\"score\":"))
  }

  @Test func `doctor says what is there`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["doctor"], in: scratch)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("10889 opleidingen"))
    let lost = try ReleaseBinary.run(["doctor", "--home", scratch.path], in: scratch)
    #expect(lost.status == 1)
    #expect(lost.output.contains("--home"))
  }

  @Test func `coverage leaves nothing unexplained`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["coverage", "--json"], in: scratch)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 182)
    #expect(rows.allSatisfy { $0["unexplained"] as? Int == 0 })
  }

  @Test func `backtest gives one row for everything, and its bars in words`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["backtest", "--json"], in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let all = rows.filter { $0["group"] as? String == "all" }
    #expect(all.count == 1)
    #expect(
      Set(all.first?.keys ?? [:].keys)
        == ["indicator", "group", "years", "n", "rmse", "coverage90"])
    let errors = try #require(all.first?["rmse"] as? [String: Double])
    #expect(Set(errors.keys) == ["estimate", "last_year", "three_year", "sector_mean"])
    let words = try ReleaseBinary.run(["backtest"], in: scratch)
    #expect(words.output.hasPrefix("Voorspeld: het ruwe aandeel met een diploma"))
    #expect(words.output.contains("\nalles: hoogstens 0,85 × vorig jaar gehaald"))
    #expect(words.output.contains("onze schatting ligt ertussen"))
  }
}
