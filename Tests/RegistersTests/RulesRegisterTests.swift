import Facts
import Foundation
import Registers
import TestSupport
import Testing

@Suite("Ladder, policy, directions, regions and texts")
struct RulesRegisterTests {
  static func message(_ old: String, _ new: String) -> String {
    guard Fixture.ladder.contains(old) else { return "not in the fixture: \(old)" }
    let text = Fixture.ladder.replacing(old, with: new)
    return refusal { _ = try LadderRegister.read(text: text, name: "reference/ladder.yml") }
  }

  static let ladders = Result { try LadderRegister.read(path: Fixture.reference + "/ladder.yml") }

  static let national = Result {
    try ReferenceRegister.read(folder: Fixture.reference + "/facts")
      .with(NormRegister.read(path: Fixture.reference + "/norms.yml"))
  }

  @Test("the declared ladder has rungs for both kinds of every indicator")
  func declared() throws {
    let ladders = try Self.ladders.get()
    for indicator in IndicatorID.allCases {
      for kind in Kind.allCases {
        #expect(ladders.byIndicator[indicator]?[kind] != nil, "\(indicator) \(kind)")
      }
    }
    let completion = ladders.ladder(.completion, .hbo)
    #expect(completion.steps.map(\.rung) == [.ownPooled, .ownCluster, .programme, .group, .level])
    #expect(completion.notMeasured == [.ad, .master])
    #expect(ladders.ladder(.completion, .mbo).notApplicable == [.entree])
    #expect(ladders.steps.map(\.id) == Array(ladders.steps.indices))
  }

