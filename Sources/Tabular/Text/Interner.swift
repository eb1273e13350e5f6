/// Turns equal byte slices into one `String`, made once per distinct value.
///
/// Reading a table spends its time on making strings. A column with few distinct values costs
/// almost nothing when its bytes are looked up first: hashing and comparing bytes, no allocation.
/// Not for columns whose values are nearly all distinct: every value is kept.
package struct Interner: Sendable {
  /// The distinct values, in order of first appearance; a symbol is an index into this array.
  package private(set) var texts: [String] = []
  private let encoding: Encoding
  private var pool: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32]

  /// An empty interner for slices in the given encoding.
  package init(encoding: Encoding = .utf8) {
    self.encoding = encoding
    slots = Array(repeating: -1, count: 64)
  }

  /// How many distinct values were seen.
  package var count: Int { texts.count }

  /// The text of a symbol.
  package subscript(symbol: Int) -> String { texts[symbol] }

  /// The symbol of a byte slice; equal slices have equal symbols.
  package mutating func symbol(for bytes: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let symbol = Int(slots[slot])
      if hashes[symbol] == hash, holds(bytes, symbol: symbol) { return symbol }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(bytes, hash: hash, slot: slot)
  }

  private func holds(_ bytes: Span<UInt8>, symbol: Int) -> Bool {
    let start = symbol == 0 ? 0 : ends[symbol - 1]
    guard ends[symbol] - start == bytes.count else { return false }
    for index in bytes.indices where pool[start + index] != bytes[index] { return false }
    return true
  }

  private mutating func insert(_ bytes: Span<UInt8>, hash: UInt64, slot: Int) -> Int {
    let symbol = texts.count
    let start = pool.count
    for index in bytes.indices { pool.append(bytes[index]) }
    ends.append(pool.count)
    hashes.append(hash)
    texts.append(encoding.decode(pool[start...]))
    slots[slot] = Int32(truncatingIfNeeded: symbol)
    if texts.count * 2 > slots.count { grow() }
    return symbol
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (symbol, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: symbol)
    }
  }
}
