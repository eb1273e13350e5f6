import Crypto
import Facts
import Glibc

/// What all sheets of a site have in common: the templates, the texts, the languages and the
/// program that makes them. Another stamp, and every sheet is made again.
struct RenderingStamp: Sendable {
  private let text: String

  /// - Parameters:
  ///   - templates: the folder `Templates`.
  ///   - others: what else is in every sheet: the address of the site, the maker of PDFs.
  init(
    texts: [Language: [String: String]], templates: String, languages: [Language],
    others: [String] = []
  ) throws {
    var hash = SHA256()
    func add(_ part: String) {
      hash.update(data: Array((String(part.utf8.count) + ":" + part).utf8))
    }
    add(RenderingStamp.program)
    others.forEach { add($0) }
    for language in languages {
      add(language.rawValue)
      let book = texts[language] ?? [:]
      for key in book.keys.sorted() {
        add(key)
        add(book[key] ?? "")
      }
    }
    for folder in ["html", "pdf", "svg", "text"] {
      for name in SystemFiles.names(in: templates + "/" + folder)
      where [".html", ".py", ".svg", ".txt", ".typ"].contains(where: name.hasSuffix) {
        add(folder + "/" + name)
        hash.update(data: try SystemFiles.read(templates + "/" + folder + "/" + name))
      }
    }
    text = hash.finalize().hexText
  }

  /// The stamp of a site with these contents.
  func stamp(_ contents: SiteContents) -> String {
    SHA256.hash(data: Array((text + " " + contents.key).utf8)).hexText
  }

  /// SHA-256 of the running program's code and constants, without what is there for debugging;
  /// some 50 ms, once.
  private static let program: String = {
    let file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    func read(_ count: Int, at offset: Int) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      let got = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, count, off_t(offset)) }
      return got == count ? bytes : []
    }
    func number(_ bytes: ArraySlice<UInt8>) -> Int {
      bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    // ELF, 64 bits: the table of segments, and of these what is loaded (1) and not writable (2).
    let head = read(64, at: 0)
    guard head.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return "" }
    let table = number(head[32..<40])
    let (size, count) = (number(head[54..<56]), number(head[56..<58]))
    var hash = SHA256()
    for index in 0..<count {
      let entry = read(size, at: table + index * size)
      guard entry.count >= 56, number(entry[0..<4]) == 1, number(entry[4..<8]) & 2 == 0 else {
        continue
      }
      var offset = number(entry[8..<16])
      let end = offset + number(entry[32..<40])
      while offset < end {
        let piece = read(min(1 << 20, end - offset), at: offset)
        guard !piece.isEmpty else { return "" }
        piece.withUnsafeBytes { hash.update(bufferPointer: $0) }
        offset += piece.count
      }
    }
    return hash.finalize().hexText
  }()
}
