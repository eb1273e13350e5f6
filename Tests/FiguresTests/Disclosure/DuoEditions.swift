import Facts
import Foundation
import TestSupport

/// The attacker's own copies of DUO's open data: the tables per programme, per form and per gender
/// of one subsector, which add up to the same; the 2022 edition of diplomas by form and gender; and
/// the 2019 edition of first-years, which hides nothing.
///
/// The mbo table of 2019 hides nothing either, so that nothing of mbo is left to find for somebody
/// who has it. Enrolments (`inschrijvingen`) count something else than the people we publish.
struct DuoEditions {
  static let folder = Checkout.data.appendingPathComponent("duo").path + "/"

  /// Cells a publisher hides, by table.
  private(set) var hidden: [String: [Attacker.Cell]] = [:]
  /// Programme totals of diploma years with their parts by form and gender.
  private(set) var parts: [(total: String, parts: [Attacker.Cell], hidden: [Attacker.Cell])] = []

  /// Programme totals that the 2022 edition has the parts of.
  private(set) var agreeing: Set<Attacker.Cell> = []
  /// Diplomas of 2019–2021 per programme and form, by the name of the form's share.
  private(set) var diplomas: [String: [Attacker.Cell]] = [:]

  static let levels = [
    "bachelor": "bachelor", "associate degree": "ad", "master": "master",
    "hbo bachelor": "bachelor", "hbo associate degree": "ad", "hbo master": "master",
  ]

  static func name(
    _ indicator: IndicatorID, _ year: String, _ town: String, _ brin: String, _ level: String,
    _ code: String
  ) -> String {
    [indicator.rawValue, year, town, brin, levels[level] ?? level, code].joined(separator: "/")
  }

  /// Learns a marker or a number.
  private mutating func learn(
    _ name: String, _ text: String, table: String, _ attacker: inout Attacker
  ) {
    if text == "-1" || text == "<5" {
      attacker.learn(name, 1...4)
      hidden[table, default: []].append(attacker.cell(name))
    } else if let count = Int(text) {
      attacker.learn(name, count...count)
    }
  }

  /// Programmes of each subsector at a place, for diplomas.
  private var programmes: [Place: [String]] = [:]

  private struct Place: Hashable {
    var year: String
    var town: String
    var brin: String
    var level: String
    var subsector: String
  }

