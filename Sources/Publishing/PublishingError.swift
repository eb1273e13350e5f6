/// Why nothing was published; the last good site stands.
package enum PublishingError: Error, Sendable, CustomStringConvertible {
  /// Another run holds the lock.
  case busy(by: String)

  package var description: String {
    switch self {
    case .busy(let by): "er loopt al een verversing (\(by)); deze doet niets"
    }
  }
}
