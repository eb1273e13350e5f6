package import Foundation

/// Programs that tests start and that a machine may lack.
package enum Programs {
  /// Where `bin/setup --tests` unpacks Debian's web servers, which start by themselves once installed.
  package static let servers = Checkout.root.path + "/.servers-tests"

  /// The path of a program by its name: one of `bin/setup`, of `PATH`, or of the folders of the
  /// administrator, which are not on a user's `PATH`; nil when there is none.
  package static func path(_ name: String) -> String? {
    let named = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    let folders =
      [servers + "/usr/sbin"] + named.split(separator: ":").map(String.init)
      + ["/usr/local/sbin", "/usr/sbin", "/sbin"]
    return folders.map { $0 + "/" + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
