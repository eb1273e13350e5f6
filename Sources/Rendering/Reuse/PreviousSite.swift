import Crypto
import Facts
import Glibc

/// An earlier published site of ours whose unchanged sheets can be taken over unread.
///
/// Its `fingerprints` say what each sheet was made from and name the manifest they belong to, so that
/// a folder in which one of the two was damaged is not trusted at all.
package struct PreviousSite: Sendable {
  static let fileName = "fingerprints"
  private static let title = "bijsluiter-fingerprints 1"

  /// Folder of the site.
  package let folder: String
  let stamp: String
  private let prints: [String: String]
  private let files: [String: WrittenFile]

  /// Nil when the folder is not a finished site with fingerprints: then everything is made anew.
  package init?(folder: String) {
    guard let text = try? SystemFiles.read(folder + "/" + PreviousSite.fileName),
      let manifest = try? SystemFiles.read(folder + "/manifest.json")
    else { return nil }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    guard lines.count > 2, lines[0] == PreviousSite.title, lines[1].hasPrefix("stamp "),
      lines[2] == "manifest " + SHA256.hash(data: manifest).hexText
    else { return nil }
    var prints: [String: String] = [:]
    prints.reserveCapacity(lines.count)
    for line in lines.dropFirst(3) {
      let parts = line.split(separator: " ")
      guard parts.count == 2 else { return nil }
      prints[String(parts[0])] = String(parts[1])
    }
    guard let files = try? Manifest.files(manifest) else { return nil }
    self.folder = folder
    stamp = String(lines[1].dropFirst("stamp ".count))
    self.prints = prints
    self.files = files
  }

  /// Gives the files of an unchanged sheet a second name in a new site.
  ///
  /// - Returns: what the old manifest says of them; nil, and nothing made, when the sheet changed or
  ///   one of its files is missing, is no plain file or has another size.
  func link(_ paths: [String], key: String, print: String, into site: String) -> [WrittenFile]? {
    guard prints[key] == print else { return nil }
    var linked: [WrittenFile] = []
    for path in paths {
      var facts = stat()
      if let file = files[path], lstat(folder + "/" + path, &facts) == 0,
        facts.st_mode & S_IFMT == S_IFREG, Int(facts.st_size) == file.bytes,
        Glibc.link(folder + "/" + path, site + "/" + path) == 0
      {
        linked.append(file)
      } else {
        for file in linked { unlink(site + "/" + file.path) }
        return nil
      }
    }
    return linked
  }

  /// The file a site carries for the next one.
  static func bytes(stamp: String, manifest: [UInt8], prints: [UInt8]) -> [UInt8] {
    let head = [
      title, "stamp " + stamp, "manifest " + SHA256.hash(data: manifest).hexText, "",
    ]
    return Array(head.joined(separator: "\n").utf8) + prints
  }
}
