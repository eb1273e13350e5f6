/// How a delimited text file is written: declared per source, never guessed.
package struct Dialect: Sendable, Equatable {
  /// The byte between fields.
  package var delimiter: UInt8
  /// The byte around quoted fields; nil when the file knows no quotes.
  package var quote: UInt8?
  /// The declared encoding.
  package var encoding: Encoding
  /// Records before the data; the last of them names the columns.
  package var headerRows: Int
  /// Whether rows may have any number of fields, as in files that hold several small tables.
  package var raggedRows: Bool

  /// A dialect; the defaults are RFC 4180 in UTF-8 with one header row.
  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    encoding: Encoding = .utf8, headerRows: Int = 1, raggedRows: Bool = false
  ) {
    (self.delimiter, self.quote, self.encoding) = (delimiter, quote, encoding)
    (self.headerRows, self.raggedRows) = (headerRows, raggedRows)
  }
}
