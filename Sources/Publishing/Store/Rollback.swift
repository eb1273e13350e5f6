import Foundation

extension SiteStore {
  /// Makes an earlier version the site again; what it replaces is not published by itself again
  /// until something it was made from changes.
  ///
  /// - Parameter number: the version; nil: the one published before the site of now.
  /// - Returns: the version left and the version taken.
  /// - Throws: `PublishingError.noVersion`; the site is then as it was. Cost: one rename.
  package func rollBack(to number: Int? = nil) async throws -> (from: Version?, to: Version) {
    try StoreFiles.makeFolder(state)
    let lock = try RunLock(path: lockFile)
    defer { withExtendedLifetime(lock) {} }
    let all = try versions().filter { $0.state != .held }
    let current: Version?
    do {
      current = try self.current()
    } catch PublishingError.damaged {
      // A site that is not whole is what one goes back from.
      current = nil
    }
    let target: Version?
    if let number {
      target = all.first { $0.number == number }
    } else {
      target = all.last { $0.number < (current?.number ?? Int.max) && $0.state == .published }
    }
    guard let target else {
      let known = all.map { String($0.number) }.joined(separator: ", ")
      throw PublishingError.noVersion(
        number.map { "versie \($0) is er niet" } ?? "er is geen eerdere versie",
        advice: known.isEmpty ? "ververs eerst" : "kies uit \(known) met --to")
    }
    guard target.name != current?.name else {
      throw PublishingError.noVersion(
        "versie \(target.number) is de site al", advice: "kies een andere versie met --to")
    }
    try await point(to: target)
    if var left = current, left.number > target.number {
      left.state = .rolledBack
      try save(left)
    }
    if target.state != .published {
      var taken = target
      taken.state = .published
      try save(taken)
    }
    return (current, target)
  }
}
