import Foundation

/// Text as it is searched: lower case, no diacritics, words of letters and digits.
enum Folding {
  static func words(_ text: String) -> [String] {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .split { !($0.isLetter || $0.isNumber) }
      .map(String.init)
  }

  static func plain(_ text: String) -> String { words(text).joined(separator: " ") }
}

/// Whether two words are one slip apart: a letter more, less, other, or two letters swapped.
func isOneSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  let (short, long) = a.count <= b.count ? (a, b) : (b, a)
  guard long.count - short.count <= 1 else { return false }
  var start = 0
  while start < short.count, short[start] == long[start] { start += 1 }
  var tail = 0
  while tail < short.count - start, short[short.count - 1 - tail] == long[long.count - 1 - tail] {
    tail += 1
  }
  let (left, right) = (short.count - start - tail, long.count - start - tail)
  if left == 0 { return right <= 1 }
  if left == 1, right == 1 { return true }
  return left == 2 && right == 2 && short[start] == long[start + 1]
    && short[start + 1] == long[start]
}
