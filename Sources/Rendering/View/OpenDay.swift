import Facts

/// What a pupil can do next: questions for the open day that this sheet leaves open, and the
/// official figures.
extension SheetView {
  /// Questions to ask, the ones no figure of this sheet answers first; none where nobody can begin.
  func openDay(_ sheet: Sheet) -> [String] {
    guard sheet.status != .ended else { return [] }
    let isOwn = sheet.headline(.completion)?.basis?.rung.isOwn == true
    let isField = sheet.headline(.jobInField)?.state == .published
    var keys = isField ? [] : ["field"]
    if sheet.level != .entree { keys.append(isOwn ? "completion_own" : "completion") }
    keys.append(sheet.kind == .mbo ? "placement" : "lessons")
    if sheet.kind == .mbo || sheet.status != .open { keys.append("still_there") }
    return keys.map { texts("ask." + $0) }
  }

  /// Where the official sheet of this programme is, `Studie in Cijfers`: for hbo under a fixed
  /// address of institution and code, for mbo at the site that has them all.
  func official(_ sheet: Sheet) -> (address: String, name: String) {
    guard sheet.kind == .hbo else {
      return ("https://www.kiesmbo.nl/", texts("official.mbo", ["code": sheet.code]))
    }
    let address =
      "https://www.studiekeuze123.nl/studie-in-cijfers/" + sheet.institution.brin.uppercased()
      + "/" + sheet.code + "/" + language.rawValue
    return (address, texts("official.hbo"))
  }
}
