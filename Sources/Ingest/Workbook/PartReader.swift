import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One pass over a part of a workbook; stops at the first thing that is not right.
///
/// Elements go by their name without a prefix: the same part is written `<row>` by one program and
/// `<x:row>` by another, in the transitional or the strict namespace. What programs add for later
/// versions (`extLst`) is passed over. Entities from outside are never fetched, and a declared
/// document type is refused, so that a part cannot grow beyond its own text.
class PartReader: NSObject, XMLParserDelegate {
  private var trouble: String?
  /// How many `extLst` the place is in.
  private var extensions = 0

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

  final func stop(_ reason: String) {
    if trouble == nil { trouble = reason }
  }

  /// What to do at the start and the end of an element, and with text between.
  ///
  /// - Parameter attributes: by their names as written, prefixes included.
  func start(_ element: String, _ attributes: [String: String]) {}
  func end(_ element: String) {}
  func text(_ string: String) {}

  final func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let name = PartReader.local(element)
    if name == "extLst" { extensions += 1 }
    if extensions == 0 { start(name, attributes) }
    if trouble != nil { parser.abortParsing() }
  }

  final func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    let name = PartReader.local(element)
    if extensions == 0 { end(name) }
    if name == "extLst" { extensions -= 1 }
    if trouble != nil { parser.abortParsing() }
  }

  final func parser(_ parser: XMLParser, foundCharacters string: String) {
    if extensions == 0 { text(string) }
  }

  final func parser(_ parser: XMLParser, foundCDATA block: Data) {
    if extensions == 0 { text(String(decoding: block, as: UTF8.self)) }
  }

  final func parser(
    _ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?
  ) {
    stop("bevat een documenttype")
    parser.abortParsing()
  }

  final func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    stop("is geen geldige XML (regel \(parser.lineNumber))")
  }

  /// A name without its prefix.
  static func local(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}

/// The attributes of every element of some names, in order.
final class ElementList: PartReader {
  private(set) var found: [(name: String, attributes: [String: String])] = []
  private let names: Set<String>

  init(_ names: Set<String>) { self.names = names }

  func all(_ name: String) -> [[String: String]] {
    found.filter { $0.name == name }.map(\.attributes)
  }

  override func start(_ element: String, _ attributes: [String: String]) {
    if names.contains(element) { found.append((element, attributes)) }
  }
}
