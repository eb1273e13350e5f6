package import Facts

/// A source as it is declared in `Datasets/sources/*.yml`: where it is, how it is written, which of
/// its columns mean what, and which of its cells are not numbers.
package struct SourceDescriptor: Sendable {
  package struct Licence: Sendable {
    package var name: String
    package var url: String
    package var attribution: String
  }

  package var card: SourceCard
  package var licence: Licence
  package var cadence: String
  package var successor: String
  /// Path below the folder given to `import --from`.
  package var local: String
  /// Name of the member inside a zip.
  package var member: String
  package var encoding: String
  package var delimiter: String
  package var headerRows: Int
  package var reader: String
  package var indicator: IndicatorID?
  package var definition: String
  package var columns: [String: [String]]
  package var required: [String]
  /// Columns that are years: their names are one of these prefixes followed by four digits. Several
  /// prefixes (men and women) are summed.
  package var yearColumns: [String]
  package var keepYears: [Int]
  /// Source text to our code, per column role.
  package var values: [String: [String: String]]
  /// Only rows whose role has one of these (source) texts are taken.
  package var selection: [String: [String]]
  package var suppressed: [String]
  package var absent: [String]
  /// Texts in the role `privacy_flag` that mean: the number beside it is hidden.
  package var privacyFlags: [String]
  /// Counts are rounded to this many.
  package var roundedTo: Int
  package var minimumRows: Int
  /// Broken rows known to stand in the publisher's file; one more refuses the whole file.
  package var maximumRejects: Int
  package var feeds: [String]
  /// True for a source we can read but have no file of: `import` goes on without it.
  package var isAwaited: Bool
  /// Other names the file may have, below the import folder.
  package var alternatives: [String]
  /// File with the titles of codes, beside a CBS table of codes; may be missing.
  package var labels: String
  /// Words that the name of a workbook's sheet holds.
  package var sheet: String
  /// Text of a role that the file does not hold.
  package var fixed: [String: String]
  /// Words to our code, per role, for columns that name several things in one text.
  package var words: [String: [String: String]]
  package var outcomes: [DeclaredOutcome]
  package var options: [String: String]
  /// How the days of a column are written; `yyyy-mm-dd` where nothing is declared.
  package var dates: [String: CalendarDay.Form]
  package var numbers: NumberMarks
  /// What the rows of one group differ in, and are summed over; empty: one row per group.
  package var sums: [DeclaredSum]
  /// A part of a sum, or a year, without people has no row. Else a part that lacks is a fault.
  package var omitsZeros: Bool
  /// How it is fetched; nil for a file that only comes by hand.
  package var fetch: DeclaredFetch?
  /// The declared file, for messages.
  package var file: String

  package var id: String { card.id }
}

/// Reads the source catalogue.
package enum SourceRegister {
  /// - Throws: `RegisterError` at file:line:column; a source without a licence is refused.
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
