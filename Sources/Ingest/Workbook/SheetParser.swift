import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One pass over a part of a workbook; stops at the first thing that is not right.
///
/// Entities from outside are never fetched, and a declared document type is refused, so that a part
/// cannot grow beyond its own text.
class PartReader: NSObject, XMLParserDelegate {
  fileprivate var trouble: String?

  /// - Throws: `IngestError.cell` naming the part.
  func read(_ bytes: [UInt8], _ place: String) throws {
    let head = String(decoding: bytes.prefix(1_024), as: UTF8.self)
    if head.contains("<!DOCTYPE") { trouble = "bevat een documenttype" }
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if trouble == nil, !parser.parse() || parser.parserError != nil, trouble == nil {
      trouble = "is geen geldige XML (regel \(parser.lineNumber))"
    }
    if let trouble {
      throw IngestError.cell(
        place: place, message: trouble, expected: "een blad zoals Excel het opslaat",
        advice: "haal het bestand opnieuw op, of sla het opnieuw op als .xlsx")
    }
  }

  fileprivate func stop(_ reason: String) {
    if trouble == nil { trouble = reason }
  }

  /// What to do at the start and the end of an element, and with text between.
  func start(_ element: String, _ attributes: [String: String]) {}
  func end(_ element: String) {}
  func text(_ string: String) {}

  final func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    start(element, attributes)
    if trouble != nil { parser.abortParsing() }
  }

  final func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    end(element)
    if trouble != nil { parser.abortParsing() }
  }

  final func parser(_ parser: XMLParser, foundCharacters string: String) { text(string) }

  final func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    stop("is geen geldige XML (regel \(parser.lineNumber))")
  }
}

/// The attributes of every element of one name.
final class ElementList: PartReader {
  private(set) var found: [[String: String]] = []
  private let names: Set<String>

  init(_ names: Set<String>) { self.names = names }

  override func start(_ element: String, _ attributes: [String: String]) {
    if names.contains(element) { found.append(attributes) }
  }
}

/// The texts that cells refer to by number. Phonetic guides (`rPh`) are not part of a text.
final class SharedTexts: PartReader {
  private(set) var texts: [String] = []
  private var isInText = false
  private var isInGuide = false

  override func start(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "si": texts.append("")
    case "rPh": isInGuide = true
    case "t": isInText = !isInGuide && !texts.isEmpty
    default: break
    }
  }

  override func text(_ string: String) {
    if isInText { texts[texts.count - 1] += string }
  }

  override func end(_ element: String) {
    if element == "t" { isInText = false }
    if element == "rPh" { isInGuide = false }
  }
}

/// The cells of a sheet as texts.
final class SheetCells: PartReader {
  private(set) var rows: [WorkSheet.Row] = []
  private let texts: [String]
  private var row = 0
  private var column = -1
  private var type = ""
  private var content = ""
  private var isInValue = false
  private var cells: [Int: String] = [:]
  private var count = 0

  init(texts: [String]) { self.texts = texts }

  override func start(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "row":
      // Rows and cells may leave out their number; they follow the one before.
      let number = attributes["r"].flatMap { Int($0) } ?? row + 1
      guard number > row, number <= Workbook.mostRows else {
        return stop("rij «\(attributes["r"] ?? "")» staat niet op volgorde")
      }
      (row, column, cells) = (number, -1, [:])
    case "c":
      let place = attributes["r"].map(SheetCells.column) ?? column + 1
      guard let place, place > column, place < 16_384 else {
        return stop("cel «\(attributes["r"] ?? "")» staat niet op volgorde")
      }
      (column, type, content) = (place, attributes["t"] ?? "n", "")
    case "v", "t": isInValue = column >= 0
    default: break
    }
  }

  override func text(_ string: String) {
    if isInValue { content += string }
  }

  override func end(_ element: String) {
    switch element {
    case "v", "t": isInValue = false
    case "c":
      var text = content
      if type == "s" {
        guard let index = Int(content), texts.indices.contains(index) else {
          if content.isEmpty { return }
          return stop("cel \(WorkSheet.letters(column))\(row) verwijst naar geen tekst")
        }
        text = texts[index]
      }
      if type == "e" {
        return stop("cel \(WorkSheet.letters(column))\(row) bevat een fout: \(content)")
      }
      if text.allSatisfy(\.isWhitespace) { return }
      cells[column] = type == "n" ? SheetCells.plain(text) : text
      count += 1
      if count > Workbook.mostCells { stop("heeft te veel cellen") }
    case "row": if !cells.isEmpty { rows.append(WorkSheet.Row(number: row, cells: cells)) }
    default: break
    }
  }

  /// A whole number without the tail a spreadsheet may write: `25187.0` and `2.5187E4` as `25187`.
  private static func plain(_ text: String) -> String {
    guard text.contains(".") || text.contains("E"), let number = Double(text),
      number == number.rounded(), abs(number) < 1e15
    else { return text }
    return String(Int(number))
  }

  /// `C7` as 2; nil when it is no place.
  private static func column(_ place: String) -> Int? {
    var number = 0
    var letters = 0
    for byte in place.utf8 {
      guard (65...90).contains(byte) else { break }
      number = number * 26 + Int(byte) - 64
      letters += 1
      if letters > 3 { return nil }
    }
    return letters == 0 ? nil : number - 1
  }
}
