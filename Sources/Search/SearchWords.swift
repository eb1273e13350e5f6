import Foundation

/// Text as it is searched: lower case, no accents, words of letters and digits.
///
/// The counterpart is `vouw` in `Templates/script/kern.js`; both must give the same words.
package enum SearchWords {
  /// The words of a text, in order. An apostrophe between two letters joins them: auto's is autos.
  package static func of(_ text: String) -> [String] {
    if let plain = ascii(text) { return plain }
    var words: [String] = []
    var word = String.UnicodeScalarView()
    let folded = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !(0x300...0x36F).contains($0.value) }
    let signs = Array(folded)
    for (index, sign) in signs.enumerated() {
      if isWordSign(sign) {
        word.append(sign)
      } else if isApostrophe(sign), index > 0, index + 1 < signs.count,
        isLetter(signs[index - 1]), isLetter(signs[index + 1])
      {
        continue
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }

  /// The words with one space between them.
  package static func plain(_ text: String) -> String { of(text).joined(separator: " ") }

  /// The same for a text of ASCII only, which nearly all are; nil for any other.
  private static func ascii(_ text: String) -> [String]? {
    var words: [String] = []
    var word: [UInt8] = []
    let bytes = Array(text.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x80 { return nil }
      if isLetter(byte) {
        word.append(byte | 0x20)
      } else if (48...57).contains(byte) {
        word.append(byte)
      } else if byte == UInt8(ascii: "'"), index > 0, index + 1 < bytes.count,
        isLetter(bytes[index - 1]), isLetter(bytes[index + 1])
      {
        continue
      } else if !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word = []
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  private static func isApostrophe(_ sign: Unicode.Scalar) -> Bool {
    sign == "'" || sign == "\u{2019}"
  }

  private static func isLetter(_ sign: Unicode.Scalar) -> Bool {
    switch sign.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func isWordSign(_ sign: Unicode.Scalar) -> Bool {
    switch sign.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: isLetter(sign)
    }
  }
}
