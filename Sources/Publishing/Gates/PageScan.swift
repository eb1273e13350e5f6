/// One page of a site, read byte by byte for what must not be on it and for where it leads.
///
/// It looks at what a reader sees: the text of html and svg with the attributes that are read out,
/// plain text, and the tokens of JSON. Scripts, styles and comments are passed over.
struct PageScan {
  enum Form {
    case markup, plain, json

    /// Nil for a file that is not a page: a table, a style sheet.
    init?(path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      switch path[dot...] {
      case ".html", ".svg": self = .markup
      case ".txt": self = .plain
      // The record a template gets, for those who write one; no reader sees it.
      case ".json" where !path.hasSuffix("record.json"): self = .json
      default: return nil
      }
    }
  }

  enum Fault: String, CaseIterable {
    /// `null`, `NaN`, `-1`, `inf` in the place of a value.
    case value = "waarde"
    /// `phrase.n` in the place of its sentence.
    case key = "tekstsleutel"
    /// `{name}` that nothing filled.
    case blank = "invulplek"
    /// `{{` or `}}` of a template.
    case template = "sjabloon"
  }

  struct Spot {
    var fault: Fault
    var at: Range<Int>
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// First words of the keys of sentences: `phrase`, `reason`.
  let groups: Set<String>
  var spots: [Spot] = []
  /// Where the values of `href` and `src` stand, apart from those to a place on this page.
  var links: [Range<Int>] = []
  /// Places on this page that are linked to, and the names it has.
  var jumps: [Range<Int>] = []
  var names: Set<[UInt8]> = []

  /// Reads the page.
  ///
  /// - Parameters:
  ///   - bytes: must stay where they are while the scan is used.
  ///   - wantsSpots: false when only the links are asked for.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ form: Form, groups: Set<String>, wantsSpots: Bool = true
  ) {
    self.bytes = bytes
    self.groups = groups
    switch form {
    case .markup: markup(wantsSpots)
    case .plain: if wantsSpots { _ = text(0, bytes.count, isMarkup: false) }
    case .json: if wantsSpots { json() }
    }
  }

  /// Jumps to a name this page does not have.
  var lostJumps: [Range<Int>] {
    jumps.filter { !names.contains(Array(bytes[$0])) }
  }

  /// The byte at an index; 0 outside the page.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  func has(_ word: StaticString, at index: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index >= 0, index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// `31:17`, counted from 1, in bytes.
  func place(_ index: Int) -> String {
    var line = 1
    var column = 1
    for byte in bytes[..<index] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return "\(line):\(column)"
  }

  /// The spot with a few words around it, on one line.
  func excerpt(_ range: Range<Int>) -> String {
    let from = max(0, range.lowerBound - 30)
    let to = min(bytes.count, range.upperBound + 20)
    let text = String(decoding: bytes[from..<to], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
