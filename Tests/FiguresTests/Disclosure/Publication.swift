import Facts
import Figures
import Foundation

/// Everything we publish, as an attacker reads it: the tables of the embedded edition that count
/// people, and every count on every sheet.
struct Publication {
  static let folder = Baseline.reference + "/../baseline/"

  /// Cells that are published as bounds, with those bounds.
  private(set) var hidden: [(cell: Attacker.Cell, bounds: ClosedRange<Int>)] = []
  /// Graduates of three years in one form of a programme: published as a share only.
  private(set) var forms: [Attacker.Cell] = []

  private struct Series: Hashable {
    var key: String
    var definition: String
    var year: Int
    var town: String?
  }
  private var series: [Series: [Attacker.Cell]] = [:]
  private var shown: [Attacker.Cell: ClosedRange<Int>] = [:]
  private var sources: [String: [Int: [Attacker.Cell]]] = [:]

  /// Reads the tables `counts_hbo`, `counts_mbo`, `totals` and `forms`.
  ///
  /// - Parameter duo: what else is known of the diplomas behind a form's share.
  init(into attacker: inout Attacker, beside duo: DuoEditions? = nil) throws {
    let inputs = try PublicRows(path: Publication.folder + "inputs.csv")
    let definitions = Dictionary(
      uniqueKeysWithValues: try inputs.select(["id", "definition"]).map { ($0[0], $0[1]) })
    func table(_ name: String, _ columns: [String]) throws -> [[String]] {
      try PublicRows(path: Publication.folder + name + ".csv").select(columns)
    }
    for row in try table(
      "counts_hbo", ["source", "brin", "code", "level", "municipality", "year", "low", "high"])
    {
      let definition = definitions[row[0]] ?? ""
      let indicator = IndicatorID(rawValue: String(definition.prefix { $0 != "." })) ?? .students
      let isOld = definition == "first_years.duo_new_in_hbo"
      take(
        DuoEditions.name(
          indicator, (isOld ? "new in hbo " : "") + row[5], row[4], row[1], row[3], row[2]),
        key: (row[1] + "-" + row[2]).lowercased(), definition, town: row[4], year: row[5],
        low: row[6], high: row[7], source: row[0], &attacker)
    }
    for row in try table(
      "counts_mbo", ["source", "brin", "code", "leerweg", "level", "year", "low", "high"])
    {
      take(
        "mbo/\(row[5])/\(row[1])/\(row[2])/\(row[3])/\(row[4])",
        key: (row[1] + "-" + row[2] + "-" + row[3]).lowercased(), definitions[row[0]] ?? "",
        town: nil, year: row[5], low: row[6], high: row[7], source: row[0], &attacker)
    }
    for row in try table("totals", ["source", "year", "low", "high"]) {
      guard let year = Int(row[1]), let low = Int(row[2]), let high = Int(row[3]) else { continue }
      attacker.learn(sources[row[0]]?[year] ?? [], low...high)
    }
    try readForms(
      table("forms", ["key", "form", "share_low", "share_high", "source"]), duo, &attacker)
  }

  private mutating func take(
    _ name: String, key: String, _ definition: String, town: String?, year: String, low: String,
    high: String, source: String, _ attacker: inout Attacker
  ) {
    guard let low = Int(low), let high = Int(high), let year = Int(year) else { return }
    attacker.learn(name, low...high)
    let cell = attacker.cell(name)
    shown[cell] = low...high
    if low < high { hidden.append((cell, low...high)) }
    sources[source, default: [:]][year, default: []].append(cell)
    series[Series(key: key, definition: definition, year: year), default: []].append(cell)
    if let town {
      let place = Series(key: key, definition: definition, year: year, town: town)
      series[place, default: []].append(cell)
    }
  }

