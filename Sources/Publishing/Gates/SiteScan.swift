import Facts
import Foundation
import Rendering

/// Looks through a site that was just written, before it becomes the site.
///
/// Its files must be what its manifest says, no page may show a reader what the program could not
/// fill, and no link inside the site may lead nowhere. Only what is new compared with the site of now is
/// read; where files of that site are gone, the links of every page are followed again. A whole site of
/// 11,000 sheets takes about a second on two cores.
struct SiteScan: Sendable {
  /// Files in one piece of work.
  private static let chunk = 256

  let folder: String
  let manifest: SiteManifest
  /// Files that are not what the site of now has, and those of which only the links are followed.
  private let fresh: [String]
  private let others: [String]
  /// First words of the keys of sentences.
  private let groups: Set<String>
  /// Where the site will stand; empty: not known.
  private let address: [UInt8]

  /// - Parameters:
  ///   - current: folder of the site of now; nil: everything is new.
  ///   - keys: of the sentences, `phrase.n`.
  ///   - address: where the site will stand; links with the full address are followed too.
  /// - Throws: `PublishingError` or `TabularError` when there is no manifest to go by.
  init(
    folder: String, current: String?, keys: some Sequence<String>, address: SiteAddress? = nil
  ) throws {
    self.folder = folder
    self.address = Array((address?.text ?? "").utf8)
    let new = try SiteManifest(site: folder)
    // A site of now that cannot be read says nothing of what is new: then everything is.
    let old = current.flatMap { try? SiteManifest(site: $0) } ?? SiteManifest()
    let paths = new.files.keys.sorted()
    let changed = Set(paths.filter { new.files[$0] != old.files[$0] })
    let isGone = old.files.keys.contains { new.target($0) == nil }
    manifest = new
    fresh = paths.filter(changed.contains)
    others =
      isGone
      ? paths.filter { !changed.contains($0) && PageScan.Form(path: $0) == .markup } : []
    groups = Set(keys.compactMap { key in key.firstIndex(of: ".").map { String(key[..<$0]) } })
  }

  /// What is wrong: a finding per kind, with file, line and column of the first.
  ///
  /// - Throws: `PublishingError.disk`, `CancellationError`.
  func findings(jobs: Int) async throws -> [GateFinding] {
    var work: [(paths: ArraySlice<String>, isFresh: Bool)] = []
    for (paths, isFresh) in [(fresh, true), (others, false)] {
      for start in stride(from: 0, to: paths.count, by: SiteScan.chunk) {
        work.append((paths[start..<min(start + SiteScan.chunk, paths.count)], isFresh))
      }
    }
    var found = ScanFindings()
    for path in manifest.files.keys.sorted() where FileScan.size(folder + "/" + path) == nil {
      found.add(.missing, path)
    }
    try await withThrowingTaskGroup(of: ScanFindings.self) { group in
      var waiting = work[...]
      func start() {
        guard let piece = waiting.popFirst() else { return }
        group.addTask { try look(at: piece.paths, piece.isFresh) }
      }
      for _ in 0..<max(1, jobs) { start() }
      while let result = try await group.next() {
        found += result
        start()
      }
    }
    return found.findings
  }

  private func look(at paths: ArraySlice<String>, _ isFresh: Bool) throws -> ScanFindings {
    var found = ScanFindings()
    var buffer: [UInt8] = []
    for path in paths {
      try Task.checkCancellation()
      let file = folder + "/" + path
      guard let size = FileScan.size(file) else { continue }
      let entry = manifest.files[path]
      guard let form = PageScan.Form(path: path) else {
        // A table can be large and is not a page: it is only hashed, in pieces.
        if try size != entry?.bytes || InputStamp.digest(of: file) != entry?.sha256 {
          found.add(.other, path)
        }
        continue
      }
      let count = try FileScan.read(file, into: &buffer)
      buffer.withUnsafeBytes { raw in
        let bytes = UnsafeRawBufferPointer(rebasing: raw[..<count])
        if isFresh, count != entry?.bytes || FileScan.sha256(bytes) != entry?.sha256 {
          found.add(.other, path)
        }
        bytes.withMemoryRebound(to: UInt8.self) {
          look(at: PageScan($0, form, groups: groups, wantsSpots: isFresh), path, &found)
        }
      }
    }
    return found
  }

  private func look(at page: PageScan, _ path: String, _ found: inout ScanFindings) {
    for spot in page.spots {
      found.add(
        .placeholder(spot.fault),
        "\(path):\(page.place(spot.at.lowerBound)): \(page.excerpt(spot.at))")
    }
    func tell(_ kind: ScanFindings.Kind, _ range: Range<Int>) {
      let link = String(decoding: page.bytes[range], as: UTF8.self)
      found.add(kind, "\(path):\(page.place(range.lowerBound)): «\(link)»")
    }
    for jump in page.lostJumps { tell(.jump, jump) }
    guard !page.links.isEmpty else { return }
    let place = Array(path.utf8)
    let folder = place[..<((place.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)]
    for link in page.links {
      switch SiteLink(page.bytes[link], in: folder, address: address) {
      case .outside: break
      case .above: tell(.link, link)
      case .inside(let target, let fragment):
        guard let end = manifest.target(target) else {
          tell(.link, link)
          continue
        }
        if end == path, !fragment.isEmpty, !page.names.contains(fragment) { tell(.jump, link) }
      }
    }
  }
}
