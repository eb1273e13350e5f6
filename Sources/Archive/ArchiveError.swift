/// A file that could not be read, or that is not whole.
///
/// Nothing of such a file is handed out: half a table is worse than none.
package struct ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, for callers that decide on it.
  package enum Kind: Sendable, Equatable {
    /// The file system gives no access.
    case unreadable
    /// The file is not of the format that its name or caller promises.
    case wrongFormat
    /// The file is cut off, or its checksums or sizes do not agree.
    case damaged
    /// The content is larger than the caller allows.
    case tooLarge
    /// The archive does not hold exactly the one member that was asked for.
    case wrongMember
  }

  /// What is wrong, for callers that decide on it.
  package let kind: Kind
  /// The file.
  package let path: String
  /// What is wrong, in one sentence.
  package let message: String

  package var description: String {
    let advice =
      switch kind {
      case .unreadable: "controleer het pad en de rechten"
      case .wrongFormat, .damaged: "haal het bestand opnieuw op"
      case .tooLarge: "controleer het bestand, of verhoog de grens"
      case .wrongMember: "noem het gewenste bestand in de bronbeschrijving"
      }
    return "\(path): \(message)\ndoe: \(advice)"
  }
}
