import Facts
import Templating

/// What a sheet tells those who show it elsewhere: search engines, chats, other sites.
extension SheetView {
  /// Sets `summary`, `ld`, and with a known address also `address` and `card_snippet`.
  func share(_ sheet: Sheet, in record: inout Record) {
    let title = CardView.title(record, texts)
    let figures = CardView.text(record, "description")
    let place = language.folder + "opleiding/" + sheet.key + "/"
    let page = address.map { $0(place) }
    // What shows a summary cuts it off at the end, so the warning comes first.
    record["summary"] = .text(texts("sharing.caveat") + " " + figures)
    record["ld"] = .text(
      ProgrammeMarkup(
        sheet: sheet, address: page, level: level(of: sheet), caveat: texts("sharing.caveat")
      ).text)
    guard let page else { return }
    record["address"] = .text(page)
    record["card_snippet"] = .text(
      "<a href=\"\(quoted(page))\"><img src=\"\(quoted(page))card.svg\" width=\"\(CardView.width)\""
        + " alt=\"\(quoted(title + ". " + figures))\"></a>")
  }

  private func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    EscapeFormat.html.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
