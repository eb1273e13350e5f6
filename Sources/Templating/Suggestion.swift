/// Names close to a misspelt one, for the last line of an error.
enum Suggestion {
  /// The sentence part that proposes the closest names, or an empty text when none is close.
  static func text(for name: String, among candidates: [String]) -> String {
    let limit = max(1, min(3, name.unicodeScalars.count / 3))
    var best = limit
    var close: [String] = []
    for candidate in Set(candidates).sorted() {
      let distance = distance(name, candidate)
      guard distance <= best else { continue }
      if distance < best { close = [] }
      best = distance
      close.append(candidate)
    }
    guard !close.isEmpty else { return "" }
    return "; bedoelde u \(list(close.prefix(3)))?"
  }

  /// Names between quotes with «of» before the last.
  static func list(_ names: some BidirectionalCollection<String>) -> String {
    let quoted = names.map { "«\($0)»" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " of " + last
  }

  /// How many scalars must be added, dropped, replaced or swapped with their neighbour to turn
  /// one name into the other. Takes time in proportion to the product of the lengths.
  static func distance(_ first: String, _ second: String) -> Int {
    let source = Array(first.unicodeScalars)
    let target = Array(second.unicodeScalars)
    var beforePrevious: [Int] = []
    var previous = Array(0...target.count)
    for row in source.indices {
      var current = [row + 1]
      for column in target.indices {
        let isSame = source[row] == target[column]
        var least = min(previous[column + 1] + 1, current[column] + 1)
        least = min(least, previous[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, source[row] == target[column - 1],
          source[row - 1] == target[column]
        {
          least = min(least, beforePrevious[column - 1] + 1)
        }
        current.append(least)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[target.count]
  }
}
