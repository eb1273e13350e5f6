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
  /// The way out; nil: straight to the source.
  package var proxy: ProxySettings?
  /// Environment variable with the name and password of the proxy.
  package var proxyLogin: String?
  /// Environment variable that names a proxy and is not asked; for messages.
  package var unusedProxy: String?
  /// Sources of which a person said that fewer than half of the rows is right.
  package var mayShrink: Set<String> = []
  /// Folder with files brought by hand.
  package var dropFolder: String?

  package init() {}

  /// Texts that may be in no file and no message.
  package var secrets: [String] {
    (Array(keys.values) + [proxy?.password ?? ""]).filter { !$0.isEmpty }
  }

  /// How sources are reached, in words: `via proxy http://proxy.example:3128`, `zonder proxy`.
  package var way: String { proxy.map { "via proxy \($0.address)" } ?? "zonder proxy" }
}
