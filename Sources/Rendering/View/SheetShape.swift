package import Templating

/// The names templates may use, declared: a template with any other name does not compile.
package enum SheetShape {
  /// The fixed texts, `{{page.questions}}`.
  static let page = RecordShape(
    name: "page", fields: TextKeys.page.map { ($0, .text) })

  /// The same page in another language.
  static let twin = RecordShape(
    name: "twin", fields: [("lang", .text), ("name", .text), ("href", .text)])

  /// A line of the heading: what it is, and its value.
  static let fact = RecordShape(name: "fact", fields: [("label", .text), ("value", .text)])

  /// A number that points into the list of sources.
  static let mark = RecordShape(name: "mark", fields: [("number", .text)])

  /// The filled part of a bar, in per cents.
  static let bar = RecordShape(name: "bar", fields: [("start", .text), ("width", .text)])

  /// One figure with everything needed to judge it; texts only, so that a template only orders.
  static let figure = RecordShape(
    name: "figure",
    fields: [
      ("id", .text), ("kind", .text), ("question", .text), ("title", .text), ("label", .text),
      ("value", .text), ("group", .text), ("age", .text), ("is_old", .flag), ("moment", .text),
      ("is_published", .flag), ("bar", .record(bar)), ("estimate", .text), ("range", .text),
      ("basis", .text), ("population", .text), ("n", .text), ("people", .text), ("method", .text),
      ("is_measured", .flag),
      ("confidence", .text), ("approximate", .text), ("prices", .text),
      ("converted", .text), ("closer", .text),
      ("remarks", .texts), ("beside", .texts), ("reason", .text), ("would_fill", .text),
      ("sources", .list(mark)),
    ])

  /// A cell of the table of numbers.
  static let cell = RecordShape(name: "cell", fields: [("value", .text), ("is_old", .flag)])

  /// One year of the table of numbers; `line` is the row in columns for plain text.
  static let year = RecordShape(
    name: "year",
    fields: [("year", .text), ("is_old", .flag), ("cells", .list(cell)), ("line", .text)])

  /// The sheet to look at now.
  static let successor = RecordShape(name: "successor", fields: [("key", .text), ("name", .text)])

  /// The table of numbers; `line` is its heading in columns for plain text.
  static let numbers = RecordShape(
    name: "numbers",
    fields: [
      ("columns", .texts), ("key", .texts), ("line", .text), ("years", .list(year)),
      ("note", .text), ("sources", .list(mark)),
    ])

  /// A municipality with its students.
  static let location = RecordShape(
    name: "location",
    fields: [
      ("municipality", .text), ("region", .text), ("students", .text), ("line", .text),
    ])

  /// The locations and when they were counted.
  static let locations = RecordShape(
    name: "locations",
    fields: [("age", .text), ("rows", .list(location)), ("sources", .list(mark))])

  /// A line of the change log: when, from what to what, and why.
  static let change = RecordShape(
    name: "change", fields: [("date", .text), ("line", .text), ("why", .text)])

  /// A source in the list at the end.
  static let source = RecordShape(
    name: "source",
    fields: [
      ("number", .text), ("title", .text), ("publisher", .text), ("date", .text),
      ("licence", .text), ("url", .text),
    ])

  /// The whole sheet.
  package static let sheet = RecordShape(
    name: "sheet",
    fields: [
      ("page", .record(page)), ("lang", .text), ("is_dutch", .flag), ("root", .text),
      ("twin", .record(twin)), ("key", .text), ("name", .text),
      ("institution", .text), ("facts", .list(fact)), ("status", .text), ("catalogue", .text),
      ("successor", .record(successor)), ("origin", .text),
      ("questions", .list(figure)), ("path", .record(figure)), ("path_rows", .list(figure)),
      ("path_title", .text), ("path_intro", .text),
      ("has_more", .flag), ("more", .list(figure)), ("has_study_on", .flag),
      ("study_on", .list(figure)), ("routes", .texts), ("study_path", .record(figure)),
      ("study_rows", .list(figure)), ("numbers", .record(numbers)),
      ("locations", .record(locations)), ("has_context", .flag), ("context", .list(figure)),
      ("has_missing", .flag), ("missing", .list(figure)), ("has_would_fill", .flag),
      ("would_fill", .list(figure)), ("has_changes", .flag), ("changes", .list(change)),
      ("sources", .list(source)),
      ("has_old", .flag), ("as_of", .text), ("attribution", .text),
      ("summary", .text), ("ld", .text), ("address", .text), ("card_snippet", .text),
    ])

  /// An offering on the start page.
  static let entry = RecordShape(
    name: "entry", fields: [("key", .text), ("name", .text), ("detail", .text)])

  /// An institution on the start page.
  static let school = RecordShape(
    name: "school", fields: [("title", .text), ("offerings", .list(entry))])

  /// The start page.
  package static let index = RecordShape(
    name: "index",
    fields: [
      ("page", .record(page)), ("lang", .text), ("is_dutch", .flag), ("root", .text),
      ("twin", .record(twin)), ("counts", .text), ("as_of", .text),
      ("schools", .list(school)),
    ])
}
