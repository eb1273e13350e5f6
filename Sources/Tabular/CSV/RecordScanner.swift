/// The bytes of one field, without its outer quotes.
struct Field {
  /// The first byte of the content.
  var start: Int
  /// One past the last byte of the content.
  var end: Int
  /// Whether the field stood in quotes.
  var quoted: Bool
  /// Whether the content holds doubled quotes.
  var doubled: Bool

  var range: Range<Int> { start..<end }
}

/// Where a record stands in the file.
struct Record {
  /// The first byte and one past the last byte, line break excluded.
  var range: Range<Int>
  /// The physical line of the first byte, from 1.
  var line: Int
  /// How many physical lines the record takes.
  var lineCount: Int
  /// Whether any byte is outside ASCII, so that the encoding has to be checked.
  var beyondASCII: Bool

  var origin: TextOrigin { TextOrigin(offset: range.lowerBound, line: line) }
}

/// Cuts bytes into records and fields after RFC 4180, without making strings.
///
/// After a broken record it goes on at the next physical line. Until the place where the break
/// showed, a quote inside an unquoted field is then a break too: such a line may be the tail of
/// the broken record, and must not pass for a row.
struct RecordScanner {
  /// What stands at the scanner's position.
  enum Outcome {
    case end
    case blank
    case record(Record)
    case broken(Fault, at: Int, Record)
  }

  /// What breaks a record.
  enum Fault {
    case unclosedQuote
    case textAfterQuote
    case quoteInTail
  }

  private let delimiter: UInt8
  private let quote: UInt16
  private(set) var position: Int
  private(set) var line = 1
  private var tailUntil = 0

  init(dialect: Dialect, position: Int) {
    delimiter = dialect.delimiter
    quote = dialect.quote.map(UInt16.init) ?? 0x100
    self.position = position
  }

  /// Moves past the next record or empty line and fills in its fields.
  mutating func next(in bytes: Span<UInt8>, fields: inout [Field]) -> Outcome {
    guard position < bytes.count else { return .end }
    let blank = lineBreakLength(at: position, in: bytes)
    guard blank == 0 else {
      position += blank
      line += 1
      return .blank
    }
    fields.removeAll(keepingCapacity: true)
    let start = position
    let firstLine = line
    var index = start
    var seen: UInt8 = 0
    while true {
      if index < bytes.count, UInt16(bytes[index]) == quote {
        let open = index
        guard let field = quotedField(in: bytes, at: &index, seen: &seen) else {
          return broken(.unclosedQuote, at: open, in: bytes, start: start, firstLine: firstLine)
        }
        fields.append(field)
        if index < bytes.count, bytes[index] != delimiter,
          lineBreakLength(at: index, in: bytes) == 0
        {
          return broken(.textAfterQuote, at: index, in: bytes, start: start, firstLine: firstLine)
        }
      } else {
        let open = index
        let strayQuote = plainField(in: bytes, at: &index, seen: &seen)
        fields.append(Field(start: open, end: index, quoted: false, doubled: false))
        if strayQuote, start < tailUntil {
          return broken(.quoteInTail, at: open, in: bytes, start: start, firstLine: firstLine)
        }
      }
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }
    let record = Record(
      range: start..<index, line: firstLine, lineCount: line - firstLine + 1,
      beyondASCII: seen >= 0x80)
    position = index
    passLineBreak(in: bytes)
    return .record(record)
  }

  /// Reads from the opening quote to one past the closing quote; nil when there is none.
  private mutating func quotedField(
    in bytes: Span<UInt8>, at index: inout Int, seen: inout UInt8
  ) -> Field? {
    let start = index + 1
    var cursor = start
    var doubled = false
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if UInt16(byte) == quote {
        guard cursor + 1 < bytes.count, UInt16(bytes[cursor + 1]) == quote else {
          index = cursor + 1
          return Field(start: start, end: cursor, quoted: true, doubled: doubled)
        }
        doubled = true
        cursor += 2
        continue
      }
      if byte < 0x0E, lineBreakLength(at: cursor, in: bytes) == 1 { line += 1 }
      seen |= byte
      cursor += 1
    }
    return nil
  }

  /// Reads up to the delimiter or line break, and tells whether a quote stood in between.
  private func plainField(
    in bytes: Span<UInt8>, at index: inout Int, seen: inout UInt8
  ) -> Bool {
    var cursor = index
    var strayQuote = false
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      if UInt16(byte) == quote { strayQuote = true }
      seen |= byte
      cursor += 1
    }
    index = cursor
    return strayQuote
  }

  private mutating func passLineBreak(in bytes: Span<UInt8>) {
    guard position < bytes.count else { return }
    position += lineBreakLength(at: position, in: bytes)
    line += 1
  }

  private mutating func broken(
    _ fault: Fault, at offset: Int, in bytes: Span<UInt8>, start: Int, firstLine: Int
  ) -> Outcome {
    if line > firstLine {
      tailUntil = max(tailUntil, fault == .unclosedQuote ? bytes.count : offset)
    }
    position = start
    while position < bytes.count, lineBreakLength(at: position, in: bytes) == 0 { position += 1 }
    let record = Record(
      range: start..<position, line: firstLine, lineCount: 1, beyondASCII: false)
    line = firstLine
    passLineBreak(in: bytes)
    return .broken(fault, at: offset, record)
  }
}
