extension Row {
  /// The 1-based character column where a field starts in its physical line.
  package func column(_ index: Int) -> Int { place(ofField: index).column }

  /// Refuses this row because of a field.
  ///
  /// - Parameters:
  ///   - index: the field to point at.
  ///   - reason: what is wrong.
  ///   - expected: what would have been right.
  ///   - advice: what the reader of the message can do.
  /// - Returns: the reject, to be returned from the body of ``CSVTable/takeRows(keepingRejects:_:)``.
  package func reject(
    at index: Int, _ reason: String, expected: String? = nil, advice: String? = nil
  ) -> Reject {
    reject(place(ofField: index), reason, expected: expected, advice: advice)
  }

  /// An error about a field, for what cannot be passed over.
  ///
  /// - Parameters:
  ///   - index: the field to point at.
  ///   - message: what is wrong.
  ///   - expected: what would have been right.
  ///   - advice: what the reader of the message can do.
  /// - Returns: the error, to be thrown.
  package func error(
    at index: Int, _ message: String, expected: String? = nil, advice: String? = nil
  ) -> TabularError {
    reject(at: index, message, expected: expected).asError(advice: advice)
  }

  /// Refuses a record that the scanner could not cut.
  func reject(_ fault: RecordScanner.Fault, at offset: Int) -> Reject {
    let place = place(at: offset)
    switch fault {
    case .unclosedQuote:
      return reject(
        place, "het aanhalingsteken wordt nergens gesloten",
        expected: "een afsluitend aanhalingsteken")
    case .textAfterQuote:
      return reject(
        place, "tekst na het afsluitende aanhalingsteken",
        expected: "een \(delimiterName) of het einde van de regel")
    case .quoteInTail:
      return reject(
        place, "aanhalingsteken midden in een veld, na een afgebroken regel",
        expected: "een veld zonder aanhalingstekens")
    }
  }

  /// Refuses the row when it holds bytes that are illegal in the declared encoding.
  func encodingReject() -> Reject? {
    let encoding = dialect.encoding
    guard record.beyondASCII,
      let offset = encoding.firstIllegalByte(in: bytes, range: record.range)
    else { return nil }
    let complaint = encoding.complaint(at: offset, in: bytes, since: record.range.lowerBound)
    return reject(place(at: offset), complaint.reason, expected: complaint.expected)
  }

  /// Whether the record is an empty line in quotes, as DUO's 2019 files have between tables.
  func isBlankLine(width: Int?) -> Bool {
    guard let width, width > 1, fieldCount == 1 else { return false }
    return fields[0].range.isEmpty
  }

  /// Refuses the row when it has more or fewer fields than the header.
  func widthReject(_ width: Int?, header: Record?) -> Reject? {
    guard let width, fieldCount != width else { return nil }
    let model = header.map { "de kop op regel \($0.line)" } ?? "de eerste regel"
    let expected = "\(width) \(width == 1 ? "veld" : "velden"), zoals \(model)"
    return fieldCount > width
      ? reject(at: width, "te veel velden: \(fieldCount)", expected: expected)
      : reject(
        place(at: record.range.upperBound), "te weinig velden: \(fieldCount)", expected: expected)
  }

  private func reject(
    _ place: Excerpt, _ reason: String, expected: String?, advice: String? = nil
  ) -> Reject {
    Reject(
      source: source, place: place, reason: reason, expected: expected,
      lineCount: record.lineCount, advice: advice)
  }

  private func place(ofField index: Int) -> Excerpt {
    let field = fields[index]
    return place(at: field.quoted ? field.start - 1 : field.start)
  }

  private func place(at offset: Int) -> Excerpt {
    Excerpt(of: bytes, at: offset, since: record.origin, encoding: dialect.encoding)
  }

  private var delimiterName: String {
    switch dialect.delimiter {
    case UInt8(ascii: ","): "komma"
    case UInt8(ascii: ";"): "puntkomma"
    case 0x09: "tab"
    case let other: "«\(Unicode.Scalar(other))»"
    }
  }
}
