import Facts
import Foundation
import Testing

@testable import Edition

/// A base, and on top of it one new file that says something else.
@Suite("Changed data beside carried rows")
struct CarriedChangeTests {
  static let counts = ["duo-hbo-studenten", "duo-hbo-eerstejaars", "duo-hbo-gediplomeerden"]

  /// The edition of `base`, and on top of it that of the files of `next` named in `present`.
  static func facts(
    _ base: CountScene = CountScene(), _ next: CountScene, present: [String]
  ) throws -> FactBase {
    try withFolder { folder in
      try base.build("base", in: folder)
      let built = try next.build("next", in: folder, present: present, base: "base")
      #expect(Set(built.carried) == Set(CountScene.ids).subtracting(present))
      return try EditionReaderTests.read(folder + "/next")
    }
  }

  static func offering(_ key: String, _ facts: FactBase) -> Offering? {
    facts.offerings.first { $0.key.description == key }
  }

  @Test("a new offering in a new file: there, with its names, unknown to the carried register")
  func newOffering() throws {
    var scene = CountScene()
    scene.programmes.append(
      CountScene.Programme(
        brin: "25BE", code: "39100", name: "Mechatronica", students: [0, 0, 0, 0, 60],
        entrants: 60, graduates: 0))
    let facts = try Self.facts(CountScene(), scene, present: ["duo-hbo-studenten"])
    let new = try #require(Self.offering("25be-39100", facts))
    #expect(new.name == "Mechatronica")
    #expect(new.sector == "techniek")
    #expect(new.status == .unknown)
    #expect(new.forms == [])
    #expect(facts.institutions["25BE"]?.name == "Hogeschool 25BE")
    #expect(facts.counts[new.key]?.map(\.indicator) == [.students])
    #expect(facts.offerings.count == 4)
    #expect(Self.offering("28dn-30020", facts)?.status == .open)
    #expect(Self.offering("28dn-30020", facts)?.forms.map(\.source) == [.register])
  }

  @Test("a school gone from a new file: no sheets, its carried counts and its name stay")
  func schoolGone() throws {
    var scene = CountScene()
    scene.programmes.removeAll { $0.brin == "31FR" }
    let facts = try Self.facts(CountScene(), scene, present: ["duo-hbo-studenten"])
    #expect(facts.offerings.map(\.key.description) == ["28dn-30020", "30gb-30020"])
    let gone = OfferingKey(brin: "31FR", code: "34267")
    #expect(Set(facts.counts[gone]?.map(\.indicator) ?? []) == [.firstYears, .graduates])
    #expect(facts.institutions["31FR"]?.name == "Hogeschool 31FR")
    // Gone from all of them: nothing is left of it.
    let all = try Self.facts(CountScene(), scene, present: Self.counts)
    #expect(all.counts[gone] == nil)
    #expect(all.institutions["31FR"] == nil)
  }

  @Test("what was new is open once a later year has it too, by the carried register")
  func newBecomesOpen() throws {
    var scene = CountScene()
    scene.programmes[2].students = [0, 0, 0, 0, 80]
    let first = try Self.facts(scene, scene, present: [])
    #expect(Self.offering("31fr-34267", first)?.status == .new)
    var next = scene
    for index in next.programmes.indices {
      next.programmes[index].students.append(85)
    }
    let facts = try Self.facts(scene, next, present: Self.counts)
    #expect(Self.offering("31fr-34267", facts)?.status == .open)
    #expect(Self.offering("31fr-34267", facts)?.catalogueDate == "2025-10-01")
    // Gone for that year, it has no sheet.
    next.programmes[2].students = [0, 0, 0, 0, 80, 0]
    let gone = try Self.facts(scene, next, present: Self.counts)
    #expect(Self.offering("31fr-34267", gone) == nil)
  }

  @Test("closed in a new register: ended, unless the carried counts have first-years of this year")
  func closed() throws {
    var scene = CountScene()
    scene.programmes[0].isOpen = false
    let taking = try Self.facts(CountScene(), scene, present: ["duo-rio-erkenningen"])
    #expect(Self.offering("28dn-30020", taking)?.status == .unknown)
    #expect(Self.offering("30gb-30020", taking)?.status == .open)
    var base = CountScene()
    base.programmes[0].entrants = 0
    scene.programmes[0].entrants = 0
    let ended = try Self.facts(base, scene, present: ["duo-rio-erkenningen"])
    #expect(Self.offering("28dn-30020", ended)?.status == .ended)
    // And back: the register of the base said ended, the counts of now have first-years.
    let back = try Self.facts(scene, CountScene(), present: Self.counts)
    #expect(Self.offering("28dn-30020", back)?.status == .unknown)
  }

  @Test("the newest file names an offering and its sector; a carried one keeps what it said")
  func names() throws {
    var scene = CountScene()
    for index in scene.programmes.indices {
      scene.programmes[index].name += " nieuw"
      scene.programmes[index].subsector = "anders"
    }
    // Three count files say it and the newest year decides; the register's name goes before.
    let renamed = try Self.facts(CountScene(), scene, present: Self.counts)
    #expect(Self.offering("28dn-30020", renamed)?.name == "HBO-ICT")
    #expect(Self.offering("28dn-30020", renamed)?.subsector == "anders")
    let register = try Self.facts(CountScene(), scene, present: ["duo-rio-erkenningen"])
    #expect(Self.offering("28dn-30020", register)?.name == "HBO-ICT nieuw")
    #expect(Self.offering("28dn-30020", register)?.subsector == "n.v.t.")
  }

  /// The base with shares of forms as diplomas give them; then a new file of diplomas.
  static func forms(_ change: (inout CountScene) -> Void) throws -> [FormShare] {
    try withFolder { folder in
      try CountScene().build("base", in: folder)
      let table = folder + "/base/forms.csv"
      let text = try String(contentsOfFile: table, encoding: .utf8)
      let row = "30gb-30020,voltijd,1.00,1.00,register"
      try EditionReaderTests.editSigned(
        folder + "/base", "forms.csv", row,
        "30gb-30020,deeltijd,0.29,0.29,diplomas\n30gb-30020,voltijd,0.71,0.71,diplomas")
      #expect(text.contains(row))
      var scene = CountScene()
      change(&scene)
      try scene.build("next", in: folder, present: ["duo-hbo-gediplomeerden"], base: "base")
      let facts = try EditionReaderTests.read(folder + "/next")
      #expect(offering("28dn-30020", facts)?.fullTimeShare == 1)
      return offering("30gb-30020", facts)?.forms ?? []
    }
  }

  static let hidden =
    "2021,0106,hbo bachelor,30GB,Hogeschool 30GB,TECHNIEK,n.v.t.,30020,B HBO-ICT,<5"

  @Test("carried shares of forms go where they would stand beside a new total with a hidden number")
  func formsBesideTotals() throws {
    let shares = try Self.forms { _ in }
    #expect(shares.map(\.low) == [0.71, 0.29])
    // Another total, nothing hidden in it: nothing to find.
    #expect(try Self.forms { $0.programmes[1].graduates = 33 } == shares)
    // A number of another year hidden than those the shares were made of.
    let later = Self.hidden.replacing("2021,", with: "2024,")
    #expect(try Self.forms { $0.more["duo-hbo-gediplomeerden"] = [later] } == shares)
    #expect(try Self.forms { $0.more["duo-hbo-gediplomeerden"] = [Self.hidden] } == [])
  }
}
