import Foundation

/// Rows of a published table as an attacker reads them: cells by the name of their column.
struct PublicRows {
  private let columns: [String: Int]
  private let rows: [[String]]

  struct NoColumn: Error { var name: String }

  init(path: String, separator: UInt8 = UInt8(ascii: ",")) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var rows: [[String]] = []
    var (row, cell, isQuoted): ([String], [UInt8], Bool) = ([], [], false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case separator where !isQuoted:
        row.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\n"):
        row.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        if row != [""] { rows.append(row) }
        row = []
      case UInt8(ascii: "\r"): continue
      default: cell.append(byte)
      }
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    columns = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    self.rows = rows
  }

  var names: [String] { columns.sorted { $0.value < $1.value }.map(\.key) }

  /// Each row's cells of the named columns, in the order of the names.
  func select(_ names: [String]) throws -> [[String]] {
    let indices = try names.map { name in
      guard let index = columns[name] else { throw NoColumn(name: name) }
      return index
    }
    return rows.map { row in indices.map { $0 < row.count ? row[$0] : "" } }
  }
}