  /// The yearly tables of one count: per programme, per form and per gender.
  mutating func readYearly(
    _ indicator: IndicatorID, file: String, year: String, level: String, count: String,
    margins isWhole: Bool = true, _ attacker: inout Attacker
  ) throws {
    var margins: [Place: [String: [Attacker.Cell]]] = [:]
    let tables = [
      ("programme", "hbo.csv", "OPLEIDINGSCODE_ACTUEEL"),
      ("form", "oplvhbo.csv", "OPLEIDINGSVORM"), ("gender", "geslhbo.csv", "GESLACHT"),
    ]
    for (kind, suffix, column) in tables where isWhole || kind == "programme" {
      let rows = try PublicRows(path: DuoEditions.folder + file + suffix)
      let names = [
        year, "GEMEENTENUMMER", "INSTELLINGSCODE_ACTUEEL", level, "ONDERDEEL", "SUBONDERDEEL",
        column, count,
      ]
      for row in try rows.select(names) {
        let place = Place(
          year: row[0], town: row[1], brin: row[2], level: row[3], subsector: row[4] + row[5])
        let own = DuoEditions.name(indicator, row[0], row[1], row[2], row[3], row[6])
        let name = kind == "programme" ? own : own + "/" + place.subsector
        learn(name, row[7], table: file + suffix, &attacker)
        margins[place, default: [:]][kind, default: []].append(attacker.cell(name))
        if indicator == .graduates, kind == "programme" {
          programmes[place, default: []].append(own)
        }
      }
    }
    for (place, kinds) in margins.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      let whole = attacker.cell(
        DuoEditions.name(indicator, place.year, place.town, place.brin, place.level, "all")
          + "/" + place.subsector)
      for kind in ["programme", "form", "gender"] {
        guard let cells = kinds[kind] else { continue }
        attacker.learn(cells, equal: [whole])
      }
    }
  }

  /// The 2022 edition: diplomas of 2017–2021 by form and gender. Its sums over both are the totals
  /// per programme of the yearly table, where that has the year.
  mutating func readDiplomasByForm(_ attacker: inout Attacker) throws {
    let rows = try PublicRows(
      path: DuoEditions.folder + "05.-gediplomeerden-hbo-2022.csv", separator: UInt8(ascii: ";"))
    let names = [
      "GEMEENTENUMMER", "BRIN NUMMER ACTUEEL", "SOORT DIPLOMA", "OPLEIDINGSCODE ACTUEEL",
      "OPLEIDINGSVORM", "GESLACHT",
    ]
    let years = ["2017", "2018", "2019", "2020", "2021"]
    var sums: [String: [(cell: Attacker.Cell, isHidden: Bool)]] = [:]
    for row in try rows.select(names + years) {
      for (index, year) in years.enumerated() where !row[6 + index].isEmpty {
        let total = DuoEditions.name(.graduates, year, row[0], row[1], row[2], row[3])
        let part = total + "/" + row[4].prefix(4) + "/" + row[5]
        learn(part, row[6 + index], table: "05.-gediplomeerden-hbo-2022.csv", &attacker)
        sums[total, default: []].append((attacker.cell(part), row[6 + index] == "<5"))
        guard (2019...2021).contains(Int(year) ?? 0) else { continue }
        let form = "form/" + (row[1] + "-" + row[3]).lowercased() + "/" + row[4].prefix(4)
        diplomas[form, default: []].append(attacker.cell(part))
      }
    }
    for (total, parts) in sums.sorted(by: { $0.key < $1.key }) {
      let (whole, cells) = (attacker.cell(total), parts.map(\.cell))
      guard attacker.agree(cells, [whole]) else { continue }
      attacker.learn(cells, equal: [whole])
      agreeing.insert(whole)
      self.parts.append((total, cells, parts.filter(\.isHidden).map(\.cell)))
    }
  }

  /// The diplomas per form, and per gender, of a subsector are those of its programmes, where the
  /// 2022 edition has all of them.
  mutating func linkForms(_ attacker: inout Attacker) {
    let forms = ["VT": "volt", "DT": "deel", "DU": "duaa"]
    let genders = ["MAN": "man", "VROUW": "vrouw"]
    let known = Set(parts.map(\.total))
    for (place, totals) in programmes.sorted(by: { "\($0.key)" < "\($1.key)" })
    where totals.allSatisfy(known.contains) {
      func link(_ code: String, _ names: [String]) {
        let margin = DuoEditions.name(
          .graduates, place.year, place.town, place.brin, place.level, code)
        guard let margin = attacker.find(margin + "/" + place.subsector) else { return }
        let cells = totals.flatMap { total in names.compactMap { attacker.find(total + $0) } }
        if attacker.agree(cells, [margin]) { attacker.learn(cells, equal: [margin]) }
      }
      for (code, form) in forms.sorted(by: { $0.key < $1.key }) {
        link(code, genders.values.sorted().map { "/\(form)/\($0)" })
      }
      for (code, gender) in genders.sorted(by: { $0.key < $1.key }) {
        link(code, forms.values.sorted().map { "/\($0)/\(gender)" })
      }
    }
  }

  /// First-years of 2015–2019, exact to the last person.
  mutating func readExactEditions(_ attacker: inout Attacker) throws {
    let rows = try PublicRows(
      path: DuoEditions.folder + "03b-eerstejaars-ingeschrevenen-hbo-domein-hbo-2019.csv",
      separator: UInt8(ascii: ";"))
    let years = ["2015", "2016", "2017", "2018", "2019"]
    var sums: [String: Int] = [:]
    for row in try rows.select(
      [
        "GEMEENTENUMMER", "BRIN NUMMER ACTUEEL", "TYPE HOGER ONDERWIJS", "OPLEIDINGSCODE ACTUEEL",
      ] + years)
    {
      for (index, year) in years.enumerated() {
        guard let count = Int(row[4 + index]) else { continue }
        let name = DuoEditions.name(
          .firstYears, "new in hbo " + year, row[0], row[1], row[2], row[3])
        sums[name, default: 0] += count
      }
    }
    for (name, sum) in sums.sorted(by: { $0.key < $1.key }) { attacker.learn(name, sum...sum) }
  }

  /// Two tables of one year's diplomas: the total per programme, and its parts by form and gender.
  static func readDiplomasOnly(into attacker: inout Attacker) throws -> DuoEditions {
    var editions = DuoEditions()
    try editions.readYearly(
      .graduates, file: "gediplomeerden", year: "DIPLOMAJAAR", level: "SOORT_DIPLOMA",
      count: "AANTAL_GEDIPLOMEERDEN", margins: false, &attacker)
    try editions.readDiplomasByForm(&attacker)
    return editions
  }

  /// Everything, in one order.
  static func read(into attacker: inout Attacker) throws -> DuoEditions {
    var editions = DuoEditions()
    try editions.readYearly(
      .graduates, file: "gediplomeerden", year: "DIPLOMAJAAR", level: "SOORT_DIPLOMA",
      count: "AANTAL_GEDIPLOMEERDEN", &attacker)
    try editions.readDiplomasByForm(&attacker)
    editions.linkForms(&attacker)
    try editions.readYearly(
      .students, file: "ingeschrevenen", year: "STUDIEJAAR", level: "TYPE_HOGER_ONDERWIJS",
      count: "AANTAL_INGESCHREVENEN", &attacker)
    try editions.readYearly(
      .firstYears, file: "eerstejaarsingeschrevenen", year: "STUDIEJAAR",
      level: "TYPE_HOGER_ONDERWIJS", count: "AANTAL_EERSTEJAARS_INGESCHREVENEN", &attacker)
    try editions.readExactEditions(&attacker)
    return editions
  }
}
