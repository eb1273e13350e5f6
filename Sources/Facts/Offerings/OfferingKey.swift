/// The stable name of an offering: `25lx-25187-bol` (mbo: BRIN, crebo, leerweg) or
/// `28dn-30020` (hbo: BRIN, opleidingscode).
///
/// A key once published never dies; codes keep their leading zeros because they are text.
package struct OfferingKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Institution number in capitals, for example `28DN`.
  package let brin: String
  /// Crebo (mbo) or opleidingscode (hbo), five digits.
  package let code: String
  /// Nil for hbo.
  package let leerweg: Leerweg?

  package init(brin: String, code: String, leerweg: Leerweg? = nil) {
    self.brin = brin
    self.code = code
    self.leerweg = leerweg
  }

  /// Reads a key as it is written; nil when it is not one.
  ///
  /// ASCII only: capitals of other letters can be two letters (`ß` becomes `SS`).
  package init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, OfferingKey.isBRIN(parts[0].uppercased()),
      OfferingKey.isCode(String(parts[1]))
    else { return nil }
    var leerweg: Leerweg?
    if parts.count == 3 {
      guard let known = Leerweg(rawValue: parts[2].lowercased()) else { return nil }
      leerweg = known
    }
    self.init(brin: parts[0].uppercased(), code: String(parts[1]), leerweg: leerweg)
  }

  package var description: String {
    let stem = brin.lowercased() + "-" + code
    guard let leerweg else { return stem }
    return stem + "-" + leerweg.rawValue
  }

  package static func < (a: OfferingKey, b: OfferingKey) -> Bool {
    (a.brin, a.code, a.leerweg?.rawValue ?? "") < (b.brin, b.code, b.leerweg?.rawValue ?? "")
  }

  /// Four characters, digits and capitals, starting with two digits: `28DN`.
  package static func isBRIN(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 4 && bytes.prefix(2).allSatisfy(isDigit)
      && bytes.suffix(2).allSatisfy { (65...90).contains($0) }
  }

  /// Five digits: a crebo or an opleidingscode.
  package static func isCode(_ text: String) -> Bool {
    text.utf8.count == 5 && text.utf8.allSatisfy(isDigit)
  }

  /// Four digits: a gemeentecode.
  package static func isMunicipality(_ text: String) -> Bool {
    text.utf8.count == 4 && text.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
