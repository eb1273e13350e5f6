/// What the number formats of a workbook make of its numbers: dates, per cents, or numbers.
final class CellFormats: PartReader {
  enum Meaning { case number, percent, date }

  private var codes: [Int: String] = [:]
  private var cells: [Int] = []
  private var isInCells = false

  /// What a number in a cell of this style is.
  func meaning(_ style: Int?) -> Meaning {
    guard let style, cells.indices.contains(style) else { return .number }
    let id = cells[style]
    return codes[id].map(CellFormats.meaning(of:)) ?? CellFormats.builtIn(id)
  }

  override func start(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"] ?? ""
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells: cells.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  override func end(_ element: String) {
    if element == "cellXfs" { isInCells = false }
  }

  /// The formats every workbook has (ECMA-376 part 1, 18.8.30), also those of other languages.
  private static func builtIn(_ id: Int) -> Meaning {
    switch id {
    case 9, 10: .percent
    case 14...22, 27...36, 45...47, 50...58: .date
    default: .number
    }
  }

  /// Reads a format code: what stands in quotes, brackets or behind a backslash is only shown.
  static func meaning(of code: String) -> Meaning {
    var rest = code.lowercased()[...]
    var meaning = Meaning.number
    while let sign = rest.popFirst() {
      switch sign {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        // `[h]:mm` counts hours beyond a day; `[red]` and `[$€-413]` are looks.
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { return .date }
      case ";": return meaning
      case "g" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
      case "s" where rest.hasPrefix("tandaard"): rest = rest.dropFirst(8)
      case "e" where rest.first == "+" || rest.first == "-": continue
      case "y", "m", "d", "h", "s", "j": return .date
      case "%": meaning = .percent
      default: continue
      }
    }
    return meaning
  }
}
