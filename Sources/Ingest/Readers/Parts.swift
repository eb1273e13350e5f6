import Facts
import Registers
import Tabular

/// The declared parts that the rows of one group are, each by its name: which ones a group has.
///
/// Parts are named, not counted: the men twice are not everyone, and neither is a group of which a
/// part has no row.
struct Parts {
  /// One part of every declared sum: `men`, or `voltijd` and `men`, by their places.
  struct Key: Hashable {
    fileprivate var places: [Int]
  }

  private let sums: [DeclaredSum]
  /// How many different keys make a whole group.
  let count: Int

  init(_ source: SourceDescriptor) {
    sums = source.sums
    count = source.sums.reduce(1) { $0 * $1.parts.count }
  }

  /// - Throws: a reject at the cell that names no declared part.
  func key(_ row: borrowing Row, _ columns: Columns) throws(Reject) -> Key {
    var places: [Int] = []
    for sum in sums {
      let text = columns.text(sum.role, row)
      guard let place = sum.part(text) ?? sum.part(columns.title(sum.role, row)) else {
        throw row.reject(
          at: columns.index(sum.role), "«\(text)» is geen deel van de som over \(sum.role)",
          expected: "een van "
            + sum.parts.flatMap(\.texts).map { "«\($0)»" }.joined(separator: " "),
          advice: "noem het deel onder «sum_over» in Datasets/sources/\(columns.source.id).yml, of "
            + "laat deze rijen weg met «select»")
      }
      places.append(place)
    }
    return Key(places: places)
  }

  /// The key in the words of the source, to stand in quotes: `voltijd onderwijs» en «vrouw`.
  func words(_ key: Key) -> String {
    zip(sums, key.places).map { $0.parts[$1].texts[0] }.joined(separator: "» en «")
  }

  /// The first key of a whole group that is not among these.
  func lacking(_ found: Set<Key>) -> Key? {
    var keys = [Key(places: [])]
    for sum in sums {
      keys = keys.flatMap { key in sum.parts.indices.map { Key(places: key.places + [$0]) } }
    }
    return keys.first { !found.contains($0) }
  }

  /// Refuses a part that its group has already.
  func twice(_ key: Key, _ row: borrowing Row, _ columns: Columns, at role: String) -> Reject {
    let source = columns.source.id
    if let sum = sums.first {
      return row.reject(
        at: columns.index(sum.role), "«\(words(key))» staat er twee keer voor dezelfde groep",
        expected: "elk deel van een groep één keer",
        advice: "haal bron «\(source)» opnieuw op, of noem onder «sum_over» waarin de rijen "
          + "verschillen")
    }
    return row.reject(
      at: columns.index(role), "dezelfde groep staat er twee keer",
      expected: "één rij per groep, periode en moment",
      advice: "laat met «select» in Datasets/sources/\(source).yml de andere rijen weg, of noem "
        + "onder «sum_over» de delen die zij zijn")
  }

  /// Refuses a file of which a group lacks a part.
  func lacks(_ key: Key, of group: String, _ table: CSVTable, line: Int, source: String)
    -> TabularError
  {
    table.error(
      line: line, message: "bij \(group) ontbreekt de rij van «\(words(key))»",
      expected: "een rij voor elk deel van de groep",
      advice:
        "haal bron «\(source)» opnieuw op, of zet «omits_zeros: yes» als de bron rijen zonder "
        + "mensen weglaat")
  }
}
