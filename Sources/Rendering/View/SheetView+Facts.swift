import Facts
import Templating

extension SheetView {
  /// The institution with the town of its seat, which need not be where lessons are.
  func institution(of sheet: Sheet) -> String {
    guard !sheet.institution.seat.isEmpty else { return name(sheet.institution) }
    return texts(
      "phrase.seat", ["institution": name(sheet.institution), "town": sheet.institution.seat])
  }

  /// The lines of the heading: kind and level, leerweg or forms, duration, sector, code.
  func facts(of sheet: Sheet) -> [Record] {
    var lines = [line("kind", level(of: sheet))]
    if let leerweg = sheet.leerweg {
      lines.append(line("learning", texts("leerweg_long." + leerweg.rawValue)))
    }
    let forms = forms(of: sheet)
    if !forms.isEmpty { lines.append(line("forms", forms.joined(separator: ", "))) }
    lines.append(line("duration", duration(of: sheet)))
    if let sector = texts.known("sector." + sheet.sector) {
      lines.append(line("sector", sector))
    }
    lines.append(line("code", sheet.code))
    return lines
  }

  /// `mbo niveau 2 en niveau 3`, or `hbo-bachelor`.
  func level(of sheet: Sheet) -> String {
    let levels = words.levels(sheet)
    return sheet.kind == .mbo ? texts("phrase.all_mbo", ["level": levels]) : levels
  }

  /// How long it takes: hbo by the credits of the register, 60 a year; mbo by what the law sets for
  /// the level (WEB article 7.2.4a).
  func duration(of sheet: Sheet) -> String {
    guard sheet.kind == .hbo else { return texts("duration.mbo_" + sheet.level.rawValue) }
    guard let credits = sheet.credits else { return texts("duration.unknown") }
    // In half years; what is no whole number of them is "a little more than".
    let halves = credits / 30
    let years =
      halves == 2
      ? texts("duration.year")
      : texts("duration.years", ["n": texts.language.decimal(Double(halves) / 2, places: 1)])
    return texts(
      credits % 30 == 0 ? "duration.credits" : "duration.credits_over",
      ["years": years, "credits": String(credits)])
  }

  /// The forms people study in; with the share of the diplomas where it was read from diplomas.
  private func forms(of sheet: Sheet) -> [String] {
    let parts = (sheet.forms ?? []).filter { $0.share != 0 }
    let shares = parts.compactMap { $0.source == .diplomas ? $0.share : nil }
    guard shares.count == parts.count else {
      return parts.map { texts("form." + $0.form.rawValue) }
    }
    let told = zip(parts, shares).map { part, share in
      let name = texts("form." + part.form.rawValue)
      return share < 0.005
        ? texts("phrase.form_share_low", ["form": name])
        : texts("phrase.form_share", ["form": name, "n": String(Int((share * 100).rounded()))])
    }
    guard let period = parts.first?.period.map(words.dates.period) else { return told }
    return told + [texts("phrase.form_period", ["period": period])]
  }

  private func line(_ label: String, _ value: String) -> Record {
    var record = Record(SheetShape.fact)
    record["label"] = .text(texts("page." + label))
    record["value"] = .text(value)
    return record
  }
}
