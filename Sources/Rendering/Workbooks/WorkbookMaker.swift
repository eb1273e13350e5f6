import Foundation
import Glibc
import Platform

/// Makes a typed workbook (OpenDocument, `.ods`) of a table of the open data with LibreOffice: text columns
/// are text, numbers numbers and days days, whatever the language of who opens it.
///
/// The only door to LibreOffice: nothing else knows what is behind it. All 425,000 figures take some 40 s
/// of a core and 450 MB, so workbooks are made only when asked for. The same table gives the same bytes
/// from the same LibreOffice: no thumbnail and no times.
struct WorkbookMaker {
  /// The longest a table may take; LibreOffice is ended after that, with what it started.
  private static let patience = Duration.seconds(1800)

  let setup: WorkbookSetup
  /// A folder of its own for what LibreOffice keeps while it runs.
  let scratch: String

  /// The bytes of a table as a workbook.
  ///
  /// - Parameters:
  ///   - table: what its columns are.
  ///   - folder: the folder that has `NAME.csv`.
  /// - Throws: `RenderingError.workbook` with LibreOffice's own words when it fails; `CancellationError`.
  func make(_ table: OpenTable, in folder: String) async throws -> [UInt8] {
    try prepare()
    defer { SystemFiles.remove(scratch) }
    let path = scratch + "/" + table.workbookPath
    let said = scratch + "/said"
    let words = try SystemFiles.create(said)
    defer { close(words) }
    let process = ChildProcess(
      setup.program,
      [
        "-env:UserInstallation=" + URL(fileURLWithPath: scratch).absoluteString, "--headless",
        "--norestore", "--infilter=" + WorkbookMaker.filter(table), "--convert-to", "ods",
        "--outdir", scratch, folder + "/" + table.path,
      ], environment: ProcessInfo.processInfo.environment, output: words, errors: words)
    let end: ChildProcess.End
    do { end = try await process.run(atMost: WorkbookMaker.patience) } catch is ChildProcess
      .NotStarted
    {
      throw RenderingError.workbook(table.name, reason: "\(setup.program) start niet")
    }
    // It ends with 0 also when it could not write: only the file says that it is there.
    guard end == .exited(0), SystemFiles.exists(path) else {
      let words = (try? SystemFiles.read(said)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let reason = words.split(separator: "\n").last.map(String.init) ?? "LibreOffice zegt niets"
      throw RenderingError.workbook(table.name, reason: reason)
    }
    var bytes = try SystemFiles.read(path)
    guard ZipTimes.reset(&bytes) else {
      throw RenderingError.workbook(table.name, reason: "LibreOffice schreef geen werkblad")
    }
    return bytes
  }

  /// How LibreOffice reads the table (its "CSV filter options"): commas, quotes, UTF-8, from the first
  /// line, the kind of each column, English numbers, quoted cells as others, values recognised.
  static func filter(_ table: OpenTable) -> String {
    let columns = table.columns.enumerated().map { index, column in
      let kind =
        switch column.kind {
        case .string: 2
        case .date: 5
        case .number, .integer, .boolean: 1
        }
      return "\(index + 1)/\(kind)"
    }
    return "CSV:44,34,76,1," + columns.joined(separator: "/") + ",1033,false,true"
  }

  /// The settings of a user who wants no thumbnails. That is all: with "remove personal information on
  /// saving" LibreOffice 7.4 writes when the workbook was made, which otherwise it does not.
  private func prepare() throws {
    let lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
      #"<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="GenerateThumbnail" oor:op="fuse"><value>false</value></prop></item>"#,
      "</oor:items>\n",
    ]
    try SystemFiles.makeFolders(scratch + "/user")
    let path = scratch + "/user/registrymodifications.xcu"
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(lines.joined(separator: "\n").utf8))
    else { throw SystemFiles.failure("schrijven", path) }
  }
}

extension OpenTable {
  /// The file of its workbook.
  var workbookPath: String { name + ".ods" }
}
