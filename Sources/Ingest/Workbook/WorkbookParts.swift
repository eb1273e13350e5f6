import Archive
import Foundation

/// The parts of a workbook's package (ECMA-376 part 2): found through relations, by names in which
/// capitals are the same letters. Where a part stands is its maker's choice.
struct WorkbookParts {
  /// What the relations of one part lead to.
  struct Relation {
    /// Last word of the type: `worksheet`, `sharedStrings`, `styles`.
    var type: String
    /// Path of the part, as `member` wants it.
    var target: String
  }

  private let path: String
  private let name: String
  /// Names in the zip by their path in small letters, with slashes.
  private let members: [String: String]

  /// - Parameter name: the file, for messages.
  /// - Throws: `ArchiveError`, or `IngestError.cell` for what is no package.
  init(path: String, name: String) throws {
    (self.path, self.name) = (path, name)
    let names: [String]
    do throws(ArchiveError) { names = try Archive.names(path, limit: Workbook.limit) } catch {
      guard error.kind == .wrongFormat else { throw error }
      throw WorkbookParts.noPackage(path, name, error)
    }
    members = Dictionary(names.map { (WorkbookParts.key($0), $0) }) { first, _ in first }
  }

  /// The bytes of a part; nil when there is none.
  func bytes(_ part: String) throws -> [UInt8]? {
    guard let member = members[part] else { return nil }
    return try Archive.read(path, limit: Workbook.limit) { $0 == member }.first?.bytes
  }

  /// The relations of a part by their ids, those of the whole package for "".
  func relations(of part: String) throws -> [String: Relation] {
    let parts = part.split(separator: "/", omittingEmptySubsequences: true)
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    let links = folder + "_rels/" + (parts.last ?? "") + ".rels"
    guard let bytes = try bytes(links) else { return [:] }
    let list = ElementList(["Relationship"])
    try list.read(bytes, name + "!" + links)
    var found: [String: Relation] = [:]
    for link in list.all("Relationship") where link["TargetMode"] != "External" {
      guard let id = link["Id"], let target = link["Target"] else { continue }
      let type = (link["Type"] ?? "").split(separator: "/").last.map(String.init) ?? ""
      found[id] = Relation(type: type, target: WorkbookParts.resolve(target, in: folder))
    }
    return found
  }

  /// A link as a path in the zip: absolute ones start at its root, others at the folder of the part
  /// they stand in.
  static func resolve(_ target: String, in folder: String) -> String {
    let plain = (target.removingPercentEncoding ?? target).replacing("\\", with: "/")
    var parts = plain.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in plain.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": parts = parts.dropLast()
      default: parts.append(String(part))
      }
    }
    return key(parts.joined(separator: "/"))
  }

  private static func key(_ name: String) -> String {
    let plain = name.replacing("\\", with: "/").lowercased()
    return plain.hasPrefix("/") ? String(plain.dropFirst()) : plain
  }

  /// A workbook of before 2007, or one with a password, is another kind of file.
  private static func noPackage(_ path: String, _ name: String, _ error: ArchiveError) -> any Error
  {
    let isCompound =
      (try? FileBytes.plain(path, limit: Workbook.limit))?.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
      ?? false
    return IngestError.cell(
      place: name,
      message: isCompound
        ? "dit is een werkboek van vóór 2007, of een met een wachtwoord" : error.message,
      expected: "een werkboek zoals Excel het als .xlsx opslaat",
      advice: isCompound
        ? "open het en sla het zonder wachtwoord op als .xlsx" : "haal het bestand opnieuw op")
  }
}
