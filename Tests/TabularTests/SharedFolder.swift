import Foundation
import TestSupport

/// The folder with open data and public suites that lies beside a developer's clone.
enum SharedFolder {
  static let url: URL? = Checkout.hasSuites ? Checkout.shared : nil
  static let absence = Checkout.absence

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: url.appendingPathComponent(path)))
  }
}
