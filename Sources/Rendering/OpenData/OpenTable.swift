/// A table of the open data with everything its `datapackage.json` says of it.
///
/// The header of the file is written from the same columns, so that the two cannot differ.
struct OpenTable: Sendable {
  /// A column as Frictionless Table Schema describes it.
  struct Column: Sendable {
    enum Kind: String, Sendable { case string, number, integer, boolean, date }

    var name: String
    var kind: Kind
    /// In Dutch, for who opens the file in a spreadsheet.
    var description: String
    var isRequired = false
    var isUnique = false
    /// The words a cell may hold, where they are fixed.
    var words: [String] = []
    /// A regular expression the whole cell fits.
    var pattern: String?
    var minimum: Double?

    static func text(_ name: String, _ description: String, pattern: String? = nil) -> Column {
      Column(name: name, kind: .string, description: description, pattern: pattern)
    }

    static func word<Words: CaseIterable & RawRepresentable<String>>(
      _ name: String, _ description: String, _ words: Words.Type
    ) -> Column {
      Column(
        name: name, kind: .string, description: description, words: words.allCases.map(\.rawValue))
    }

    static func count(_ name: String, _ description: String) -> Column {
      Column(name: name, kind: .integer, description: description, minimum: 0)
    }

    static func number(_ name: String, _ description: String) -> Column {
      Column(name: name, kind: .number, description: description)
    }

    /// The same column, never empty.
    var required: Column {
      var column = self
      column.isRequired = true
      return column
    }
  }

  /// Name of the resource; the file is `NAME.csv`.
  var name: String
  var title: String
  var columns: [Column]
  /// Columns that name a row together; empty when nothing does.
  var primaryKey: [String] = []
  /// True where `key` is one of `offerings.csv`.
  var refersToOfferings = false

  var path: String { name + ".csv" }

  static let all = [offerings, figures, changes, corrections, keys]

  static let keyPattern = "[0-9]{2}[a-z]{2}-[0-9]{5}(-(bol|bbl|bol-dt|ex))?"
  static let brinPattern = "'?[0-9]{2}[A-Z]{2}"
  static let municipalityPattern = "GM[0-9]{4}"
  /// A day, a month or a year.
  static let datePattern = "([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}MM[0-9]{2}|[0-9]{4}JJ00)"
}