  /// A share in whole per cents of the diplomas of 2019–2021 says how many there can be.
  private mutating func readForms(
    _ rows: [[String]], _ duo: DuoEditions?, _ attacker: inout Attacker
  ) throws {
    let shares = Dictionary(grouping: rows.filter { $0[4] == "diplomas" }) { $0[0] }
    for (key, rows) in shares.sorted(by: { $0.key < $1.key }) {
      let graduates = (2019...2021).flatMap { year in
        series[
          Series(key: key, definition: "graduates.duo_diploma_year", year: year), default: []]
      }
      // Where DUO's editions disagree about a programme, their difference says nothing.
      if let duo, !graduates.allSatisfy(duo.agreeing.contains) { continue }
      let all = attacker.cell("all forms/" + key)
      var cells: [Attacker.Cell] = []
      for row in rows {
        guard let low = Double(row[2]), let high = Double(row[3]) else { continue }
        let name = "form/" + key + "/" + row[1].prefix(4)
        let cell = attacker.cell(name)
        if let known = duo?.diplomas[name] { attacker.learn(known, equal: [cell]) }
        // Rounded to whole per cents: half a per cent on either side, in thousandths.
        let (least, most) = (Int((low * 1000).rounded()) - 5, Int((high * 1000).rounded()) + 5)
        attacker.learn([cell, all], 0...Int.max / 4, weights: [1000, -least])
        attacker.learn([cell, all], -Int.max / 4...0, weights: [1000, -most])
        cells.append(cell)
      }
      attacker.learn(cells, equal: [all])
      attacker.learn(graduates, equal: [all])
      forms += cells
    }
  }

  /// Reads the counts on every sheet, with those of its locations.
  func readSheets(into attacker: inout Attacker) throws {
    let core = try Baseline.core.get()
    for sheet in try Baseline.sheets.get() {
      for figure in sheet.figures where figure.unit == .count {
        read(figure, sheet.offering, town: nil, &attacker)
      }
      for figure in sheet.figures where figure.basis?.rung.isOwn == true {
        for term in figure.terms ?? [] {
          read(term, [sheet.offering.key.description] + (figure.via ?? []), &attacker)
        }
      }
      for place in Students.locations(for: sheet.offering, in: core) {
        read(place.students, sheet.offering, town: place.code, &attacker)
      }
    }
  }

  /// A number of a formula: people of one year, in which a hidden cell should count for the middle
  /// of its bounds. One that is anything else was made from the hidden number itself.
  private func read(_ term: Term, _ keys: [String], _ attacker: inout Attacker) {
    let definitions = [
      "students": "students.duo_1oct", "students_next": "students.duo_1oct",
      "first_years": "first_years.duo_new_in_ho", "graduates": "graduates.duo_diploma_year",
    ]
    guard let definition = definitions[term.name], let year = Int(term.period?.prefix(4) ?? "")
    else { return }
    let cells = keys.flatMap {
      series[Series(key: $0, definition: definition, year: year), default: []]
    }
    let middles = cells.reduce(0) { sum, cell in
      sum + (shown[cell].map { $0.lowerBound + $0.upperBound } ?? 0)
    }
    if cells.isEmpty || Int((2 * term.value).rounded()) == middles { return }
    attacker.learn(cells, Int(term.value.rounded(.down))...Int(term.value.rounded(.up)))
  }

  private func read(
    _ figure: Figure, _ offering: Offering, town: String?, _ attacker: inout Attacker
  ) {
    guard let year = Int(figure.period?.prefix(4) ?? "") else { return }
    // A number that stands together with what came before is the sum over all of them.
    let cells = ([offering.key.description] + (figure.via ?? [])).flatMap {
      series[
        Series(key: $0, definition: figure.definition, year: year, town: town), default: []]
    }
    guard !cells.isEmpty else { return }
    if let value = figure.value {
      attacker.learn(cells, Int(value)...Int(value))
    } else if let bounds = figure.bounds {
      attacker.learn(cells, bounds.low...bounds.high)
    } else if figure.state == .suppressed {
      attacker.learn(cells, 1...4)
    }
  }
}
