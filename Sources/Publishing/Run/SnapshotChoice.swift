import Fetch

/// Which state of each source a new edition is made of: the newest, and of a source that is held back
/// the one the site has.
struct SnapshotChoice {
  /// State per source; a source that is not in it is taken from the embedded edition.
  private(set) var snapshots: [String: Snapshot]
  /// What the site was made of, of each source that can go back to it; nil: the embedded edition.
  private let before: [String: Snapshot?]

  /// - Parameters:
  ///   - newest: the newest good state per source.
  ///   - current: the site of now.
  init(_ newest: [String: Snapshot], current: Version?, _ store: SnapshotStore) {
    snapshots = newest
    var before: [String: Snapshot?] = [:]
    for source in newest.keys {
      guard let id = current?.snapshots[source] else {
        before[source] = .some(nil)
        continue
      }
      // A state that is gone from the store is nothing to go back to.
      if let kept = store.all(of: source).last(where: { $0.id == id }) { before[source] = kept }
    }
    self.before = before
  }

  /// Id of the state per source.
  var ids: [String: String] { snapshots.mapValues(\.id) }

  /// Sources with something the site does not have, that could be held back; sorted.
  var news: [String] { before.keys.filter(isNew).sorted() }

  /// Whether a source has something the site does not have, and can go back to what it has.
  func isNew(_ source: String) -> Bool {
    guard let earlier = before[source] else { return false }
    return snapshots[source]?.id != earlier?.id
  }

  /// Goes back to what the site has of a source; the same where nothing is new or nothing was kept.
  mutating func hold(_ source: String) {
    guard let earlier = before[source] else { return }
    snapshots[source] = earlier
  }

  func holding(_ sources: [String]) -> SnapshotChoice {
    var choice = self
    for source in sources { choice.hold(source) }
    return choice
  }
}
