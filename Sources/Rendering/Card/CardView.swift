import Templating

/// The picture of a sheet that others can put on their own site: three figures, each with its group
/// and its year.
///
/// A value and the line that says of whom and when it is are of one size, and an old figure is grey
/// with the word for it. SVG does not break lines, so that is done here, by counting letters: a font
/// that is wider than counted on stays within the frame.
struct CardView {
  /// The names of `Templates/svg/kaart.svg`.
  static let shape = RecordShape(
    name: "card",
    fields: [
      ("lang", .text), ("title", .text), ("description", .text), ("height", .text),
      ("parts", .list(part)),
    ])
  static let line = RecordShape(name: "line", fields: [("y", .text), ("text", .text)])
  static let part = RecordShape(
    name: "part",
    fields: [("is_large", .flag), ("is_bold", .flag), ("is_old", .flag), ("lines", .list(line))])

  static let width = 420

  /// The sizes of the template: of the name, and of all else.
  private static let (large, plain) = (18, 13)

  private var parts: [Record] = []
  private var bottom = 14

  /// The record of a card for a record of `SheetShape.sheet`; its description, the sheet in three
  /// lines, is the text alternative.
  static func record(_ sheet: Record, _ texts: Texts) -> Record {
    var view = CardView()
    view.add(text(sheet, "name"), isLarge: true, isBold: true, atMost: 3)
    view.add(text(sheet, "institution"), atMost: 2)
    for figure in list(sheet, "questions") {
      let isOld = flag(figure, "is_old")
      view.bottom += 8
      view.add(text(figure, "question"), isBold: true)
      view.add(text(figure, "value"), isBold: true, isOld: isOld)
      view.add(detail(figure, texts), isOld: isOld)
    }
    view.bottom += 6
    view.add(texts("sharing.caveat"))
    return view.record(
      texts, lang: text(sheet, "lang"), title: title(sheet, texts),
      description: text(sheet, "description"))
  }

  /// The card of a key that has no sheet any more: what happened.
  static func record(
    name: String, institution: String, sentences: [String], lang: String, _ texts: Texts
  ) -> Record {
    var view = CardView()
    view.add(name, isLarge: true, isBold: true, atMost: 3)
    view.add(institution, atMost: 2)
    view.bottom += 8
    for sentence in sentences { view.add(sentence) }
    return view.record(
      texts, lang: lang,
      title: texts("sharing.title", ["name": name, "institution": institution]),
      description: sentences.joined(separator: " "))
  }

  static func title(_ sheet: Record, _ texts: Texts) -> String {
    texts(
      "sharing.title", ["name": text(sheet, "name"), "institution": text(sheet, "institution")])
  }

  /// Whose figure it is, from when and how sure, or why there is none.
  private static func detail(_ figure: Record, _ texts: Texts) -> String {
    guard flag(figure, "is_published") else { return text(figure, "reason") }
    let age = text(figure, "age")
    let detail = text(figure, "group") + "; " + (flag(figure, "is_old") ? texts.old(age) : age)
    let isEstimate = !text(figure, "estimate").isEmpty
    return isEstimate ? detail + ". " + text(figure, "range") : detail
  }

  private mutating func add(
    _ text: String, isLarge: Bool = false, isBold: Bool = false, isOld: Bool = false,
    atMost: Int = 8
  ) {
    let size = isLarge ? CardView.large : CardView.plain
    // How wide a letter may be, in tenths; a margin of 16 stays free on both sides. Of these bold is
    // the question and the value, our own words in small letters, and large a name of any letters.
    let letter = isLarge ? 117 : isBold ? 78 : 69
    let room = (CardView.width - 32) * 10 / letter
    let pieces = CardLines.broken(text, at: room, atMost: atMost)
    guard !pieces.isEmpty else { return }
    let lines = pieces.map { piece in
      bottom += size + 4
      var line = Record(CardView.line)
      line["y"] = .text(String(bottom))
      line["text"] = .text(piece)
      return line
    }
    var part = Record(CardView.part)
    part["is_large"] = .flag(isLarge)
    part["is_bold"] = .flag(isBold)
    part["is_old"] = .flag(isOld)
    part["lines"] = .list(lines)
    parts.append(part)
  }

  private func record(_ texts: Texts, lang: String, title: String, description: String) -> Record {
    var record = Record(CardView.shape)
    record["lang"] = .text(lang)
    record["title"] = .text(title)
    record["description"] = .text(description)
    record["height"] = .text(String(bottom + 16))
    record["parts"] = .list(parts)
    return record
  }

  static func text(_ record: Record, _ name: String) -> String {
    guard case .text(let text) = record[name] else { return "" }
    return text
  }

  private static func flag(_ record: Record, _ name: String) -> Bool {
    guard case .flag(true) = record[name] else { return false }
    return true
  }

  private static func list(_ record: Record, _ name: String) -> [Record] {
    guard case .list(let records) = record[name] else { return [] }
    return records
  }
}
