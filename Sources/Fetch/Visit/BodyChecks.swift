import Registers
import Tabular

/// What every body must be before it is looked into.
extension SourceVisit {
  /// A JSON body: not empty, not HTML, in UTF-8.
  func json(_ body: Body) throws(FetchError) -> [UInt8] {
    let bytes = try read(body)
    try check(bytes, at: body.reply.url, first: [UInt8(ascii: "{"), UInt8(ascii: "[")], "JSON")
    guard Encoding.utf8.firstIllegalByte(in: bytes, range: 0..<bytes.count) == nil else {
      throw wrong(body.reply.url, "verkeerde tekenset: geen geldige UTF-8")
    }
    return bytes
  }

  /// A text table: not HTML, in the declared encoding, with the declared columns; gives its rows.
  func table(_ body: Body) throws(FetchError) -> Int {
    let bytes = try unpacked(body)
    try check(bytes, at: body.reply.url, first: nil, "een tabel")
    let encoding = Encoding(named: source.encoding) ?? .utf8
    do throws(TabularError) {
      try encoding.validate(bytes, source: source.id)
    } catch {
      throw wrong(body.reply.url, "verkeerde tekenset: \(error)")
    }
    return try rows(bytes, encoding, at: body.reply.url)
  }

  private func rows(_ bytes: [UInt8], _ encoding: Encoding, at url: String) throws(FetchError)
    -> Int
  {
    do {
      let table = try CSVTable(
        bytes: bytes, source: source.id,
        dialect: Dialect(
          delimiter: source.delimiter.utf8.first ?? UInt8(ascii: ","), encoding: encoding,
          headerRows: source.headerRows))
      let header = Set(table.header.map { $0.trimmed })
      for role in source.required {
        let names = source.columns[role] ?? []
        guard names.isEmpty || names.contains(where: header.contains) else {
          throw wrong(
            url,
            "kolom «\(names.joined(separator: "» of «"))» ontbreekt; gevonden: "
              + FetchError.list(header.sorted()))
        }
      }
      for name in fetch.requiredColumns where !header.contains(name) {
        throw wrong(url, "kolom «\(name)» ontbreekt")
      }
      let reading = table.takeRows(keepingRejects: 1) { (_: borrowing Row) -> Reject? in nil }
      return reading.rows + reading.rejectCount
    } catch let error as FetchError {
      throw error
    } catch {
      throw wrong(url, "\(error)")
    }
  }

  /// Enough rows, and not less than half of what the last good one had.
  ///
  /// - Parameter part: of which they are the rows. Another way counts other rows, so only a snapshot
  ///   with the same part is held against it.
  func enough(_ rows: Int, of part: String, at url: String) throws(FetchError) {
    guard rows >= fetch.minimumRows else {
      throw wrong(url, "\(rows) rijen, ten minste \(fetch.minimumRows) verwacht")
    }
    guard let known, known.parts.contains(where: { $0.role == .data && $0.name == part }),
      rows * 2 < known.rows, !settings.mayShrink.contains(source.id)
    else { return }
    throw FetchError(
      .fewer, source: source.id, url: url,
      cause: "\(rows) rijen; de vorige keer \(known.rows): minder dan de helft",
      advice:
        "kijk bij de bron of dat klopt; zo ja, laat het door met een regel onder «overrides»: "
        + "{gate: row_balance, subject: \(source.id), reason: …, by: …, until: …}")
  }

  func check(_ bytes: [UInt8], at url: String, first: [UInt8]?, _ what: String)
    throws(FetchError)
  {
    var start = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count else { throw wrong(url, "leeg antwoord", passing: true) }
    let isMarkup = bytes[start] == UInt8(ascii: "<")
    guard !isMarkup, first?.contains(bytes[start]) ?? true else {
      throw wrong(
        url,
        "\(isMarkup ? "HTML of XML" : "iets anders") in plaats van \(what): "
          + BodyExcerpt.text(of: bytes.prefix(600)), passing: isMarkup)
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return String(text)
  }
}
