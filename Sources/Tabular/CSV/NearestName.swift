/// The candidate that was probably meant, or nil when none is close enough to mention.
///
/// Case, spaces, dashes and underscores do not count; a name that the other begins with is close.
func nearestName(to wanted: [String], among candidates: [String]) -> String? {
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = folded(candidate)
    for name in wanted.map(folded) {
      let short = min(name.count, other.count)
      let allowed = max(1, max(name.count, other.count) / 6)
      let begins = short >= 4 && name.prefix(short) == other.prefix(short)
      let distance = begins ? min(1, abs(name.count - other.count)) : editDistance(name, other)
      if short > 0, distance <= allowed, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
  }
  return best?.name
}

/// The least number of inserted, deleted and replaced elements that turns one into the other. Takes
/// time in proportion to the product of the lengths.
package func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
  var previous = Array(0...second.count)
  for (row, element) in first.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(previous.count)
    for (column, other) in second.enumerated() {
      let replaced = previous[column] + (element == other ? 0 : 1)
      current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[second.count]
}

private func folded(_ name: String) -> [UInt8] {
  name.lowercased().utf8.filter { !" _-.\t".utf8.contains($0) }
}
