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
    /// The content is locked with a password.
    case encrypted
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
      case .encrypted: "pak het bestand uit en pak het zonder wachtwoord weer in"
      case .tooLarge: "controleer het bestand, of verhoog de grens"
      case .wrongMember:
        "noem het gewenste bestand, of het einde van zijn naam, bij «member» in de bronbeschrijving"
      }
    return message(doe: advice)
  }

  /// The message with other advice, by who knows more than that a file cannot be used.
  package func message(doe advice: String) -> String { "\(path): \(message)\ndoe: \(advice)" }

  /// No member, or more than one, fits what is declared.
  package static func wrongMember(_ path: String, wanted: String, among names: [String])
    -> ArchiveError
  {
    let listed = names.filter { !ZipMember.isClutter($0) }
    let list =
      listed.prefix(12).map { "«\($0)»" }.joined(separator: ", ")
      + (listed.count > 12 ? " en \(listed.count - 12) andere" : "")
    let isSeveral = !ZipMember.fitting(wanted, among: names).isEmpty
    let message =
      switch (isSeveral, wanted.isEmpty) {
      case (true, true): "bevat meer dan één bestand: \(list)"
      case (true, false): "bevat meer dan één bestand dat past bij «\(wanted)»: \(list)"
      case (false, true): "bevat geen bestand"
      case (false, false):
        listed.isEmpty
          ? "bevat geen bestand" : "bevat geen bestand dat past bij «\(wanted)», wel \(list)"
      }
    return ArchiveError(kind: .wrongMember, path: path, message: message)
  }
}
