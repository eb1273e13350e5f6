package import Facts

/// The codes of the open data's tables, in forms that no program takes for a number or a date, and back.
///
/// Where the field has such a form it is that: the gemeentecode and the periods as Statistics
/// Netherlands writes them in its open data (`GM0363`, `2019JJ00`, `2018SJ00`, `2017MM10`), the broad
/// fields of ISCED-F 2013 as Eurostat does (`F04`), rows of a file as RFC 7111 (`row=52;53`). `sheet.json`
/// has the bare codes. Reading back also takes the bare ones, which sites from before these forms have.
package enum TableCodes {
  /// `mbo-4`; a degree as it is: `bachelor`.
  package static func level(_ level: Level) -> String {
    level.rawValue.utf8.allSatisfy(isDigit) ? "mbo-" + level.rawValue : level.rawValue
  }

  /// `crebo-25187` or `croho-30020`: a number of the register of mbo or of higher education.
  package static func programme(_ code: String, _ kind: Kind) -> String {
    (kind == .mbo ? "crebo-" : "croho-") + code
  }

  /// `F04`, of the bare code `04`.
  static func direction(_ code: String) -> String {
    code.utf8.count == 2 && code.utf8.allSatisfy(isDigit) ? "F" + code : code
  }

  /// `GM0363`, of the bare code `0363`.
  static func municipality(_ code: String) -> String {
    OfferingKey.isMunicipality(code) ? "GM" + code : code
  }

  /// The bare gemeentecode.
  static func bareMunicipality(_ code: String) -> String {
    code.hasPrefix("GM") ? String(code.dropFirst(2)) : code
  }

  /// A year, study year or range of them: `2019JJ00`, `2018SJ00`, `2021JJ00/2024JJ00`; what is none of
  /// these stays as it is.
  static func period(_ text: String) -> String {
    let codes = text.split(separator: "–", omittingEmptySubsequences: false).map { part in
      yearCode(part)
    }
    return codes.contains(nil) ? text : codes.compactMap(\.self).joined(separator: "/")
  }

  /// The period as `sheet.json` writes it: `2019`, `2018/19`, `2021–2024`.
  static func barePeriod(_ code: String) -> String {
    let parts = code.split(separator: "/", omittingEmptySubsequences: false).map {
      part -> String? in
      guard part.utf8.count == 8, let year = Int(part.prefix(4)) else { return nil }
      switch part.dropFirst(4) {
      case "JJ00": return String(part.prefix(4))
      case "SJ00": return studyYear(from: year)
      default: return nil
      }
    }
    return parts.contains(nil) ? code : parts.compactMap(\.self).joined(separator: "–")
  }

  /// A day as it is, `2026-04-02`; a month as `2017MM10`, a year as `2019JJ00`.
  static func date(_ text: String) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return text }
    switch parts.map(\.utf8.count) {
    case [4]: return text + "JJ00"
    case [4, 2]: return parts[0] + "MM" + parts[1]
    default: return text
    }
  }

  /// True for a day, `2026-04-02`.
  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { $0.utf8.allSatisfy(isDigit) }
  }

  /// The day, month or year as `sheet.json` writes it.
  static func bareDate(_ code: String) -> String {
    guard code.utf8.count == 8 else { return code }
    switch code.dropFirst(4).prefix(2) {
    case "MM": return code.prefix(4) + "-" + code.suffix(2)
    case "JJ": return String(code.prefix(4))
    default: return code
    }
  }

  /// Rows of a source; empty when none is named.
  static func rows(_ rows: [Int]) -> String {
    rows.isEmpty ? "" : "row=" + rows.map(String.init).joined(separator: ";")
  }

  private static func yearCode(_ text: Substring) -> String? {
    guard text.utf8.count >= 4, text.prefix(4).utf8.allSatisfy(isDigit),
      let year = Int(text.prefix(4))
    else { return nil }
    if text.utf8.count == 4 { return text + "JJ00" }
    return text == studyYear(from: year) ? text.prefix(4) + "SJ00" : nil
  }

  /// `2018/19`.
  private static func studyYear(from year: Int) -> String {
    let next = (year + 1) % 100
    return "\(year)/" + (next < 10 ? "0" : "") + "\(next)"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
