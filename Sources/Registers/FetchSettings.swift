/// How sources are visited: base addresses, courtesy and limits. Defaults come from
/// `Datasets/reference/hosts.yml`; the configuration of a refresh may replace them.
package struct FetchSettings: Sendable, Hashable {
  /// How often a host may be asked.
  package struct HostRule: Sendable, Hashable {
    /// Most transfers at the same time.
    package var concurrency: Int
    /// Seconds between the starts of two requests.
    package var pause: Double

    package init(concurrency: Int = 2, pause: Double = 1) {
      self.concurrency = concurrency
      self.pause = pause
    }
  }

  /// Base addresses by name (`cbs-v4`, `duo-ckan`…): https, without a slash at the end.
  package var bases: [String: String] = [:]
  /// Rules by host name.
  package var hosts: [String: HostRule] = [:]
  /// The rule for a host without one of its own.
  package var usualHost = HostRule()
  /// File with the certificates to trust; nil: the system's.
  package var caBundle: String?
  /// True when only addresses of IP version 4 are used.
  package var ipv4Only = false
  /// Value of the header `User-Agent`, with the contact where one is given.
  package var userAgent = "bijsluiter"
  /// Longest time to connect, in seconds.
  package var connectSeconds = 10
  /// Longest time for a whole transfer, in seconds.
  package var totalSeconds = 180
  /// A transfer that is slower than this many bytes a second for `lowSpeedSeconds` is given up.
  package var lowSpeedBytes = 200
  /// See `lowSpeedBytes`.
  package var lowSpeedSeconds = 30
  /// Most attempts at one transfer, the first included.
  package var attempts = 5
  /// First wait between attempts, in seconds; it doubles, with jitter.
  package var firstWait = 1.0
  /// Longest wait between attempts in seconds, also when a server asks for more.
  package var longestWait = 60.0
  /// Most redirects that are followed for one request.
  package var maximumRedirects = 5
  /// Values of keys by the name of their environment variable; only from the environment, and never
  /// written anywhere.
  package var keys: [String: String] = [:]
  /// The proxy through which sources are asked; nil: directly.
  package var proxy: ProxySettings?
  /// Environment variable with the name and password of the proxy.
  package var proxyLogin: String?
  /// Environment variable that names a proxy the configuration does not mention, so that messages
  /// can point it out.
  package var unusedProxy: String?
  /// Ids of sources that a person allowed to have fewer than half of their rows.
  package var mayShrink: Set<String> = []
  /// Folder for files that people bring by hand.
  package var dropFolder: String?

  package init() {}

  /// Texts that may be in no file and no message: keys and the proxy's password.
  package var secrets: [String] {
    (Array(keys.values) + [proxy?.password ?? ""]).filter { !$0.isEmpty }
  }

  /// How sources are reached, in Dutch, for reports: `via proxy http://proxy.example:3128`, `zonder
  /// proxy`.
  package var way: String { proxy.map { "via proxy \($0.address)" } ?? "zonder proxy" }
}
