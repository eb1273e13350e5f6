import Glibc

/// A published table that is sorted by key, read one key at a time.
///
/// It holds a piece of the file and never the whole; rows stay bytes.
final class KeyedRows {
  /// The rows of one key as they stand in the file.
  struct Block {
    var key: [UInt8]
    var rows: [UInt8]
  }

  private static let piece = 1 << 20
  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")

  let path: String
  /// The row of names with its line end.
  private(set) var header: [UInt8] = []
  private let file: Int32
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ path: String) throws {
    self.path = path
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemFiles.failure("lezen", path) }
    let length = try recordLength(after: 0)
    header = Array(bytes[start..<start + length])
    start += length
  }

  deinit { if file >= 0 { close(file) } }

  /// The next key with all its rows; nil at the end.
  func next() throws -> Block? {
    var length = try recordLength(after: 0)
    guard length > 0 else { return nil }
    let key = Array(bytes[start..<start + length].prefix { $0 != KeyedRows.comma })
    while true {
      let more = try recordLength(after: length)
      let row = bytes[start + length..<start + length + more]
      guard more > key.count, row.starts(with: key),
        row[row.startIndex + key.count] == KeyedRows.comma
      else { break }
      length += more
    }
    let rows = Array(bytes[start..<start + length])
    start += length
    return Block(key: key, rows: rows)
  }

  /// Length of the record that starts so far behind `start`; 0 at the end of the file.
  private func recordLength(after offset: Int) throws -> Int {
    var length = 0
    var isQuoted = false
    while true {
      let from = start + offset + length
      let scan = bytes.withUnsafeBufferPointer { buffer -> (count: Int, quoted: Bool, ends: Bool) in
        var index = from
        var quoted = isQuoted
        while index < buffer.count {
          let byte = buffer[index]
          index += 1
          if byte == KeyedRows.quote { quoted.toggle() }
          if byte == KeyedRows.newline, !quoted { return (index - from, quoted, true) }
        }
        return (index - from, quoted, false)
      }
      length += scan.count
      isQuoted = scan.quoted
      if scan.ends { return length }
      guard try fill() else { return length }
    }
  }

  /// Reads another piece behind what is still wanted; false at the end of the file.
  private func fill() throws -> Bool {
    guard !isAtEnd else { return false }
    bytes.removeSubrange(..<start)
    start = 0
    let held = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: KeyedRows.piece))
    while true {
      let count = bytes.withUnsafeMutableBytes {
        read(file, $0.baseAddress?.advanced(by: held), KeyedRows.piece)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemFiles.failure("lezen", path) }
      bytes.removeLast(KeyedRows.piece - count)
      isAtEnd = count == 0
      return count > 0
    }
  }
}
