import Platform

/// Adopts what parallel visits bring, one after the other, on a thread of its own.
///
/// Adopting waits for the lock of the store, which another process may hold, and for the disk.
actor AdoptionDesk {
  private let queue = SerialQueue("adopt")
  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.executor }

  private let store: SnapshotStore

  init(store: SnapshotStore) { self.store = store }

  /// `SnapshotStore.adopt`.
  func adopt(_ draft: SnapshotDraft) throws(FetchError) -> (snapshot: Snapshot, isNew: Bool) {
    try store.adopt(draft)
  }
}
