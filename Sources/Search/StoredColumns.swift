/// Lists of numbers in one array, with where each begins.
package struct NumberLists<Value: FixedWidthInteger & Sendable>: Sendable {
  package private(set) var values: [Value] = []
  package private(set) var starts: [Int32] = [0]

  package init() {}

  init(values: [Value], starts: [Int32]) {
    self.values = values
    self.starts = starts
  }

  package var count: Int { starts.count - 1 }

  package subscript(index: Int) -> ArraySlice<Value> {
    values[Int(starts[index])..<Int(starts[index + 1])]
  }

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

  package func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}

/// Columns as bytes: numbers as this machine has them in memory, each list behind its length, so that
/// reading them is copying them. For a cache on the same machine, never to be sent.
package struct ColumnWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put(_ values: [some FixedWidthInteger]) {
    withUnsafeBytes(of: Int64(values.count)) { bytes.append(contentsOf: $0) }
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  package mutating func put<Value>(_ lists: NumberLists<Value>) {
    put(lists.starts)
    put(lists.values)
  }
}

/// Reads what `ColumnWriter` wrote, in the same order; `isWhole` says at the end whether it was that.
package struct ColumnReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  private var isSound = true

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// True when everything was read and nothing was short.
  package var isWhole: Bool { isSound && at == bytes.count }

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

  package mutating func lists<Value: FixedWidthInteger>() -> NumberLists<Value> {
    let starts: [Int32] = numbers()
    let values: [Value] = numbers()
    if starts.last.map({ Int($0) != values.count }) ?? true { isSound = false }
    return isSound ? NumberLists(values: values, starts: starts) : NumberLists()
  }
}
