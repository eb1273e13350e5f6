import Foundation
import Glibc

/// Why nothing was published; the last good site stands.
package enum PublishingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Another run holds the lock.
  case busy(by: String)
  /// The disk is full, or a place cannot be written.
  case disk(action: String, path: String, code: Int32)
  /// `Datasets/` is in none of these places.
  case noHome([String])
  /// The configuration names a source that is not declared.
  case unknownSource(String, file: String)
  /// A folder that holds something else than a store of ours.
  case foreign(path: String)
  /// A store that a newer version of the program wrote.
  case newer(path: String, found: Int, known: Int)
  /// There is no version to show, compare or go back to.
  case noVersion(String, advice: String)
  /// A file of the store that is there and cannot be read, or is not what it should be.
  case unreadable(path: String, reason: String)
  /// A version whose files are not those of its manifest.
  case damaged(version: String, file: String)

  /// A failure of Foundation to do something to a file, with its path and the system's number.
  init(_ error: CocoaError, action: String, path: String = "") {
    let under = error.userInfo[NSUnderlyingErrorKey] as? POSIXError
    let code = error.code == .fileWriteOutOfSpace ? ENOSPC : under?.code.rawValue ?? EIO
    let own = error.userInfo[NSFilePathErrorKey] as? String ?? error.url?.path ?? ""
    self = .disk(action: action, path: own.isEmpty ? path : own, code: code)
  }

  /// The system's words for a number of its own.
  static func words(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "fout \(code)"
  }

  package var description: String {
    switch self {
    case .busy(let by):
      return "er loopt al een verversing (\(by)); deze doet niets\ndoe: wacht tot die klaar is"
    case .disk(let action, let path, let code):
      let isFull = code == ENOSPC || code == EDQUOT
      let why =
        isFull ? "de schijf is vol" : PublishingError.words(code)
      let advice =
        isFull
        ? "maak plaats op deze schijf; de volgende verversing gaat vanzelf verder"
        : "controleer het pad en de rechten"
      return "\(path): \(action) lukt niet: \(why); wat er staat, is heel\ndoe: \(advice)"
    case .noHome(let places):
      return "Datasets/ niet gevonden in \(places.joined(separator: ", "))\n"
        + "doe: geef --home MAP, of zet BIJSLUITER_HOME"
    case .unknownSource(let source, let file):
      return "\(file): bron «\(source)» is niet beschreven\n"
        + "doe: kies een id uit Datasets/sources"
    case .foreign(let path):
      return
        "\(path): hier staat iets dat niet van ons is; niets overschreven\ndoe: geef een lege map"
    case .newer(let path, let found, let known):
      return "\(path): schema \(found), dit programma kent \(known)\ndoe: werk bijsluiter bij"
    case .noVersion(let message, let advice):
      return message + "\ndoe: " + advice
    case .unreadable(let path, let reason):
      return "\(path): niet te lezen: \(reason)\ndoe: kijk de schijf en de rechten na"
    case .damaged(let version, let file):
      return """
        versie \(version): \(file) ontbreekt of is niet wat het manifest zegt
        doe: kies een andere versie met «bijsluiter rollback»; is die er niet, haal dan de koppeling
        «current» weg en ververs opnieuw
        """
    }
  }
}
