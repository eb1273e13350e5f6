import Registers

/// The requests to one host that wait for their turn: so many at a time, with a pause between the
/// starts.
struct HostQueue<Job> {
  private let rule: FetchSettings.HostRule
  private var waiting: [Job] = []
  private var running = 0
  private var earliest: ContinuousClock.Instant

  init(_ rule: FetchSettings.HostRule, now: ContinuousClock.Instant) {
    self.rule = rule
    earliest = now
  }

  mutating func add(_ job: Job) { waiting.append(job) }

  /// The next job that may start now.
  mutating func next(at now: ContinuousClock.Instant) -> Job? {
    guard !waiting.isEmpty, running < max(1, rule.concurrency), now >= earliest else { return nil }
    running += 1
    earliest = now + .seconds(max(0, rule.pause))
    return waiting.removeFirst()
  }

  /// When the next job may start; nil when it waits for another to end, or there is none.
  var due: ContinuousClock.Instant? {
    waiting.isEmpty || running >= max(1, rule.concurrency) ? nil : earliest
  }

  mutating func ended() { running -= 1 }

  /// The server asked for rest: nothing starts before then.
  mutating func rest(until time: ContinuousClock.Instant) { earliest = max(earliest, time) }

  /// Takes out the waiting jobs that nobody wants any more.
  mutating func remove(where isUnwanted: (Job) -> Bool) -> [Job] {
    let unwanted = waiting.filter(isUnwanted)
    if !unwanted.isEmpty { waiting.removeAll(where: isUnwanted) }
    return unwanted
  }
}
