import Facts
import Foundation
import TestSupport

@testable import Ingest

/// Made-up files in the style of sources that are awaited; see `Tests/Synthetic`.
enum Synthetic {
  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](
      Data(
        contentsOf: Checkout.root.appendingPathComponent("Tests/Synthetic/synthetic-\(name)")))
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// A workbook from rows of texts; `nil` is a cell that is left out.
  static func workbook(_ sheets: [(name: String, xml: String)], shared: [String] = []) -> [UInt8] {
    let list = sheets.enumerated().map { index, sheet in
      #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
    }
    let links = sheets.indices.map {
      #"<Relationship Id="rId\#($0 + 1)" Type="worksheet" Target="worksheets/sheet\#($0 + 1).xml"/>"#
    }
    var members: [(name: String, content: [UInt8])] = [
      (
        "xl/workbook.xml",
        Array(
          "<workbook xmlns:r=\"r\"><sheets>\(list.joined())</sheets></workbook>".utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array("<Relationships>\(links.joined())</Relationships>".utf8)
      ),
    ]
    if !shared.isEmpty {
      let texts = shared.map { $0.hasPrefix("<") ? "<si>\($0)</si>" : "<si><t>\($0)</t></si>" }
        .joined()
      members.append(("xl/sharedStrings.xml", Array("<sst>\(texts)</sst>".utf8)))
    }
    for (index, sheet) in sheets.enumerated() {
      members.append(("xl/worksheets/sheet\(index + 1).xml", Array(sheet.xml.utf8)))
    }
    return ZipFile.archive(members)
  }

  /// A sheet of inline texts and numbers, from `A1` on.
  static func sheet(_ rows: [[String?]], from first: Int = 1) -> String {
    let lines = rows.enumerated().map { at, row -> String in
      let cells = row.enumerated().compactMap { column, text -> String? in
        guard let text else { return nil }
        let place = WorkSheet.letters(column) + String(first + at)
        if Double(text) != nil { return #"<c r="\#(place)"><v>\#(text)</v></c>"# }
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return #"<c r="\#(place)" t="inlineStr"><is><t>\#(escaped)</t></is></c>"#
      }
      return #"<row r="\#(first + at)">\#(cells.joined())</row>"#
    }
    return "<worksheet><sheetData>\(lines.joined())</sheetData></worksheet>"
  }

  static let creboHeader = [
    "Brin", "Crebo", "Leerweg", "Wel/geen diploma", "Arbeidsmarktpopulatie", "Aantal werknemers",
    "Aantal werknemers 12 uur of meer", "Uurloon", "Maandloon",
  ]

  /// Title rows above, a note below, a crebo that lost its zero, hidden cells, a row of a domain.
  static let crebo: [[String?]] = [
    ["Tabel 1. Nagemaakt"], [nil], creboHeader,
    [nil, nil, "BOL", "Ja", "5000", "4000", "3000", "13.1", "1800"],
    ["25LX", "25187", "BOL", "Ja", "150", "120", "110", "13.25", "1890"],
    ["25LX", "25187", "BOL", "Nee", "60", "40", "30", "11.1", "1200"],
    ["25LX", "25187", "BBL", "Ja", "20", "20", "20", "x", "x"],
    ["Totaal", "25187", "BOL", "Ja", "2100", "1800", "1650", "13.05", "1850"],
    ["01OE", "1234", "BBL", "Ja", "120", "110", "100", "15.5", "2300"],
    ["Bron: nagemaakt."],
  ]

  static func creboBook(_ rows: [[String?]] = crebo) -> [UInt8] {
    workbook([("Toelichting", sheet([["Niets"]])), ("Tabel 1 instelling", sheet(rows))])
  }
}
