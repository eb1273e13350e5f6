package import Templating

/// The names templates may use, declared: a template with any other name does not compile.
package enum SheetShape {
  /// The fixed texts, `{{page.questions}}`.
  static let page = RecordShape(
    name: "page", fields: TextKeys.page.map { ($0, .text) })

  /// The same page in another language.
  static let twin = RecordShape(
    name: "twin", fields: [("lang", .text), ("name", .text), ("href", .text)])

  /// The full address of the page in one language, `nl`, `en` or `x-default`.
  static let alternate = RecordShape(name: "alternate", fields: [("lang", .text), ("href", .text)])

  /// A line of the heading: what it is, and its value.
  static let fact = RecordShape(name: "fact", fields: [("label", .text), ("value", .text)])

  /// A number that points into the list of sources.
  static let mark = RecordShape(name: "mark", fields: [("number", .text)])

  /// The filled part of a bar, in per cents.
  static let bar = RecordShape(name: "bar", fields: [("start", .text), ("width", .text)])

  /// Ten people as a picture; `on` and `off` are their places, the rest lies below them.
  static let people = RecordShape(
    name: "people",
    fields: [
      ("alt", .text), ("on", .texts), ("off", .texts), ("band", .record(bar)), ("wider", .text),
    ])

  /// A value on a line from nothing to a whole, in the units of the picture.
  static let scale = RecordShape(
    name: "scale",
    fields: [("value", .text), ("band", .record(bar)), ("wider", .text), ("end", .text)])

  /// A dot of a line over time.
  static let dot = RecordShape(name: "dot", fields: [("x", .text), ("y", .text)])

  /// A line over time; its first and last value in words, at the height of their dots.
  static let chart = RecordShape(
    name: "chart",
    fields: [
      ("lines", .texts), ("dots", .list(dot)), ("first", .text), ("first_y", .text),
      ("last", .text), ("last_y", .text),
    ])

  /// A link to another site.
  static let link = RecordShape(name: "link", fields: [("href", .text), ("name", .text)])

  /// What the institution itself says.
  static let remark = RecordShape(name: "remark", fields: [("text", .text), ("date", .text)])

  /// One figure with everything needed to judge it; texts only, so that a template only orders.
  static let figure = RecordShape(
    name: "figure",
    fields: [
      ("id", .text), ("kind", .text), ("question", .text), ("asked", .text), ("title", .text),
      ("label", .text),
      ("what", .text), ("brief", .text),
      ("value", .text), ("group", .text), ("age", .text), ("is_old", .flag), ("moment", .text),
      ("cohort", .text), ("when", .text), ("count", .text), ("is_published", .flag),
      ("bar", .record(bar)), ("crowd", .record(people)), ("scale", .record(scale)),
      ("estimate", .text), ("range", .text),
      ("basis", .text), ("population", .text), ("n", .text), ("people", .text), ("method", .text),
      ("is_measured", .flag),
      ("confidence", .text), ("approximate", .text), ("prices", .text),
      ("converted", .text), ("closer", .text),
      ("remarks", .texts), ("notes", .texts), ("age_sentence", .text), ("cohort_sentence", .text),
      ("is_plain", .flag), ("beside", .texts), ("beside_note", .text), ("reason", .text),
      ("would_fill", .text),
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
      ("chart", .record(chart)), ("note", .text), ("sources", .list(mark)),
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
      ("number", .text), ("id", .text), ("title", .text), ("publisher", .text), ("date", .text),
      ("licence", .text), ("url", .text), ("attribution", .text),
    ])

  /// The page with all sources.
  static let sources = RecordShape(
    name: "sources",
    fields: [
      ("page", .record(page)), ("lang", .text), ("is_dutch", .flag), ("root", .text),
      ("base", .text), ("twin", .record(twin)), ("alternates", .list(alternate)),
      ("skip", .text), ("title", .text), ("sources", .list(source)),
    ])

  /// The whole sheet.
  package static let sheet = RecordShape(
    name: "sheet",
    fields: [
      ("page", .record(page)), ("lang", .text), ("is_dutch", .flag), ("root", .text),
      ("base", .text), ("twin", .record(twin)), ("alternates", .list(alternate)),
      ("files", .list(link)), ("title", .text), ("description", .text),
      ("short", .texts), ("key", .text), ("code", .text), ("brin", .text), ("name", .text),
      ("has_crowd", .flag),
      ("institution", .text), ("facts", .list(fact)), ("status", .text), ("catalogue", .text),
      ("successor", .record(successor)), ("school_now", .record(successor)), ("origin", .text),
      ("questions", .list(figure)), ("path", .record(figure)), ("path_rows", .list(figure)),
      ("path_title", .text), ("path_intro", .text), ("path_chart", .record(chart)),
      ("path_single", .flag), ("path_gaps", .text), ("study_gaps", .text), ("more_note", .text),
      ("context_note", .text), ("has_ask", .flag),
      ("has_more", .flag), ("more", .list(figure)), ("has_study_on", .flag),
      ("study_on", .list(figure)), ("returned", .list(figure)), ("study_intro", .text),
      ("routes", .texts), ("study_path", .record(figure)),
      ("study_rows", .list(figure)), ("study_chart", .record(chart)), ("numbers", .record(numbers)),
      ("locations", .record(locations)), ("has_context", .flag), ("context", .list(figure)),
      ("has_missing", .flag), ("missing", .list(figure)), ("has_would_fill", .flag),
      ("would_fill", .list(figure)), ("has_changes", .flag), ("changes", .list(change)),
      ("sources", .list(source)),
      ("has_old", .flag), ("as_of", .text), ("attribution", .text), ("glossary", .text),
      ("ask", .texts), ("official", .record(link)), ("remark", .record(remark)),
      ("summary", .text), ("ld", .text), ("address", .text), ("card_snippet", .text),
    ])
}
