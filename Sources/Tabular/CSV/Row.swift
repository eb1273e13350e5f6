/// One row of a ``CSVTable``: ranges of bytes, turned into values when asked.
///
/// Fields are numbered from 0. Asking for a field that does not exist is a programmer's error;
/// rows always have as many fields as the header, unless the dialect says otherwise.
package struct Row: ~Copyable {
  var fields: [Field] = []
  var record = Record(range: 0..<0, line: 1, lineCount: 0, beyondASCII: false)
  let bytes: [UInt8]
  let dialect: Dialect
  /// The file, as the caller named it.
  package let source: String

  init(bytes: [UInt8], source: String, dialect: Dialect) {
    (self.bytes, self.source, self.dialect) = (bytes, source, dialect)
  }

  /// The physical line where the row starts, from 1.
  package var line: Int { record.line }

  /// How many physical lines the row takes.
  package var lineCount: Int { record.lineCount }

  /// How many fields the row has.
  package var fieldCount: Int { fields.count }

  /// The bytes of a field as they stand in the file, doubled quotes included.
  package func bytes(_ index: Int) -> ArraySlice<UInt8> { bytes[fields[index].range] }

  /// The text of a field, exactly as written.
  package func text(_ index: Int) -> String {
    let field = fields[index]
    return field.doubled
      ? dialect.encoding.decode(undoubled(field)) : dialect.encoding.decode(bytes[field.range])
  }

  /// The text of a field without the spaces and tabs around it.
  package func trimmedText(_ index: Int) -> String {
    let field = fields[index]
    if field.doubled {
      let content = undoubled(field)
      return dialect.encoding.decode(content[trimmed(0..<content.count, of: content)])
    }
    return dialect.encoding.decode(bytes[trimmed(field.range, of: bytes)])
  }

  /// The text of a field, made once per distinct value.
  package func text(_ index: Int, in interner: inout Interner) -> String {
    let symbol = symbol(index, in: &interner)
    return interner[symbol]
  }

  /// The interner's symbol for a field; the cheapest way to read a repeating value.
  package func symbol(_ index: Int, in interner: inout Interner) -> Int {
    let field = fields[index]
    return field.doubled
      ? interner.symbol(for: undoubled(field).span)
      : interner.symbol(for: bytes.span.extracting(field.range))
  }

  /// Whether a field holds nothing but spaces and tabs.
  package func isEmpty(_ index: Int) -> Bool { trimmed(fields[index].range, of: bytes).isEmpty }

  /// Whether a field reads exactly as `text`; makes no string for an ASCII field.
  package func equals(_ index: Int, _ text: String) -> Bool {
    let field = fields[index]
    if field.doubled || (record.beyondASCII && dialect.encoding == .cp1252) {
      return self.text(index) == text
    }
    let utf8 = text.utf8
    return utf8.count == field.range.count && bytes[field.range].elementsEqual(utf8)
  }

  /// A whole number: digits with an optional minus sign, spaces around it allowed.
  ///
  /// Nil for anything else, also for a number that does not fit.
  package func integer(_ index: Int) -> Int? {
    let range = trimmed(fields[index].range, of: bytes)
    return parseInteger(bytes.span.extracting(range))
  }

  /// A decimal number: digits, with an optional minus sign and fraction, spaces around it allowed.
  ///
  /// - Parameters:
  ///   - index: the field.
  ///   - comma: whether the fraction follows a comma; else a point.
  /// - Returns: nil for anything else: no thousands separators, no exponents.
  package func decimal(_ index: Int, comma: Bool) -> Double? {
    let range = trimmed(fields[index].range, of: bytes)
    let separator = comma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    return parseDecimal(bytes.span.extracting(range), separator: separator)
  }

  private func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  private func undoubled(_ field: Field) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(field.range.count)
    var index = field.start
    while index < field.end {
      content.append(bytes[index])
      index += bytes[index] == dialect.quote ? 2 : 1
    }
    return content
  }
}
