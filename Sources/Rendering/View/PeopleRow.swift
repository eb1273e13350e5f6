import Facts
import Templating

/// Ten people of whom some stand out: a share of the programme's own students as a picture.
///
/// Only a share of one programme's own people is told so (rungs `own` and `own_pooled`); a group's
/// figure would look like the programme's own, and one that holds other programmes too is told in
/// words. Below the people lies the range, and a wider group as a ring on the same scale: at whole people,
/// as the people above it are, so that the picture never turns round which of the two is more. All ten
/// or none stand out only at exactly 100 or 0 %.
struct PeopleRow: Sendable {
  /// Width of ten people in the picture's units.
  static let width = 200.0
  private static let step = 20

  let share: Double
  var interval: Interval?
  var wider: Double?

  /// How many of ten stand out: the larger remainder is rounded up, and a part is never all or none.
  var filled: Int { PeopleRow.people(share) }

  private static func people(_ share: Double) -> Int {
    ShareWords.parts([share, 1 - share], of: 10)[0]
  }

  /// The picture in the names of `SheetShape.people`; `alt` says the same in words.
  func record(alt: String) -> Record {
    var record = Record(SheetShape.people)
    let places = (0..<10).map { String($0 * PeopleRow.step) }
    record["alt"] = .text(alt)
    record["on"] = .texts(Array(places.prefix(filled)))
    record["off"] = .texts(Array(places.dropFirst(filled)))
    if let interval {
      record["band"] = .record(Scale.band(interval.low, interval.high, of: 1))
    }
    if let wider { record["wider"] = .text(String(PeopleRow.people(wider) * PeopleRow.step)) }
    return record
  }
}

/// A line from nothing to a whole with a value on it: a group's share, or an amount of pay up to
/// €40 an hour. The middle half or the interval is a band, a wider group a ring.
struct Scale: Sendable {
  /// Euros at the end of the line of hourly pay, the same on every sheet.
  static let mostEuros = 40.0

  let value: Double
  let whole: Double
  var band: Interval?
  var wider: Double?
  /// The whole in words, at the end of the line.
  var end: String

  /// The picture in the names of `SheetShape.scale`; the words beside it say the same.
  func record() -> Record {
    var record = Record(SheetShape.scale)
    record["end"] = .text(end)
    record["value"] = .text(Scale.place(value, of: whole))
    if let band { record["band"] = .record(Scale.band(band.low, band.high, of: whole)) }
    if let wider { record["wider"] = .text(Scale.place(wider, of: whole)) }
    return record
  }

  /// Where a value lies, in whole units of the picture.
  static func place(_ value: Double, of whole: Double) -> String {
    String(Int((min(max(value / whole, 0), 1) * PeopleRow.width).rounded()))
  }

  static func band(_ low: Double, _ high: Double, of whole: Double) -> Record {
    let start = Int(place(low, of: whole)) ?? 0
    let end = Int(place(high, of: whole)) ?? 0
    var record = Record(SheetShape.bar)
    record["start"] = .text(String(start))
    record["width"] = .text(String(max(2, end - start)))
    return record
  }
}
