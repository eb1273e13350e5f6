import Foundation
import Registers
import Tabular

/// The column of CBS's bulk service that says what its value is worth: the same names as over the
/// wire, with the same meaning.
struct AttributeColumn {
  private let source: SourceDescriptor
  private let index: Int
  /// Place of the value among the cells of a row.
  private let value: Int

  /// - Parameter values: the columns a row's cells are taken from, in their order.
  /// - Returns: nil for a table without that column, or of which the value is not asked for.
  init?(_ table: CSVTable, _ source: SourceDescriptor, values: [Int]) {
    let header = table.header.map { $0.trimmingCharacters(in: .whitespaces) }
    guard let index = header.firstIndex(of: ValueAttribute.name),
      let place = values.firstIndex(where: { header[$0] == "Value" })
    else { return nil }
    (self.source, self.index, value) = (source, index, place)
  }

  /// Puts the sign for a hidden value, or nothing, in the place of the value.
  ///
  /// - Throws: `Reject` at the attribute, for one that is unknown or contradicts the value.
  func apply(_ row: borrowing Row, to cells: inout [String]) throws(Reject) {
    do throws(ValueAttributeFault) {
      let attribute = row.trimmedText(index)
      let text = try source.text(ofValue: cells[value], attribute: attribute)
      cells[value] = text ?? absent(cells[value])
    } catch {
      throw row.reject(at: index, error.message, expected: error.expected)
    }
  }

  /// The source's own sign for "nothing here".
  private func absent(_ text: String) -> String {
    source.absent.contains(text) ? text : source.absent.first ?? ""
  }
}
