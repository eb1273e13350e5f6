import Registers
import Tabular

/// Which columns of a table of pages a source asks for, by whichever of its names for them.
///
/// A dimension or measure goes by its code, by its title, and a measure also by its title with the
/// unit behind it, or by its key in the older service (`UitstromersMbo_1`): one declaration serves
/// a downloaded file and the pages of either service.
struct DeclaredNames {
  /// A column of the table, and the names it goes by, the surest first.
  struct Column {
    var id: String
    var isMeasure: Bool
    var names: [String]
  }

  /// The names asked for and the columns they stand for, in one order.
  private(set) var found: [(name: String, column: Column)] = []
  /// Whether a column that cannot be done without is missing.
  private(set) var lacks = false

  /// - Throws: `IngestError.pages` when a name stands for several measures.
  init(_ columns: [Column], _ folder: PageFolder) throws {
    let source = folder.source
    for (role, aliases) in source.columns.sorted(by: { $0.key < $1.key }) {
      var isFound = false
      for alias in aliases where !isFound {
        guard let column = try DeclaredNames.column(alias, columns, folder) else { continue }
        isFound = true
        if !found.contains(where: { $0.name == alias }) { found.append((alias, column)) }
      }
      if !isFound, source.required.contains(role) { lacks = true }
    }
    guard lacks else { return }
    // So that the message about the missing column can name what is there.
    for column in columns where !found.contains(where: { $0.column.id == column.id }) {
      found.append((column.names[0], column))
    }
  }

  private static func column(_ alias: String, _ columns: [Column], _ folder: PageFolder) throws
    -> Column?
  {
    if let exact = columns.first(where: { $0.id == alias }) { return exact }
    if let dimension = columns.first(where: { !$0.isMeasure && $0.names.contains(alias) }) {
      return dimension
    }
    let key = olderKey(alias)
    let measures = columns.filter { column in
      column.isMeasure
        && (column.names.contains(alias)
          || key != nil && column.names.contains { letters($0) == key })
    }
    guard measures.count < 2 else {
      throw IngestError.pages(
        source: folder.source.id, place: folder.name,
        message: "«\(alias)» is de naam van meer dan één maat: "
          + measures.map(\.id).joined(separator: ", ") + "; noem in «columns» de code")
    }
    return measures.first
  }

  /// The letters and digits of a key like `UitstromersMbo_1`, without its number.
  private static func olderKey(_ alias: String) -> String? {
    guard let dash = alias.lastIndex(of: "_"), dash > alias.startIndex,
      !alias[dash...].dropFirst().isEmpty, alias[dash...].dropFirst().allSatisfy(\.isWholeNumber),
      alias[..<dash].allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return letters(String(alias[..<dash]))
  }

  private static func letters(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

extension CodeTitles {
  /// Reads a code list of either service: rows of a code and its title.
  ///
  /// - Returns: code to title.
  static func list(_ part: String, _ folder: PageFolder, key: String) throws -> [String: String] {
    var page = try folder.page(part)
    let (code, title) = (page.slot(key), page.slot("Title"))
    var found: [String: String] = [:]
    while try page.next() {
      found[try PageFolder.code(page, code)] = page.text(title).map(PageFolder.plain)
    }
    return found
  }

  /// Reads the status of the periods in a code list; empty where it has none.
  static func status(_ part: String, _ folder: PageFolder, key: String) throws -> [String: String] {
    var page = try folder.page(part)
    let (code, status) = (page.slot(key), page.slot("Status"))
    var found: [String: String] = [:]
    while try page.next() {
      if let text = page.text(status) { found[try PageFolder.code(page, code)] = text }
    }
    return found
  }
}
