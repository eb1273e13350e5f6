package import Facts

/// A source as it is declared in `Datasets/sources/*.yml`: where it is, how it is written, which of
/// its columns mean what, and which of its cells are not numbers.
package struct SourceDescriptor: Sendable {
  package struct Licence: Sendable {
    /// Name of the licence, such as `CC BY 4.0`; never empty.
    package var name: String
    /// Address of the licence; empty when none is declared.
    package var url: String
    package var attribution: String
  }

  /// What a reader sees of the source; its date is replaced by that of a snapshot.
  package var card: SourceCard
  /// The licence of the source.
  package var licence: Licence
  package var cadence: String
  /// Id of the source that replaces it, with a note; empty without one.
  package var successor: String
  /// Path below the folder given to `import --from`.
  package var local: String
  /// Name, or end of the name, of the member inside a zip; empty for a file that is no zip.
  package var member: String
  /// Declared encoding of the text, such as `utf-8` or `windows-1252`.
  package var encoding: String
  /// Character between the cells of a line; `,` unless declared.
  package var delimiter: String
  /// Number of lines above the first row; 1 unless declared.
  package var headerRows: Int
  /// Name of the reader of its rows, such as `positions` or `outcomes`.
  package var reader: String
  /// Indicator its counts belong to; nil for a source of something else.
  package var indicator: IndicatorID?
  /// Definition of its numbers; empty where the outcomes have their own.
  package var definition: String
  /// Names a column can have in the file, by its role.
  package var columns: [String: [String]]
  /// Roles whose column must be there: all that are not declared optional, sorted.
  package var required: [String]
  /// Prefixes of columns that are years: a prefix followed by four digits. The columns of several
  /// prefixes (men and women) are summed.
  package var yearColumns: [String]
  /// Years to read; empty means all.
  package var keepYears: [Int]
  /// Our code by the text of the source, per role.
  package var values: [String: [String: String]]
  /// Texts of the source per role: only rows with one of them are read.
  package var selection: [String: [String]]
  /// Texts that stand for a hidden number, such as `<5`.
  package var suppressed: [String]
  /// Texts that stand for no number.
  package var absent: [String]
  /// Texts in the role `privacy_flag` that mean that the number beside it is hidden.
  package var privacyFlags: [String]
  /// What the source rounds its counts to: 1 for exact counts, 10 for tens.
  package var roundedTo: Int
  /// Fewest rows a whole file has; 1 unless declared.
  package var minimumRows: Int
  /// Number of broken rows known to be in the publisher's file; one more refuses the whole file.
  package var maximumRejects: Int
  package var feeds: [String]
  /// True for a source we can read but have no file of: an import goes on without it.
  package var isAwaited: Bool
  /// Other names the file may have, below the import folder.
  package var alternatives: [String]
  /// File with the titles of codes, for a CBS table of codes; it may be missing.
  package var labels: String
  /// Words in the name of the sheet to read in a workbook.
  package var sheet: String
  /// Texts by role, for roles that have no column in the file.
  package var fixed: [String: String]
  /// Our code by a word, per role, for columns that name several things in one text.
  package var words: [String: [String: String]]
  /// The outcomes its rows give; empty for readers of something else.
  package var outcomes: [DeclaredOutcome]
  /// Options of its reader by name; an unknown name is refused on reading.
  package var options: [String: String]
  /// How the days of a column are written, by role; `yyyy-mm-dd` where nothing is declared.
  package var dates: [String: CalendarDay.Form]
  /// Marks inside its numbers.
  package var numbers: NumberMarks
  /// What the rows of one group differ in and are summed over; empty: one row per group.
  package var sums: [DeclaredSum]
  /// True when a part of a sum, or a year, without people has no row; else a missing part is an
  /// error.
  package var omitsZeros: Bool
  /// How it is fetched; nil for a file that only comes by hand.
  package var fetch: DeclaredFetch?
  /// Path of the declared file, for messages.
  package var file: String

  /// Id of the source, such as `cbs-83811`.
  package var id: String { card.id }
}

