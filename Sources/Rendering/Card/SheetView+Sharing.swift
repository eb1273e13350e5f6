import Facts
import Templating

/// What a sheet tells those who show it elsewhere: search engines, chats, other sites.
extension SheetView {
  /// Sets `summary`, `ld`, with a known address also `address`, and where there are cards
  /// `card_snippet`.
  func share(_ sheet: Sheet, in record: inout Record) {
    let title = CardView.title(record, texts)
    let figures = CardView.text(record, "description")
    let place = language.folder + "opleiding/" + sheet.key + "/"
    let page = address.map { $0(place) }
    // What shows a summary cuts it off at the end, so the warning comes first.
    record["summary"] = .text(texts("sharing.caveat") + " " + figures)
    record["ld"] = .text(
      ProgrammeMarkup(
        sheet: sheet, id: name(of: "opleiding/" + sheet.key + "/", "#opleiding"),
        address: page, level: level(of: sheet), description: programme(sheet)
      ).text)
    guard let page else { return }
    record["address"] = .text(page)
    guard contents.formats.contains(.svg) else { return }
    record["card_snippet"] = .text(
      "<a href=\"\(quoted(page))\"><img src=\"\(quoted(page))card.svg\" width=\"\(CardView.width)\""
        + " alt=\"\(quoted(title + ". " + figures))\"></a>")
  }

  /// What the programme is, in one sentence without figures.
  private func programme(_ sheet: Sheet) -> String {
    let ways =
      sheet.leerweg.map { [texts("leerweg." + $0.rawValue)] }
      ?? (sheet.forms ?? []).filter { $0.share != 0 }.map { texts("form." + $0.form.rawValue) }
    let what = [level(of: sheet)] + ways + [duration(of: sheet)]
    return texts(
      "sharing.programme",
      [
        "name": sheet.name, "institution": institution(of: sheet),
        "what": what.joined(separator: ", "),
      ])
  }

  private func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    EscapeFormat.html.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
