/// The merged cells of a sheet: what stands in the first cell of a region holds for all of it.
struct MergedCells {
  /// Rows from 1, columns from 0.
  struct Region: Hashable, Sendable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
      (self.rows, self.columns) = (rows, columns)
    }

    /// Reads `A5:A7`; nil when it is no range of cells.
    init?(_ reference: String) {
      let ends = reference.split(separator: ":", omittingEmptySubsequences: false)
        .map { WorkSheet.place(String($0)) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        let top = first.row, let bottom = last.row, top <= bottom, first.column <= last.column
      else { return nil }
      self.init(rows: top...bottom, columns: first.column...last.column)
    }
  }

  private let regions: [Region]
  private var byColumn: [Int: [Region]] = [:]

  init(_ regions: [Region]) {
    self.regions = regions.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
  }

  /// The region a cell is in. Regions never overlap in a sound sheet.
  mutating func region(row: Int, column: Int) -> Region? {
    if regions.isEmpty { return nil }
    if byColumn[column] == nil {
      byColumn[column] = regions.filter { $0.columns.contains(column) }
    }
    guard let list = byColumn[column] else { return nil }
    // The last region that starts at or above the row.
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].rows.lowerBound <= row { low = middle + 1 } else { high = middle }
    }
    guard low > 0, list[low - 1].rows.contains(row) else { return nil }
    return list[low - 1]
  }
}