/// Reads the catalogue of sources.
package enum SourceRegister {
  /// Every source of a folder.
  ///
  /// - Throws: `RegisterError` at file:line:column; a source without a licence, and an id that
  ///   occurs twice, is refused.
  package static func read(folder: String) throws -> [SourceDescriptor] {
    let all = try declaredFiles(in: folder).map(descriptor)
    var seen: Set<String> = []
    for source in all where !seen.insert(source.id).inserted {
      throw RegisterError(
        file: source.file, line: 1, column: 1, sourceLine: "id: \(source.id)",
        message: "bron «\(source.id)» staat er twee keer", expected: "een eigen id per bron")
    }
    return all
  }

  /// Reads one declared source from text, for tests and previews.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> SourceDescriptor {
    try descriptor(DeclaredFile(text: text, name: name))
  }

  private static func descriptor(_ file: DeclaredFile) throws -> SourceDescriptor {
    let root = file.root
    try root.only([
      "schema", "id", "title", "publisher", "licence", "url", "date", "cadence", "successor",
      "local", "member", "encoding", "delimiter", "header_rows", "reader", "indicator",
      "definition", "columns", "optional", "year_columns", "keep_years", "values", "select",
      "markers", "rounded_to", "minimum_rows", "maximum_rejects", "feeds", "options", "status",
      "alternatives", "labels", "sheet", "fixed", "words", "outcomes", "fetch",
      "dates", "numbers", "sum_over", "omits_zeros",
    ])
    _ = try root.required("schema")
    let licence = try root.required("licence")
    try licence.only(["name", "url", "attribution"])
    let licenceName = try licence.required("name").text()
    guard !licenceName.isEmpty else {
      throw licence.error("bron zonder licentie", expected: "licence: {name: CC BY 4.0, …}")
    }
    let columns = try map(root["columns"]) { try $0.texts() }
    let optional = try root["optional"]?.texts() ?? []
    let markers = root["markers"]
    try markers?.only(["suppressed", "absent", "privacy_flag"])
    let card = SourceCard(
      id: try root.required("id").text(), title: try root.required("title").text(),
      publisher: try root.required("publisher").text(), licence: licenceName,
      url: try root.required("url").text(),
      attribution: try licence.required("attribution").text(),
      date: try SourceDescriptor.date(root.required("date")))
    return SourceDescriptor(
      card: card,
      licence: .init(
        name: licenceName, url: try licence["url"]?.text() ?? "", attribution: card.attribution),
      cadence: try root.required("cadence").text(),
      successor: try root["successor"]?.text() ?? "",
      local: try root.required("local").text(), member: try root["member"]?.text() ?? "",
      encoding: try root.required("encoding").text(),
      delimiter: try root["delimiter"]?.text() ?? ",",
      headerRows: try root["header_rows"]?.integer() ?? 1,
      reader: try root.required("reader").text(),
      indicator: try root["indicator"]?.choice(IndicatorID.self),
      definition: try root["definition"]?.text() ?? "", columns: columns,
      required: columns.keys.filter { !optional.contains($0) }.sorted(),
      yearColumns: try root["year_columns"].map { try $0.isList ? $0.texts() : [$0.text()] } ?? [],
      keepYears: try root["keep_years"]?.items().map { try $0.integer() } ?? [],
      values: try map(root["values"]) { try map($0) { try $0.text() } },
      selection: try map(root["select"]) { try $0.texts() },
      suppressed: try markers?["suppressed"]?.texts() ?? [],
      absent: try markers?["absent"]?.texts() ?? [],
      privacyFlags: try markers?["privacy_flag"]?.texts() ?? [],
      roundedTo: try root["rounded_to"]?.integer() ?? 1,
      minimumRows: try root["minimum_rows"]?.integer() ?? 1,
      maximumRejects: try root["maximum_rejects"]?.integer() ?? 0,
      feeds: try root["feeds"]?.texts() ?? [], isAwaited: try isAwaited(root["status"]),
      alternatives: try root["alternatives"]?.texts() ?? [],
      labels: try root["labels"]?.text() ?? "", sheet: try root["sheet"]?.text() ?? "",
      fixed: try SourceDescriptor.fixed(
        root["fixed"], titles: [card.title, root.required("local").text()]),
      words: try map(root["words"]) { try map($0) { try $0.text() } },
      outcomes: try root["outcomes"]?.items().map { try DeclaredOutcome($0) } ?? [],
      options: try SourceDescriptor.options(root["options"]),
      dates: try SourceDescriptor.dates(root["dates"], columns: columns),
      numbers: try SourceDescriptor.NumberMarks(root["numbers"]),
      sums: try DeclaredSum.read(root["sum_over"], columns: columns),
      omitsZeros: try root["omits_zeros"]?.text() == "yes",
      fetch: try DeclaredFetch.read(root["fetch"]), file: file.name)
  }

  private static func isAwaited(_ entry: Entry?) throws -> Bool {
    guard let entry else { return false }
    let status = try entry.text()
    guard ["present", "awaited"].contains(status) else {
      throw entry.error("onbekende status «\(status)»", expected: "present of awaited")
    }
    return status == "awaited"
  }

  private static func map<T>(_ entry: Entry?, _ value: (Entry) throws -> T) throws -> [String: T] {
    guard let entry else { return [:] }
    return try Dictionary(entry.pairs().map { ($0.name, try value($0.value)) }) { _, last in last }
  }
}
