import Registers

/// How long to wait before the next attempt.
enum Backoff {
  /// - Parameters:
  ///   - attempt: the attempt that failed, from 1.
  ///   - asked: seconds the server asked for.
  ///   - chance: between 0 and 1; jitter, so that many clients do not come back at once.
  /// - Returns: seconds.
  static func wait(
    after attempt: Int, asked: Int?, _ settings: FetchSettings,
    chance: Double = .random(in: 0...1)
  ) -> Double {
    let doubled = settings.firstWait * Double(1 << min(max(attempt, 1) - 1, 30))
    let own = min(doubled, settings.longestWait) * (0.5 + 0.5 * chance)
    return min(max(own, Double(asked ?? 0)), settings.longestWait)
  }
}
