/// One record that was refused, with the place and the reason.
///
/// Rejects are a result, not a failure: reading goes on, and the caller decides how many are too
/// many. Together with the rows they account for every record of the file.
package struct Reject: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, as the caller named it.
  package let source: String
  /// The physical line the reject points at, from 1.
  package let line: Int
  /// The column in characters the reject points at, from 1.
  package let column: Int
  /// The line, printable and shortened to 160 characters.
  package let text: String
  /// What is wrong.
  package let reason: String
  /// What would have been right.
  package let expected: String?
  /// How many physical lines the refused record takes.
  package let lineCount: Int
  /// What the reader of the message can do, where it is known already.
  package let advice: String?
  private let caret: Int

  init(
    source: String, place: Excerpt, reason: String, expected: String?, lineCount: Int,
    advice: String? = nil
  ) {
    self.advice = advice
    (self.source, self.line, self.column) = (source, place.line, place.column)
    (self.text, self.caret) = (place.text, place.caret)
    (self.reason, self.expected, self.lineCount) = (reason, expected, lineCount)
  }

  /// The reject as an error, for callers that accept none.
  package func asError(advice: String? = nil) -> TabularError {
    TabularError(
      source: source, place: Excerpt(line: line, column: column, text: text, caret: caret),
      message: reason, expected: expected, advice: advice ?? self.advice)
  }

  package var description: String { asError().description }
}

/// What came of reading a table: every record is a header row, a row or a reject.
package struct Reading: Sendable, Equatable {
  /// Rows that were used.
  package internal(set) var rows = 0
  /// Records that were refused, by the reader or by the caller.
  package internal(set) var rejectCount = 0
  /// The first rejects, as many as the caller asked to keep.
  package internal(set) var rejects: [Reject] = []
  /// Empty lines, also those that hold just `""` where more columns are due; not records.
  package internal(set) var blankLines = 0
  /// Header rows.
  package internal(set) var headerRows = 0
  /// Physical lines of the whole file.
  package internal(set) var lines = 0

  /// All records: header rows, used rows and refused rows.
  package var records: Int { headerRows + rows + rejectCount }

  /// For sources of which every row must be good.
  ///
  /// - Parameter advice: what a person should do; nil for none.
  /// - Throws: `TabularError` made of the first reject, when there is one.
  package func requireNoRejects(advice: String? = nil) throws(TabularError) {
    if let first = rejects.first { throw first.asError(advice: advice) }
  }

  mutating func refuse(_ reject: Reject, keeping limit: Int) {
    rejectCount += 1
    if rejects.count < limit { rejects.append(reject) }
  }
}
