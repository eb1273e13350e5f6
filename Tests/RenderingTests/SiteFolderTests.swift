import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

/// Dates and second names of the files of a site that takes the place of another.
@Suite final class SiteFolderTests {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "site-folder-" + UUID().uuidString
  ).path

  init() throws {
    for name in ["/old", "/new"] {
      try FileManager.default.createDirectory(
        atPath: folder + name, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func number(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder + path)[.systemFileNumber] as? Int
  }

  private func site(at date: Int = 2000, standing: Bool = true) -> SiteFolder {
    SiteFolder(
      path: folder + "/new", standing: standing ? folder + "/old" : nil,
      date: SiteDate(seconds: date))
  }

  /// The bytes and date of a grown file, and whether it is the old one.
  private func grown(_ old: String?, _ pieces: [String]) throws -> (
    text: String, date: Int?, isOld: Bool, file: WrittenFile
  ) {
    for name in ["/old/t.csv", "/new/t.csv"] {
      try? FileManager.default.removeItem(atPath: folder + name)
    }
    if let old {
      try Data(old.utf8).write(to: URL(filePath: folder + "/old/t.csv"))
      try SiteDate(seconds: 1000).put(on: folder + "/old/t.csv")
    }
    let table = try GrowingFile("t.csv", in: site(), header: Array("key\n".utf8))
    for piece in pieces { try table.append(Array(piece.utf8)) }
    let file = try table.finish()
    return (
      try String(contentsOfFile: folder + "/new/t.csv", encoding: .utf8),
      SiteDate(of: folder + "/new/t.csv")?.seconds,
      try old != nil && number("/old/t.csv") == number("/new/t.csv"), file
    )
  }

  @Test func `a table that is as it was gets a second name and keeps its date`() throws {
    let table = try grown("key\na\nbb\n", ["a\n", "bb\n"])
    #expect(table.text == "key\na\nbb\n" && table.date == 1000 && table.isOld)
  }

  @Test(arguments: [
    nil, "", "key\n", "kex\n", "key\na\n", "key\na\nbc\n", "key\na\nbb", "key\na\nbb\nc\n",
    "KEY\na\nbb\n",
  ])
  func `a table that differs anywhere is whole, new and of the new date`(old: String?) throws {
    let table = try grown(old, ["a\n", "bb\n"])
    #expect(table.text == "key\na\nbb\n" && table.date == 2000 && !table.isOld)
    #expect(table.file == WrittenFile(path: "t.csv", bytes: Array("key\na\nbb\n".utf8)))
    if let old {
      let kept = try String(contentsOfFile: folder + "/old/t.csv", encoding: .utf8)
      #expect(kept == old)
    }
  }

  @Test func `a long table that differs at its end begins as the old one`() throws {
    let line = String(repeating: "0123456789", count: 30_000) + "\n"
    let lines = Array(repeating: line, count: 9)
    let table = try grown("key\n" + lines.joined() + "x", lines)
    #expect(table.text == "key\n" + lines.joined())
    #expect(table.date == 2000)
  }

  @Test func `another file gets the new date, an equal one stays`() throws {
    let site = site()
    for (name, text) in [("same", "1234"), ("size", "1234"), ("gone", "1")] {
      try Data(text.utf8).write(to: URL(filePath: folder + "/old/" + name))
      try SiteDate(seconds: 1000).put(on: folder + "/old/" + name)
    }
    var piece: [UInt8] = []
    for (name, text) in [("same", "1234"), ("size", "1235"), ("more", "")] {
      _ = try site.put(Array(text.utf8), at: name, &piece)
    }
    #expect(SiteDate(of: folder + "/new/same")?.seconds == 1000)
    #expect(SiteDate(of: folder + "/new/size")?.seconds == 2000)
    #expect(SiteDate(of: folder + "/new/more")?.seconds == 2000)
  }

  @Test func `the next date is that of the clock, or a second past the newest`() throws {
    func stamp(_ name: String, _ seconds: Int) throws {
      try Data().write(to: URL(filePath: folder + "/old/" + name))
      try SiteDate(seconds: seconds).put(on: folder + "/old/" + name)
    }
    func next(_ now: Int) -> Int {
      SiteDate.next(after: [folder + "/none", folder + "/old"], now: now).seconds
    }
    #expect(next(5000) == 5000)
    try stamp("manifest.json", 5000)
    #expect(next(5000) == 5001 && next(4000) == 5001 && next(6000) == 6000)
    try stamp("fingerprints", 7000)
    #expect(next(6000) == 7001)
    #expect(SiteDate.newest(of: folder + "/none") == nil)
  }

  @Test func `a site made in place keeps what is the same and dates the rest anew`() async throws {
    func make(_ name: String) async throws {
      var facts = Fixture.facts()
      facts.offerings[4].name = name
      let core = Computation(
        facts: facts, ladders: Fixture.ladders, policy: Fixture.policy, terms: try Fixture.texts())
      _ = try await SiteWriter(
        core: core, texts: try Fixture.books(), templates: Fixture.templates
      ).generate(to: folder + "/old")
    }
    func date(_ path: String) throws -> Int {
      try #require(SiteDate(of: folder + "/old/" + path)?.seconds)
    }
    let paths = [
      "opleiding/28dn-34267/index.html", "data/figures.csv", "data/offerings.csv",
      "manifest.json", "opleiding/28dn-49500/index.html", "stijl.css",
    ]
    func dates() throws -> [Int] { try paths.map(date) }
    try await make("Informatica")
    let first = try dates()
    try await make("Informatika")
    let second = try dates()
    // Three names of one length within a second.
    try await make("Informatica")
    let third = try dates()
    for changed in 0...3 {
      #expect(first[changed] < second[changed] && second[changed] < third[changed], "\(changed)")
    }
    for same in 4...5 { #expect(first[same] == third[same], "\(same)") }
    try await make("Informatica")
    #expect(try dates() == third)
  }
}
