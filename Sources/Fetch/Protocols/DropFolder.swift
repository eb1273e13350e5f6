import Crypto
import Foundation
import Glibc
import Registers

/// A file that a person puts in the drop folder, because its publisher has no address for it.
enum DropFolder: SourceProtocol {
  static func look(_ visit: inout SourceVisit, at time: String) async throws(FetchError) -> Found {
    var found: stat?
    do {
      found = try visit.settings.dropFolder.flatMap { folder throws(FetchError) in
        try Disk.facts(of: folder + "/" + visit.fetch.path)
      }
    } catch {
      throw visit.named(error)
    }
    guard let folder = visit.settings.dropFolder, let facts = found else {
      throw FetchError(
        .notConfigured, source: visit.source.id, url: visit.fetch.path,
        cause: "nog niet gebracht: \(visit.fetch.path)",
        advice: "zet het bestand in de map die de instellingen onder «drop» noemen")
    }
    let path = folder + "/" + visit.fetch.path
    let size = Int(facts.st_size)
    guard size <= visit.fetch.maximumBytes else {
      throw FetchError(
        .excessive, source: visit.source.id, url: path, cause: "\(size) bytes is te groot",
        advice: "controleer het bestand, of verhoog «maximum_megabytes»")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FetchError(
        .disk, source: visit.source.id, url: path, cause: "niet te lezen",
        advice: "controleer de rechten")
    }
    let sha = SHA256.hash(data: data).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    if visit.known?.parts.first(where: { $0.name == "file" })?.sha256 == sha { return .unchanged }
    let copy = visit.store.incoming(visit.source.id + "-file")
    do { try Disk.write(Array(data), to: copy) } catch { throw visit.named(error) }
    let moved = Date(timeIntervalSince1970: TimeInterval(facts.st_mtim.tv_sec))
    let day = moved.formatted(.iso8601).day
    let body = SourceVisit.Body(
      reply: Reply(
        status: 200, headers: [:], url: "drop:" + visit.fetch.path, bytes: size, sha256: sha),
      path: copy, asked: "drop:" + visit.fetch.path)
    let name = visit.source.local.lowercased()
    var rows = 0
    if name.hasSuffix(".xlsx") || name.hasSuffix(".zip") {
      try visit.packed(body)
    } else if name.hasSuffix(".json") {
      try visit.wholeJSON(body)
    } else {
      rows = try visit.table(body)
      if rows > 0 { try visit.enough(rows, of: "file", at: path) }
    }
    visit.keep(body, part: "file", .data)
    return .new(visit.draft(version: sha, date: day, rows: rows, at: time))
  }
}
