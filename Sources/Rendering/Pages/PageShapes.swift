import Templating

/// The names that templates of pages about many offerings may use.
enum PageShape {
  /// The fixed texts of these pages, `{{site.search}}`.
  static let site = RecordShape(name: "site", fields: TextKeys.site.map { ($0, .text) })

  /// A link of a list, with what stands behind it; `address` is from the root of the language.
  static let link = RecordShape(
    name: "link", fields: [("address", .text), ("name", .text), ("detail", .text)])

  /// A name with the offerings that have it.
  static let entry = RecordShape(
    name: "entry", fields: [("name", .text), ("links", .list(link))])

  /// A part of a list: one sector, or one kind.
  static let group = RecordShape(
    name: "group", fields: [("title", .text), ("entries", .list(entry)), ("links", .list(link))])

  /// A page that lists offerings: of an institution, of a region, or all programmes.
  static let list = RecordShape(
    name: "list", fields: common + [("groups", .list(group)), ("notes", .texts)])

  /// A figure that holds for every row of a table, said once.
  static let shared = RecordShape(
    name: "shared",
    fields: [
      ("question", .text), ("value", .text), ("about", .text), ("is_old", .flag), ("people", .text),
      ("label", .text), ("verdict", .text), ("gaps", .texts),
    ])

  /// A cell with a figure; `number` and `like` are for sorting, only among what is alike.
  static let cell = RecordShape(
    name: "cell",
    fields: [
      ("value", .text), ("detail", .text), ("mark", .text), ("note", .text), ("is_old", .flag),
      ("number", .text), ("like", .text),
    ])

  /// An offering among others of the same programme.
  static let row = RecordShape(
    name: "row",
    fields: [
      ("key", .text), ("school", .text), ("over", .text), ("place", .text), ("level", .text),
      ("has_level", .flag),
      ("students", .record(cell)), ("cells", .list(cell)),
    ])

  /// What a letter behind a figure stands for.
  static let note = RecordShape(
    name: "note", fields: [("id", .text), ("mark", .text), ("text", .text)])

  /// All offerings of a programme with one leerweg.
  static let table = RecordShape(
    name: "table",
    fields: [
      ("title", .text), ("caption", .text), ("place_title", .text), ("has_level", .flag),
      ("shared", .list(shared)), ("columns", .texts), ("rows", .list(row)), ("notes", .list(note)),
    ])

  /// One programme in the whole country.
  static let programme = RecordShape(
    name: "programme",
    fields: common + [("facts", .list(SheetShape.fact)), ("tables", .list(table))])

  /// One way an indicator is counted.
  static let definition = RecordShape(
    name: "definition",
    fields: [
      ("title", .text), ("id", .text), ("formula", .text), ("population", .texts),
      ("sources", .texts), ("where", .text),
    ])

  /// One step of a ladder, in words.
  static let step = RecordShape(name: "step", fields: [("text", .text), ("detail", .text)])

  /// The ladder of an indicator for one kind of education.
  static let ladder = RecordShape(
    name: "ladder",
    fields: [("title", .text), ("steps", .list(step)), ("none", .text), ("missing", .text)])

  /// An indicator with everything we say about how it is made.
  static let indicator = RecordShape(
    name: "indicator",
    fields: [
      ("id", .text), ("title", .text), ("question", .text), ("remarks", .texts),
      ("definitions", .list(definition)), ("ladders", .list(ladder)),
    ])

  /// How the figures are made.
  static let explanation = RecordShape(
    name: "explanation",
    fields: common + [
      ("indicators", .list(indicator)), ("rules", .texts), ("reasons", .texts),
      ("words", .list(SheetShape.fact)),
    ])

  /// A file to download.
  static let file = RecordShape(
    name: "file",
    fields: [("address", .text), ("name", .text), ("what", .text), ("size", .text)])

  /// A page of fixed texts, with what only some of them need.
  static let plain = RecordShape(
    name: "plain",
    fields: common + [
      ("counts", .text), ("as_of", .text), ("files", .list(file)), ("has_sheet_data", .flag),
      ("ld", .text),
      ("kinds", .list(link)), ("levels", .list(link)), ("ways", .list(link)), ("stated", .text),
      ("contact", .record(SheetShape.link)),
    ])

  /// What every page has. `root` leads to the start page of its language, `base` to the folder of
  /// the whole site; both are empty or end with a slash.
  private static let common: [(String, Shape)] = [
    ("page", .record(SheetShape.page)), ("site", .record(site)), ("lang", .text), ("root", .text),
    ("base", .text), ("twin", .record(SheetShape.twin)),
    ("alternates", .list(SheetShape.alternate)),
    ("title", .text), ("intro", .text),
    ("moved", .record(link)), ("banner", .text),
  ]
}