  @Test("every definition of the ladder is in the facts, in a source, or computed by us")
  func definitions() throws {
    let ladders = try Self.ladders.get()
    let facts = try Self.national.get().facts
    let sources = try SourceRegister.read(folder: Fixture.sources)
    var known = Set(facts.map(\.definition)).union(sources.map(\.definition))
    known.formUnion(sources.compactMap { $0.values["definition"]?.values }.joined())
    // Positions of leavers are one source for several indicators.
    for source in sources where source.reader == "positions" {
      known.formUnion(source.feeds.map { $0 + "." + source.definition })
    }
    known.formUnion(sources.flatMap(\.outcomes).map(\.definition))
    known.insert("completion.stock_flow")
    for step in ladders.steps { #expect(known.contains(step.definition), "\(step.definition)") }
  }

  @Test("every match of the ladder finds rows in the facts")
  func matches() throws {
    let facts = try Self.national.get().facts
    let sources = try SourceRegister.read(folder: Fixture.sources)
    var imported = Set(sources.flatMap(\.outcomes).map(\.definition))
    for source in sources where source.reader == "positions" {
      imported.formUnion(source.feeds.map { $0 + "." + source.definition })
    }
    for step in try Self.ladders.get().steps
    where !step.match.isEmpty && !imported.contains(step.definition) {
      let fixed = step.match.filter { $0.value != "own" && $0.key != "statistic" }
      let found = facts.filter { fact in
        fact.definition == step.definition
          && fixed.allSatisfy {
            $0.value == ($0.key == "table" ? fact.table : fact.members[$0.key])
          }
          && step.match.keys.allSatisfy {
            ["table", "statistic"].contains($0) || fact.members[$0] != nil
          }
      }
      #expect(!found.isEmpty, "\(step.definition) \(step.match)")
    }
  }

  @Test("every source that would fill a gap has a name for the reader")
  func wouldFill() throws {
    let ids = try Self.ladders.get().byIndicator.values.flatMap(\.values).flatMap(\.wouldFill)
    #expect(!ids.isEmpty)
    let path = Fixture.root.appendingPathComponent("Templates/texts/nl.yml").path
    let texts = try TextRegister.read(path: path)
    for id in Set(ids) { #expect(texts["source." + id]?.isEmpty == false, "\(id)") }
  }

  @Test("a ladder is read as it is declared")
  func ladder() throws {
    let ladders = try LadderRegister.read(text: Fixture.ladder, name: "x.yml")
    let mbo = ladders.ladder(.jobChance, .mbo)
    #expect(mbo.wouldFill == ["roa-schoolverlaters"])
    #expect(mbo.steps.map(\.match) == [["leerweg": "own", "diploma": "yes"]])
    #expect(mbo.steps.map(\.shown) == [.headline])
    let hbo = ladders.ladder(.jobChance, .hbo)
    #expect(hbo.steps.map(\.minimumFullTime) == [0.5])
    #expect(hbo.steps.map(\.pooledCohorts) == [1])
    #expect(hbo.notMeasured == [.master])
    #expect(ladders.ladder(.students, .hbo).steps == [])
  }

  @Test("a rung, an indicator, a kind or a level that does not exist")
  func unknown() throws {
    #expect(
      Self.message("rung: level", "rung: levels") == """
        reference/ladder.yml:7:17: «levels» is geen rung
                    - rung: levels
                            ^
        verwacht: een van own, own_pooled, own_cluster, programme, cluster, institution_level, \
        institution, region, group, level
        """)
    #expect(
      Self.message("job_chance:", "job_chanse:").hasPrefix(
        "reference/ladder.yml:4:5: onbekende indicator «job_chanse»\n"))
    #expect(
      Self.message("    hbo:", "    wo:").contains("onbekende soort «wo»\n"))
    #expect(
      Self.message("[master]", "[phd]") == """
        reference/ladder.yml:11:22: «phd» is geen not_measured
                  not_measured: [phd]
                                 ^
        verwacht: een van 1, 2, 3, 4, ad, bachelor, master
        """)
  }

  @Test("a step without a definition, with a name that is not one, or with a limit in words")
  func wrongSteps() throws {
    #expect(
      Self.message("          definition: unemployment.roa_survey\n", "").contains(
        "«definition» ontbreekt"))
    #expect(
      Self.message("match: {leerweg", "mach: {leerweg").contains("onbekende naam «mach»\n"))
    #expect(
      Self.message("minimum_full_time: 0.5", "minimum_full_time: half").contains(
        "is geen getal\n"))
  }

  @Test("the declared policy, directions and regions load")
  func otherRules() throws {
    let policy = try PolicyRegister.read(path: Fixture.reference + "/policy.yml")
    #expect(policy.smallestCount == 5)
    // The years a sheet names with the forms are those the source of the diplomas counts.
    let declared = try SourceRegister.read(folder: Fixture.sources).map(\.options)
      .first { $0["forms_from"] != nil }
    #expect(policy.formYears?.lowerBound == declared?["forms_from"].flatMap { Int($0) })
    #expect(policy.formYears?.upperBound == declared?["forms_to"].flatMap { Int($0) })
    #expect(policy.smallestOwnShare == 10)
    #expect(policy.uniformMargin == 2)
    #expect(policy.uniformMarginRounded == 20)
    #expect(policy.prices?.year == PriceYear("2025"))
    #expect(policy.prices?.index == "h2-cao-chained")
    #expect(policy.stockFlow.switchers == policy.stockFlow.switchers.sorted())
    let directions = try DirectionRegister.read(path: Fixture.reference + "/directions.yml")
    #expect(directions["Informatie en communicatietechnologie"] == "06")
    #expect(directions["Crossover"] == nil)
    #expect(directions.values.allSatisfy { $0.utf8.count == 2 })
    let regions = try RegionRegister.read(path: Fixture.reference + "/regions.yml")
    #expect(regions == ["1980": "AM15", "1982": "AM27", "1991": "AM27", "1992": "AM22"])
  }

  @Test("a rule that cannot be: switchers out of order, an unknown direction, no file")
  func wrongRules() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bijsluiter-rules-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func edited(_ name: String, _ old: Regex<Substring>, _ new: String) throws -> String {
      let text = try String(
        contentsOf: URL(fileURLWithPath: Fixture.reference + "/" + name), encoding: .utf8)
      try #require(text.contains(old))
      let file = folder.appendingPathComponent(name)
      try text.replacing(old, with: new, maxReplacements: 1)
        .write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    let policy = try edited("policy.yml", /switchers: \[[^\]]*\]/, "switchers: [0.18, 0.1, 0.05]")
    let order = refusal { _ = try PolicyRegister.read(path: policy) }
    #expect(order.contains(": drie getallen verwacht\n"))
    #expect(order.hasSuffix("verwacht: laag, midden, hoog: [0.05, 0.10, 0.18]"))
    let year = refusal {
      _ = try PolicyRegister.read(path: edited("policy.yml", /to: "2025"/, "to: nu"))
    }
    #expect(year.contains("«nu» is geen jaar"))
    let limit = try edited("policy.yml", /smallest_count: 5/, "smallest_count: 6")
    let count = refusal { _ = try PolicyRegister.read(path: limit) }
    #expect(count.contains("policy.yml:4:19: de lezers van de bronnen verbergen 1–4\n"))
    #expect(count.hasSuffix("verwacht: smallest_count: 5"))
    let directions = try edited("directions.yml", /direction: "07"/, "direction: \"7\"")
    let unknown = refusal { _ = try DirectionRegister.read(path: directions) }
    #expect(unknown.contains(": onbekende richting «7»\n"))
    #expect(unknown.hasSuffix("verwacht: een code uit «directions»"))
    let town = try edited("institutions.yml", /EDE GLD: "0228"/, "EDE GLD: \"228\"")
    let code = refusal { _ = try InstitutionRegister.read(path: town) }
    #expect(code.contains("institutions.yml:6:12: «228» is geen gemeentecode\n"))
    #expect(code.hasSuffix("verwacht: vier cijfers: \"0228\""))
    let nowhere = "/nergens/Datasets/reference/regions.yml"
    #expect(
      refusal { _ = try RegionRegister.read(path: nowhere) } == """
        Datasets/reference/regions.yml:1:1: bestand niet te lezen
            \("")
            ^
        verwacht: een leesbaar YAML-bestand op /nergens/Datasets/reference/regions.yml
        """)
  }
}
