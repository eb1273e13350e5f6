import Foundation

/// Small archives made with Python's `zipfile` and `gzip`, deflated as publishers do.
enum Samples {
  /// What `data/a.csv` in the zip file, and the gzip file, hold.
  static let table = Array((0..<40).map { "\($0);regel \($0 * $0)\n" }.joined().utf8)

  /// `data/a.csv` and `lees mij.txt`, deflated.
  static let zip = decoded(
    """
    UEsDBBQAAAAIAAAAIVC6BU6QuAAAAPgBAAAKAAAAZGF0YS9hLmNzdkWQuw0DMQxDe02REayPZQuZ55DmquxfhAeYSk
    dDsN4Tx/t7fa77NURPUrGTQvykkuA0ZZ5oU/JET1n8VLJPzJA6cavo4IoBWNMMEwI1QtSbVKKNrRRtMMiabYEJ4bbx
    h3g3bKs2xF00CBgYDSIw6ZN3iNFgWonRYK4Uo0HCwGiQz4QG6/lDg/Vs6wrAcRoUDJwGBTfvDga0vUsYuMi7BcWxPr
    s6WHj2CxU5NdTRnu9/r9hJEZ3o/AdQSwMEFAAAAAgAAAAhUG64c/IIAAAABgAAAAwAAABsZWVzIG1pai50eHQ7vPLw
    yjwuAFBLAQIUAxQAAAAIAAAAIVC6BU6QuAAAAPgBAAAKAAAAAAAAAAAAAACAAQAAAABkYXRhL2EuY3N2UEsBAhQDFA
    AAAAgAAAAhUG64c/IIAAAABgAAAAwAAAAAAAAAAAAAAIAB4AAAAGxlZXMgbWlqLnR4dFBLBQYAAAAAAgACAHIAAAAS
    AQAAAAA=
    """)

  /// ``table``, deflated.
  static let gzip = decoded(
    """
    H4sIAAAAAAACA0WQuw0DMQxDe02REayPZQuZ55DmquxfhAeYSkdDsN4Tx/t7fa77NURPUrGTQvykkuA0ZZ5oU/JET1
    n8VLJPzJA6cavo4IoBWNMMEwI1QtSbVKKNrRRtMMiabYEJ4bbxh3g3bKs2xF00CBgYDSIw6ZN3iNFgWonRYK4Uo0HC
    wGiQz4QG6/lDg/Vs6wrAcRoUDJwGBTfvDga0vUsYuMi7BcWxPrs6WHj2CxU5NdTRnu9/r9hJEZ3o/Ae6BU6Q+AEAAA
    ==
    """)

  private static func decoded(_ text: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
  }

  /// Writes bytes to a file of its own, and gives its path to the body.
  static func withFile<Value>(
    _ bytes: [UInt8], named name: String, _ body: (String) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bijsluiter-archive-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try body(file.path)
  }
}
