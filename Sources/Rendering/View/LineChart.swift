import Templating

/// A small line over time: a dot for each value, a line between neighbours, and a gap where a value
/// is hidden or was not counted. The first and the last value stand beside it in words, and the
/// table with all of them follows, so that it is read without colour and without the picture.
struct LineChart: Sendable {
  struct Point: Sendable {
    /// Place in time, in years.
    var time: Double
    /// Nil is a gap.
    var value: Double?
    /// The value in words.
    var words: String
  }

  /// Room for the line; words stand on both sides.
  private static let left = 40.0
  private static let right = 200.0
  private static let top = 6.0
  private static let bottom = 54.0

  /// Ascending in time.
  let points: [Point]
  /// Value at the upper edge; the lower edge is 0, so that a small change looks small.
  let most: Double

  /// The picture in the names of `SheetShape.chart`; nil with fewer than three values.
  func record() -> Record? {
    let known = points.filter { $0.value != nil }
    guard known.count > 2, let first = known.first, let last = known.last, most > 0 else {
      return nil
    }
    var lines: [String] = []
    var run: [String] = []
    var dots: [Record] = []
    for point in points {
      guard let value = point.value else {
        if run.count > 1 { lines.append(run.joined(separator: " ")) }
        run = []
        continue
      }
      let (x, y) = (x(point.time), y(value))
      run.append(x + "," + y)
      dots.append(dot(x, y))
    }
    if run.count > 1 { lines.append(run.joined(separator: " ")) }
    var record = Record(SheetShape.chart)
    record["lines"] = .texts(lines)
    record["dots"] = .list(dots)
    record["first"] = .text(first.words)
    record["first_y"] = .text(label(first))
    record["last"] = .text(last.words)
    record["last_y"] = .text(label(last))
    return record
  }

  private func dot(_ x: String, _ y: String) -> Record {
    var record = Record(SheetShape.dot)
    record["x"] = .text(x)
    record["y"] = .text(y)
    return record
  }

  private func x(_ time: Double) -> String {
    let start = points.first?.time ?? 0
    let span = max(1, (points.last?.time ?? 0) - start)
    let place = Self.left + (time - start) / span * (Self.right - Self.left)
    return String(Int(place.rounded()))
  }

  private func height(_ value: Double) -> Double {
    Self.bottom - min(value / most, 1) * (Self.bottom - Self.top)
  }

  private func y(_ value: Double) -> String { String(Int(height(value).rounded())) }

  /// The base line of a word, a little below its dot.
  private func label(_ point: Point) -> String {
    String(Int((height(point.value ?? 0) + 4).rounded()))
  }
}
