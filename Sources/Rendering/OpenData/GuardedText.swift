/// Texts that a program would read as something else, and the apostrophe that keeps them texts.
///
/// A cell of text that starts like a formula (as OWASP lists them under "CSV Injection"), or that as a
/// whole is a number, date, time, truth value or mark of a missing value to LibreOffice, Excel, pandas,
/// polars, DuckDB or R, gets an apostrophe in front. So does a text that is such a guarded one already:
/// taking one apostrophe off always gives the text that was written.
enum GuardedText {
  static let mark = UInt8(ascii: "'")

  /// First bytes of a cell that a spreadsheet takes for a formula, or that hide one.
  private static let formulaMarks = "=+-@\t\r\n".utf8

  /// Whole cells that some program takes for a truth value, a number or nothing, in small letters.
  private static let values: Set<String> = [
    "true", "false", "t", "f", "waar", "onwaar", "na", "n/a", "null", "none", "nan", "inf",
    "infinity",
  ]

  /// What stands in a number with one word in it: an exponent, a currency.
  private static let oneWord: Set<Substring> = ["e", "d", "eur"]
  /// What stands behind an hour of half a day.
  private static let halfDays: Set<Substring> = ["am", "pm", "a", "p"]

  /// Names of months and days in Dutch and English, in full and as they are cut off.
  private static let calendar: Set<String> = {
    let full = [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
      "oktober", "november", "december", "january", "february", "march", "may", "june", "july",
      "august", "october", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag",
      "zondag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    return Set(full + full.map { String($0.prefix(3)) } + ["mrt", "sept"])
  }()

  /// True when the text must be guarded.
  static func isNeeded(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    if first == mark { return isNeeded(String(text.dropFirst())) }
    if formulaMarks.contains(first) { return true }
    let hasDigit = text.utf8.contains { (0x30...0x39).contains($0) }
    if !hasDigit { return text.utf8.count <= 9 && values.contains(trimmed(text)) }
    // What starts with a letter is a value only as a day or month in words. Most texts end here.
    if isLetter(first) {
      let word = text.utf8.prefix(while: isLetter)
      guard word.count <= 9, isOfCalendar(String(Substring(word)).lowercased()) else {
        return false
      }
    }
    return isValue(text)
  }

  /// The text of a cell as it was before it was guarded.
  static func taken(_ cell: String) -> String {
    guard cell.utf8.first == mark else { return cell }
    let text = String(cell.dropFirst())
    return isNeeded(text) ? text : cell
  }

  /// True for a text with digits that is a number, date, time or amount as a whole: without letters, or
  /// with none but those of an exponent, a hexadecimal number, a half of the day or a month.
  private static func isValue(_ text: String) -> Bool {
    let words = trimmed(text).split { !$0.isLetter }
    switch words.count {
    case 0: return true
    case 1 where oneWord.contains(words[0]): return startsWithDigit(text)
    case 1 where halfDays.contains(words[0]): return isTime(text)
    default:
      return isHexadecimal(text)
        || words.allSatisfy { isOfCalendar(String($0)) }
    }
  }

  private static func isOfCalendar(_ word: String) -> Bool {
    calendar.contains(word) || word == "t" || word == "z"
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func startsWithDigit(_ text: String) -> Bool {
    let signs = " .,€$".unicodeScalars
    guard let first = text.unicodeScalars.first(where: { !signs.contains($0) }) else {
      return false
    }
    return ("0"..."9").contains(first)
  }

  /// An hour up to twelve, or hours with minutes: `10AM` is a time and `25PM` is a school.
  private static func isTime(_ text: String) -> Bool {
    guard startsWithDigit(text) else { return false }
    let hour = text.drop { !$0.isNumber }.prefix { $0.isNumber }
    return text.contains(":") || text.contains(".") || (Int(hour) ?? 0) <= 12
  }

  private static func isHexadecimal(_ text: String) -> Bool {
    let small = text.lowercased()
    return small.hasPrefix("0x") && small.dropFirst(2).allSatisfy(\.isHexDigit)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text.lowercased()[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
