import Crypto
import Facts

/// The fingerprint of what a sheet is made from: its own data to the last bit, and what it says of
/// the sources it names. Equal fingerprints and equal templates, texts and program give equal files.
struct SheetPrint {
  private var bytes: [UInt8] = []

  /// 32 hexadecimal digits; the buffers are kept for the next sheet.
  mutating func text(_ sheet: Sheet, _ cards: [String: SourceCard]) -> String {
    bytes.removeAll(keepingCapacity: true)
    add(sheet)
    var seen: Set<String> = []
    func sources(_ figure: Figure) {
      for source in figure.sources { seen.insert(source.id) }
      for source in figure.converted?.sources ?? [] { seen.insert(source.id) }
      for id in figure.wouldFill ?? [] { seen.insert(id) }
    }
    sheet.figures.forEach(sources)
    sheet.locations.forEach { sources($0.students) }
    for id in seen.sorted() {
      add(id)
      add(cards[id]) { $0.add($1) }
    }
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hash.finalize().prefix(16).hexText
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Seven bits a byte, lowest first: most numbers here are small.
  mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add<Value>(_ value: Value?, _ body: (inout SheetPrint, Value) -> Void) {
    add(value != nil)
    if let value { body(&self, value) }
  }

  mutating func add<Value>(list: [Value], _ body: (inout SheetPrint, Value) -> Void) {
    add(list.count)
    for value in list { body(&self, value) }
  }

  mutating func add(_ text: String?) { add(text) { $0.add($1) } }

  mutating func add(_ number: Int?) { add(number) { $0.add($1) } }

  mutating func add(_ number: Double?) { add(number) { $0.add($1) } }

  mutating func add<Name: RawRepresentable<String>>(_ name: Name) { add(name.rawValue) }

  mutating func add<Name: RawRepresentable<String>>(_ name: Name?) { add(name?.rawValue) }
}
