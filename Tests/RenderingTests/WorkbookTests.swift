import Facts
import Foundation
import TestSupport
import Testing

@testable import Rendering

@Suite(.serialized) final class WorkbookTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "workbooks-" + UUID().uuidString).path
  static let setup = WorkbookSetup.find(environment: ProcessInfo.processInfo.environment)

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func writer(_ setup: WorkbookSetup?) throws -> SiteWriter {
    try SiteWriter(
      core: try Fixture.core(), texts: try Fixture.books(), templates: Fixture.templates,
      workbooks: setup)
  }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder + "/" + path)))
  }

  @Test func `each column is read as what it is, with English numbers`() {
    #expect(
      WorkbookMaker.filter(OpenTable.keys)
        == "CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2,1033,false,true")
    let offerings = WorkbookMaker.filter(OpenTable.offerings)
    #expect(offerings.contains("/15/5/16/2/17/2/18/1,1033,"))
  }

  @Test func `asked for and not installed is refused before anything is written`() async throws {
    let site = try writer(nil)
    await #expect(throws: RenderingError.noWorkbooks) {
      try await site.generate(to: self.folder + "/uit", formats: [.html, .ods])
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/uit"))
    #expect("\(RenderingError.noWorkbooks)".hasSuffix("typ: bin/setup --ods"))
  }

  @Test func `a program that makes nothing stops the run with its own words`() async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let program = folder + "/soffice"
    try Data("#!/bin/sh\necho geen ruimte >&2\n".utf8).write(to: URL(filePath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let site = try writer(WorkbookSetup(program: program))
    await #expect(throws: RenderingError.workbook("offerings", reason: "geen ruimte")) {
      try await site.generate(to: self.folder + "/uit", formats: [.html, .ods])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["soffice"])
  }

  @Test(.enabled(if: setup != nil, "eerst: bin/setup --ods"))
  func `the same tables give the same workbooks, which the data page names`() async throws {
    let site = try writer(Self.setup)
    _ = try await site.generate(to: folder + "/a", formats: [.html, .ods])
    try await Task.sleep(for: .seconds(2.1))
    _ = try await site.generate(to: folder + "/b", formats: [.html, .ods])
    for table in OpenTable.all {
      let path = "data/" + table.workbookPath
      let book = try bytes("a/" + path)
      #expect(book == (try bytes("b/" + path)), "\(path)")
      #expect(book.starts(with: [0x50, 0x4B, 3, 4]))
    }
    let manifest = String(decoding: try bytes("a/manifest.json"), as: UTF8.self)
    #expect(manifest.contains("\"path\":\"data/figures.ods\""))
    let page = String(decoding: try bytes("a/data/index.html"), as: UTF8.self)
    #expect(page.contains("data/offerings.ods\">offerings.ods</a>"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder + "/a/data")
        .filter { $0.hasPrefix(".") } == [])
    _ = try await site.generate(to: folder + "/a", formats: [.html])
    #expect(!String(decoding: try bytes("a/data/index.html"), as: UTF8.self).contains(".ods"))
  }

  @Test func `the times of a zip are set back, and what is no zip stays`() throws {
    let zip = ZipFile.archive([
      ("a.txt", Array("inhoud".utf8)), ("b/c.txt", Array("meer".utf8)),
    ])
    var later = zip
    // The times of the first member and of its entry in the table of contents.
    later[10] = 0x7F
    let entry = try #require(
      zip.indices.first { zip[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    later[entry + 14] = 0x55
    var first = zip
    #expect(ZipTimes.reset(&first))
    #expect(ZipTimes.reset(&later))
    #expect(first == later)
    for bad in [[], Array("geen zip".utf8), Array(zip.dropLast()), Array(zip.dropFirst())] {
      var bytes: [UInt8] = bad
      #expect(!ZipTimes.reset(&bytes))
      #expect(bytes == bad)
    }
  }
}
