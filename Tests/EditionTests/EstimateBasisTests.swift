import Edition
import Facts
import Figures
import Foundation
import Testing

@Suite("Estimates between yearly editions")
struct EstimateBasisTests {
  /// The scene with one count of 28DN's students of 2024 corrected.
  static func corrected(_ count: Int = 403) -> CountScene {
    var scene = CountScene()
    scene.programmes[0].students[4] = count
    return scene
  }

  static func text(_ folder: String, _ file: String) throws -> String {
    String(decoding: try #require(try files(folder)[file]), as: UTF8.self)
  }

  @Test("without an edition before it an edition has no basis of its own")
  func ordinary() throws {
    try withFolder { folder in
      #expect(!(try CountScene().build("one", in: folder).keepsEstimates))
      let names = try files(folder + "/one").keys
      #expect(names.filter { $0.hasPrefix("estimate") } == [])
    }
  }

  @Test("nothing corrected: the next edition is the same, byte for byte, without those tables")
  func unchanged() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      let two = try CountScene().build("two", in: folder, estimatesFrom: "one")
      #expect(two.keepsEstimates)
      #expect(try files(folder + "/one") == files(folder + "/two"))
    }
  }

  @Test("the embedded edition stays itself, byte for byte, when its own estimates are kept")
  func baseline() throws {
    try withFolder { folder in
      let built = try EditionBuilder.build(
        sources: try CarryOverTests.sources(), from: folder,
        reference: Place.root.appendingPathComponent("Datasets/reference").path,
        base: Place.baseline, estimatesFrom: Place.baseline, to: folder + "/edition")
      #expect(built.keepsEstimates)
      try CarryOverTests.expectBaseline(folder + "/edition", "eigen schattingen")
    }
  }

  @Test("a corrected count shows at once, and no estimate moves, of this programme or of another")
  func correction() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      let built = try Self.corrected().build(
        "two", in: folder, estimatesFrom: "one", date: "2026-03-01")
      try Self.corrected().build("fresh", in: folder, date: "2026-03-01")
      #expect(built.keepsEstimates)
      #expect(built.ledger.count == 4)
      let before = try SceneFigures(folder + "/one")
      let after = try SceneFigures(folder + "/two")
      let fresh = try SceneFigures(folder + "/fresh")
      for programme in CountScene().programmes {
        let (was, now) = (
          try before.completion(programme.key), try after.completion(programme.key)
        )
        #expect(now.value == was.value && now.interval == was.interval && now.terms == was.terms)
        // Without a basis the correction moves them all: the small borrow from their peers.
        #expect(try fresh.completion(programme.key).value != was.value)
      }
      func count(_ figures: SceneFigures) throws -> [CountSum] {
        let key = try figures.offering("28dn-30020").key
        return figures.core.facts.counts(key, .students, "students.duo_1oct")
          .filter { $0.year == 2024 }.map(\.count)
      }
      #expect(try count(before) == [CountSum(400)])
      #expect(try count(after) == [CountSum(403)])
    }
  }

  @Test("where a count differs the figure names the file and the line of the yearly edition")
  func origin() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder, date: "2026-02-20")
      try Self.corrected().build("two", in: folder, estimatesFrom: "one", date: "2026-03-01")
      let figures = try SceneFigures(folder + "/two")
      let marked = "duo-hbo-studenten@jaareditie"
      let sources = try figures.completion("28dn-30020").sources
      #expect(
        sources.map(\.id) == [
          "duo-hbo-eerstejaars", "duo-hbo-gediplomeerden", "duo-hbo-studenten", marked,
        ])
      #expect(sources.last?.rows == [6])
      #expect(sources[2].rows == [2, 3, 4, 5])
      let card = try #require(figures.core.facts.sources[marked])
      #expect(card.title.hasSuffix(", stand van de jaareditie"))
      #expect(card.date == "2026-02-20")
      #expect(figures.core.facts.sources["duo-hbo-studenten"]?.date == "2026-03-01")
      // What shows the numbers of today names the file of today.
      let own = try figures.completion("31fr-34267").sources
      #expect(!own.contains { $0.id == marked })
      let inputs = try Self.text(folder + "/two", "inputs.csv")
      let first = try Self.text(folder + "/one", "inputs.csv").split(separator: "\n")
        .first { $0.hasPrefix("duo-hbo-studenten,") }
      let hash = try #require(first?.firstMatch(of: /[0-9a-f]{64}/)).output
      #expect(inputs.contains(marked) && inputs.contains(hash))
    }
  }

  @Test("the basis is carried night after night, goes when nothing differs, and comes back")
  func nights() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      let value = try SceneFigures(folder + "/one").completion("30gb-30020").value
      try Self.corrected(403).build("two", in: folder, estimatesFrom: "one", date: "2026-03-01")
      var scene = Self.corrected(407)
      scene.programmes[1].graduates = 29
      try scene.build("three", in: folder, estimatesFrom: "two", date: "2026-03-02")
      #expect(try SceneFigures(folder + "/three").completion("30gb-30020").value == value)
      let basis = try Self.text(folder + "/three", "estimate_counts.csv")
      #expect(
        basis.contains("duo-hbo-studenten@jaareditie,28DN,30020,bachelor,0363,2024,400,400,6,1"))
      #expect(
        basis.contains("duo-hbo-gediplomeerden@jaareditie,30GB,30020,bachelor,0363,2020,30,30,"))
      #expect(basis.contains("\nduo-hbo-eerstejaars,28DN"))
      // The students' file of the basis is still that of the first day.
      #expect(
        try SceneFigures(folder + "/three").core.facts.sources["duo-hbo-studenten@jaareditie"]?.date
          == "2026-02-20")

      try CountScene().build("four", in: folder, estimatesFrom: "three")
      #expect(try files(folder + "/four") == files(folder + "/one"))
      try scene.build("five", in: folder, estimatesFrom: "four", date: "2026-03-02")
      #expect(try SceneFigures(folder + "/five").completion("30gb-30020").value == value)
    }
  }

  @Test("lines in another order are no other counts: no table, and today's lines are named")
  func shifted() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      var scene = CountScene()
      scene.programmes.reverse()
      try scene.build("two", in: folder, estimatesFrom: "one")
      #expect(try files(folder + "/two")["estimate_counts.csv"] == nil)
    }
  }

  @Test("a new year in all three files makes the estimates anew, corrections and all")
  func newYear() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      try Self.corrected().build("two", in: folder, estimatesFrom: "one")
      var scene = Self.corrected()
      for index in scene.programmes.indices { scene.programmes[index].students.append(390) }
      let built = try scene.build("three", in: folder, estimatesFrom: "two")
      try scene.build("fresh", in: folder)
      #expect(!built.keepsEstimates)
      #expect(try files(folder + "/three") == files(folder + "/fresh"))
      #expect(try SceneFigures(folder + "/three").completion("28dn-30020").period == "2022–2025")
    }
  }

  @Test("a new year in one file only shows its counts and leaves the estimates")
  func partOfAYear() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      var scene = Self.corrected()
      scene.more["duo-hbo-studenten"] = [
        "2025,0363,bachelor,28DN,Hogeschool 28DN,TECHNIEK,n.v.t.,30020,B HBO-ICT,410",
        "2025,0363,bachelor,30GB,Hogeschool 30GB,TECHNIEK,n.v.t.,30020,B HBO-ICT,205",
      ]
      let built = try scene.build("two", in: folder, estimatesFrom: "one")
      #expect(built.keepsEstimates)
      let (before, after) = (
        try SceneFigures(folder + "/one"), try SceneFigures(folder + "/two")
      )
      #expect(try after.students("28dn-30020") == 410)
      for key in ["28dn-30020", "30gb-30020"] {
        #expect(try after.completion(key).value == before.completion(key).value)
      }
    }
  }

  @Test("forms, sector and sub-sector are of the basis too: the register moves no estimate")
  func forms() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      var scene = CountScene()
      scene.programmes[1].forms = ["DEELTIJD"]
      try scene.build("two", in: folder, estimatesFrom: "one")
      #expect(try files(folder + "/two")["estimate_counts.csv"] == nil)
      #expect(
        try Self.text(folder + "/two", "estimate_programmes.csv") == """
          key,level,sector,subsector,full_time
          28dn-30020,bachelor,techniek,n.v.t.,1.00
          30gb-30020,bachelor,techniek,n.v.t.,1.00
          31fr-34267,bachelor,techniek,n.v.t.,1.00

          """)
      let (before, after) = (
        try SceneFigures(folder + "/one"), try SceneFigures(folder + "/two")
      )
      #expect(try after.offering("30gb-30020").fullTimeShare == 0)
      for programme in scene.programmes {
        #expect(
          try after.completion(programme.key).value == before.completion(programme.key).value)
      }
      try scene.build("three", in: folder, estimatesFrom: "two")
      #expect(try files(folder + "/three") == files(folder + "/two"))
      try CountScene().build("four", in: folder, estimatesFrom: "three")
      #expect(try files(folder + "/four") == files(folder + "/one"))
    }
  }

  @Test(
    "a programme that came in the night has no own estimate yet; one that went stays in the sums")
  func comeAndGone() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      var scene = CountScene()
      let gone = scene.programmes.remove(at: 2)
      scene.programmes.append(
        CountScene.Programme(
          brin: "25BE", code: "30020", name: "HBO-ICT", students: [90, 90, 90, 90, 90],
          entrants: 25, graduates: 14))
      try scene.build("two", in: folder, estimatesFrom: "one")
      try scene.build("fresh", in: folder)
      let (before, after) = (
        try SceneFigures(folder + "/one"), try SceneFigures(folder + "/two")
      )
      let new = try after.completion("25be-30020")
      #expect(
        new.passedOver?.first { $0.rung == .ownPooled }?.reason == .newProgramme)
      #expect(new.basis?.rung != .ownPooled)
      #expect(try after.students("25be-30020") == 90)
      #expect(
        try SceneFigures(folder + "/fresh").completion("25be-30020").basis?.rung == .ownPooled)
      for programme in scene.programmes.prefix(2) {
        #expect(
          try after.completion(programme.key).value == before.completion(programme.key).value)
      }
      #expect(!after.core.facts.offerings.contains { $0.key.description == gone.key })
    }
  }

  @Test("an import by a person makes the estimates of its own counts, whatever lies there")
  func importing() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      try Self.corrected().build("two", in: folder, estimatesFrom: "one")
      // Also one that takes rows over from an edition with a basis of its own.
      try Self.corrected().build("three", in: folder, present: [], base: "two")
      try Self.corrected().build("fresh", in: folder)
      #expect(try files(folder + "/three") == files(folder + "/fresh"))
    }
  }

  @Test("a damaged basis is refused with its place")
  func damaged() throws {
    try withFolder { folder in
      try CountScene().build("one", in: folder)
      try Self.corrected().build("two", in: folder, estimatesFrom: "one")
      try EditionReaderTests.editSigned(
        folder + "/two", "estimate_counts.csv", ",400,400,6,1", ",400,399,6,1")
      #expect(throws: EditionError.self) {
        try Self.corrected().build("three", in: folder, estimatesFrom: "two")
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/three"))
    }
  }
}
