import Facts
import Templating

/// The page with every source in full: title, publisher, date, licence, address and how to name it.
/// A sheet names a source shortly and points here.
struct SourcesPage {
  /// Path below the root of a language.
  static let path = "bronnen/index.html"

  let view: SheetView

  /// The record of `SheetShape.sources`.
  func record(_ cards: [String: SourceCard]) -> Record {
    let texts = view.texts
    var record = Record(SheetShape.sources)
    record["page"] = .record(view.page)
    record["lang"] = .text(view.language.rawValue)
    record["is_dutch"] = .flag(view.language == .nl)
    record["root"] = .text("../")
    record["base"] = .text(view.language.folder.isEmpty ? "../" : "../../")
    if let twin = view.twin(of: "bronnen/", depth: 1) { record["twin"] = .record(twin) }
    record["alternates"] = .list(view.alternates(of: "bronnen/"))
    record["skip"] = .text(texts("site.skip"))
    record["title"] = .text(texts("page.sources"))
    record["sources"] = .list(
      cards.values.sorted { ($0.publisher, $0.id) < ($1.publisher, $1.id) }.map { card in
        var part = SourceMarks.record(card, view.words)
        part["attribution"] = .text(card.attribution)
        return part
      })
    return record
  }
}
