import Foundation
import Testing

/// What somebody types who chooses between programmes, or wants to know where a number is from.
@Suite("compare and explain", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct ComparingCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `two programmes side by side: one group's figures, and a verdict on the diploma`()
    throws
  {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["compare", "28dn-30020", "30GB-30020"], in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("A  HBO-ICT\n   hbo-bachelor, Hogeschool van Amsterdam"))
    #expect(run.output.contains("- Zelfde groepscijfer: zegt niets over het verschil"))
    #expect(run.output.contains("== Haal ik het diploma? =="))
    for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let alias = try ReleaseBinary.run(["vergelijk", "28dn-30020", "30gb-30020"], in: scratch)
    #expect(alias.output == run.output)
  }

  @Test func `as JSON every pair has its verdict, and unlike figures have no difference`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(
      ["compare", "28dn-30020", "30gb-30020", "25lx-25187-bol", "--json"], in: scratch)
    let json = try object(run.output)
    #expect(json["error_rate"] as? Double == 0.1)
    let rows = try #require(json["indicators"] as? [[String: Any]])
    #expect(rows.count == 26)
    for row in rows {
      let pairs = try #require(row["pairs"] as? [[String: Any]])
      #expect(pairs.count == 3)
      for pair in pairs {
        let verdict = try #require(pair["verdict"] as? String)
        let isTested = ["no_real_difference", "higher", "lower"].contains(verdict)
        #expect((pair["interval"] != nil) == isTested)
        #expect((pair["difference"] != nil) == (isTested || verdict == "counted"))
        #expect((pair["reason"] != nil) == (verdict == "unlike"))
      }
    }
    func verdicts(_ id: String) -> [String?] {
      let row = rows.first { $0["indicator"] as? String == id }
      return (row?["pairs"] as? [[String: Any]] ?? []).map { $0["verdict"] as? String }
    }
    #expect(verdicts("start_salary") == ["same_group", "unlike", "unlike"])
    #expect(verdicts("students") == ["counted", "unlike", "unlike"])
  }

  @Test func `one key, seven keys, a key twice or no key at all: wrong usage; unknown: not found`()
    throws
  {
    let scratch = try Scratch()
    let key = "28dn-30020"
    let seven = (0..<7).map { "28dn-3002\($0)" }
    for bad in [[key], seven, [key, key], [key, "hbo-ict"], []] {
      #expect(try ReleaseBinary.run(["compare"] + bad, in: scratch).status == 64, "\(bad)")
    }
    let unknown = try ReleaseBinary.run(["compare", key, "99zz-00000"], in: scratch)
    #expect(unknown.status == 1)
    #expect(unknown.messages.contains("«99zz-00000» bestaat niet in deze editie"))
  }

  @Test func `explain tells formula, numbers, rung, file and rows`() throws {
    let scratch = try Scratch()
    let work = try ReleaseBinary.run(["explain", "28dn-30020", "werk"], in: scratch)
    #expect(work.status == 0, "\(work.messages)")
    #expect(work.output.contains("8.160 gedeeld door 8.630 is 94,6 van de 100."))
    #expect(work.output.contains("cbs/"))
    let pay = try ReleaseBinary.run(["verklaar", "28dn-30020", "start_salary"], in: scratch)
    let words = pay.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("17,50 × 125,1 ÷ 97,2 = ongeveer"))
    #expect(words.contains("Datasets/reference/facts/hbo.yml, rij "))
    let missing = try ReleaseBinary.run(["explain", "31fr-80009", "diploma"], in: scratch)
    #expect(missing.status == 0)
    #expect(missing.output.contains("Waarom staat het er niet?"))
  }

  @Test func `the line of a reference file that explain names holds the number`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["explain", "28dn-30020", "loon", "--json"], in: scratch)
    let json = try object(run.output)
    let first = try #require((json["figures"] as? [[String: Any]])?.first)
    let place = try #require((first["places"] as? [[String: Any]])?.first)
    let file = try #require(place["file"] as? String)
    let row = try #require((place["rows"] as? String).flatMap { Int($0) })
    let text = try String(
      contentsOf: ReleaseBinary.root.appendingPathComponent(file), encoding: .utf8)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[row - 1]
    #expect(line.contains("\"17.5\""))
    let index = try #require((first["places"] as? [[String: Any]])?.last)
    #expect(index["id"] as? String == "h2-cao-chained")
    #expect((first["index"] as? [[String: Any]])?.map { $0["value"] as? Double } == [97.2, 125.1])
  }

  @Test func `explain answers for every indicator of a sheet, absent ones too`() throws {
    let scratch = try Scratch()
    for key in ["28dn-30020", "25lx-25187-bol", "00gt-23110-bol", "31fr-80009"] {
      let sheet = try object(ReleaseBinary.run(["show", key, "--json"], in: scratch).output)
      let figures = try #require(sheet["figures"] as? [[String: Any]])
      for id in Set(figures.compactMap { $0["indicator"] as? String }) {
        let run = try ReleaseBinary.run(["explain", key, id], in: scratch)
        #expect(run.status == 0, "\(key) \(id) \(run.messages)")
        #expect(!run.output.contains("{") && !run.output.contains("explain."), "\(key) \(id)")
      }
    }
    let unknown = try ReleaseBinary.run(["explain", "28dn-30020", "geluk"], in: scratch)
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("Werk (job_chance)"))
  }

  @Test func `coverage ends with the bars, and splits by leerweg and sector when asked`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["coverage"], in: scratch)
    #expect(run.output.contains("\nhbo-bachelor, werk: "))
    #expect(run.output.contains(", moet 97 %: niet gehaald (form_mix "))
    #expect(run.output.hasSuffix("zonder reden weg: 0, moet 0: gehaald\n"))
    let split = try ReleaseBinary.run(
      ["coverage", "--by", "leerweg,sector", "--json"], in: scratch)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(split.output.utf8)) as? [[String: Any]])
    #expect(rows.allSatisfy { $0["sector"] != nil })
    #expect(rows.allSatisfy { ($0["leerweg"] != nil) == ($0["kind"] as? String == "mbo") })
    #expect(try ReleaseBinary.run(["coverage", "--by", "regio"], in: scratch).status == 64)
  }

  @Test func `the site's coverage is what coverage says`() throws {
    let scratch = try Scratch()
    let made = try ReleaseBinary.run(
      ["generate", "--out", scratch.path + "/site", "--format", "json", "--jobs", "3"], in: scratch)
    #expect(made.status == 0, "\(made.messages)")
    let told = try ReleaseBinary.run(["coverage", "--json"], in: scratch)
    #expect(scratch.text("site/data/coverage.json") == told.output)
  }
}
