import Facts

extension SheetView {
  /// What the programme leads on to: one sentence for all steps elsewhere, one for each step at the
  /// school itself; nothing follows about being admitted.
  func routes(of sheet: Sheet) -> [String] {
    guard let routes = sheet.routes else { return [] }
    func name(_ route: Sheet.RoutePart) -> String {
      let level = texts("level." + route.level.rawValue)
      return route.kind == .mbo ? texts("phrase.all_mbo", ["level": level]) : level
    }
    let away = routes.filter { $0.programmes == nil }.map(name)
    let on = away.dropFirst().reduce(away.first) { first, last in
      texts("route.or", ["first": first ?? "", "last": last])
    }
    // Of a school or a programme that is gone, nothing follows about what there is here.
    let here = routes.compactMap { route in
      sheet.isOver
        ? nil
        : route.programmes.map {
          texts("route.on", ["level": name(route)]) + " " + offer($0, sheet)
        }
    }
    let steps = (on.map { [texts("route.on", ["level": $0])] } ?? []) + here
    return steps.isEmpty ? [] : steps + [texts("route.admission")]
  }

  /// How many programmes the school has, or had, for the step. Of Entree all sectors are counted, and
  /// the offer of mbo is that of the year of the catalogue.
  private func offer(_ programmes: Int, _ sheet: Sheet) -> String {
    let place = texts(sheet.level == .entree ? "route.school" : "route.sector")
    let count = ["none", "one"].dropFirst(programmes).first ?? "many"
    let tense = sheet.kind == .mbo ? "then_" : "now_"
    return texts(
      "route." + tense + count,
      [
        "place": place, "n": texts.language.whole(programmes),
        "year": String(sheet.catalogueDate.prefix(4)),
      ])
  }
}
