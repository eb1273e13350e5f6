/// Lists of numbers in one array, with the place where each begins.
package struct NumberLists<Value: FixedWidthInteger & Sendable>: Sendable {
  /// All values, one list behind the other.
  package private(set) var values: [Value] = []
  package private(set) var starts: [Int32] = [0]

  package init() {}

  init(values: [Value], starts: [Int32]) {
    self.values = values
    self.starts = starts
  }

  /// Number of lists.
  package var count: Int { starts.count - 1 }

  /// One list, by its number from 0. Cost: constant.
  package subscript(index: Int) -> ArraySlice<Value> {
    values[Int(starts[index])..<Int(starts[index + 1])]
  }

  /// Adds a list at the end.
  package mutating func append(_ list: some Sequence<Value>) {
    values.append(contentsOf: list)
    starts.append(Int32(values.count))
  }
}

extension NumberLists<UInt8> {
  /// Texts as lists of their bytes.
  package init(_ texts: some Sequence<String>) {
    self.init()
    for text in texts { append(text.utf8) }
  }

  /// The bytes of one list as UTF-8 text.
  package func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}

/// Columns as bytes: numbers as this machine has them in memory, each list after its length, so
/// that reading them is copying them. For a cache on the same machine; never to be sent to another.
package struct ColumnWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Adds a list of numbers, behind its length.
  package mutating func put(_ values: [some FixedWidthInteger]) {
    withUnsafeBytes(of: Int64(values.count)) { bytes.append(contentsOf: $0) }
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Adds lists of numbers: where each begins, then all values.
  package mutating func put<Value>(_ lists: NumberLists<Value>) {
    put(lists.starts)
    put(lists.values)
  }
}

/// Reads what `ColumnWriter` wrote, in the same order; `isWhole` says at the end whether all of it
/// fitted.
package struct ColumnReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  private var isSound = true

  /// Reads from these bytes, which must outlive the reader.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// True when everything was read and nothing was too short.
  package var isWhole: Bool { isSound && at == bytes.count }

  /// The next list of numbers; empty when the bytes are too short, after which `isWhole` is false.
  package mutating func numbers<Value: FixedWidthInteger>() -> [Value] {
    guard isSound, at + 8 <= bytes.count else {
      isSound = false
      return []
    }
    let count = Int(bytes.loadUnaligned(fromByteOffset: at, as: Int64.self))
    at += 8
    let size = MemoryLayout<Value>.stride
    guard count >= 0, count <= (bytes.count - at) / size else {
      isSound = false
      return []
    }
    let part = UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count * size)])
    at += count * size
    return [Value](unsafeUninitializedCapacity: count) { target, filled in
      UnsafeMutableRawBufferPointer(target).copyMemory(from: part)
      filled = count
    }
  }

  /// The next lists; empty when the bytes are too short, after which `isWhole` is false.
  package mutating func lists<Value: FixedWidthInteger>() -> NumberLists<Value> {
    let starts: [Int32] = numbers()
    let values: [Value] = numbers()
    if starts.last.map({ Int($0) != values.count }) ?? true { isSound = false }
    return isSound ? NumberLists(values: values, starts: starts) : NumberLists()
  }
}
