/// The texts that cells refer to by number. Phonetic guides (`rPh`) are not part of a text.
final class SharedTexts: PartReader {
  private(set) var texts: [String] = []
  private var content = ""
  private var isInText = false
  private var guides = 0

  override func start(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "si": content = ""
    case "rPh": guides += 1
    case "t": isInText = guides == 0
    default: break
    }
  }

  override func text(_ string: String) {
    if isInText { content += string }
  }

  override func end(_ element: String) {
    switch element {
    case "t": isInText = false
    case "rPh": guides -= 1
    case "si": texts.append(WorkbookText.unescaped(content))
    default: break
    }
  }
}

/// The way workbooks write characters that XML has no room for (ECMA-376 part 1, 22.9.2.19).
enum WorkbookText {
  /// `_x000D_` as the character with that number in UTF-16, `_x005F_` as the underscore that keeps
  /// the next from being one: `_x005F_x000D_` is the text `_x000D_`.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    let units = Array(text.utf16)
    var found: [UInt16] = []
    var index = 0
    while index < units.count {
      if let unit = escape(units, at: index) {
        found.append(unit)
        index += 7
      } else {
        found.append(units[index])
        index += 1
      }
    }
    return String(decoding: found, as: UTF16.self)
  }

  private static func escape(_ units: [UInt16], at index: Int) -> UInt16? {
    guard index + 7 <= units.count, units[index] == 0x5F, units[index + 1] == 0x78,
      units[index + 6] == 0x5F
    else { return nil }
    let digits = units[(index + 2)..<(index + 6)]
    let isHexadecimal = digits.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
    }
    return isHexadecimal ? UInt16(String(decoding: digits, as: UTF16.self), radix: 16) : nil
  }
}
