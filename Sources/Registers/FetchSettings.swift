/// How sources are visited: base addresses, manners and limits. Defaults come from
/// `Datasets/reference/hosts.yml`; the configuration of a refresh may put others in their place.
package struct FetchSettings: Sendable, Hashable {
  /// How a host is treated.
  package struct HostRule: Sendable, Hashable {
    /// Transfers at the same time.
    package var concurrency: Int
    /// Seconds between the starts of two requests.
    package var pause: Double

    package init(concurrency: Int = 2, pause: Double = 1) {
      self.concurrency = concurrency
      self.pause = pause
    }
  }

  /// Name of a base (`cbs-v4`, `duo-ckan`…) to its address, https, without a slash at the end.
  package var bases: [String: String] = [:]
  package var hosts: [String: HostRule] = [:]
  package var usualHost = HostRule()
  /// File with the certificates to trust; nil: the system's.
  package var caBundle: String?
  package var ipv4Only = false
  package var userAgent = "bijsluiter"
  package var connectSeconds = 10
  package var totalSeconds = 180
  /// Slower than this many bytes a second for so many seconds is given up.
  package var lowSpeedBytes = 200
  package var lowSpeedSeconds = 30
  package var attempts = 5
  /// First wait between attempts, in seconds; it doubles, with jitter.
  package var firstWait = 1.0
  /// The longest wait, also when a server asks for more.
  package var longestWait = 60.0
  package var maximumRedirects = 5
  /// Name of a key to its value, from the environment only; never written anywhere.
  package var keys: [String: String] = [:]
  /// Sources of which a person said that fewer than half of the rows is right.
  package var mayShrink: Set<String> = []
  /// Folder with files brought by hand.
  package var dropFolder: String?

  package init() {}
}
