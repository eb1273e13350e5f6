import Facts
import Templating

/// Lists of offerings, by which everything is found without a script: per sector, school and region.
struct ListPages {
  let frame: PageFrame
  let places: Places

  private var texts: Texts { frame.texts }

  /// A programme's offerings; codes have one name.
  struct Programme {
    let code: String
    let sheets: [Sheet]

    var name: String { sheets.first?.name ?? code }
  }

  static func programmes(_ sheets: [Sheet]) -> [Programme] {
    Dictionary(grouping: sheets, by: \.code)
      .map { Programme(code: $0, sheets: $1) }
      .sorted(byName: \.name, then: \.code)
  }

  /// Sectors with their programmes, mbo before hbo and by name.
  func sectors(_ programmes: [Programme]) -> [(kind: Kind, code: String, programmes: [Programme])] {
    let groups = Dictionary(grouping: programmes) { programme in
      let first = programme.sheets.first
      return (first?.kind ?? .mbo).rawValue + "/" + (first?.sector ?? "")
    }
    return groups.values.compactMap { group in
      group.first?.sheets.first.map { ($0.kind, $0.sector, group) }
    }.sorted {
      ($0.0 == .mbo ? 0 : 1, NameOrder(frame.sector($0.1)))
        < ($1.0 == .mbo ? 0 : 1, NameOrder(frame.sector($1.1)))
    }
  }

  /// All sectors, with how many programmes each has.
  func programmeList(_ programmes: [Programme]) -> Record {
    var record = frame.record(
      PageShape.list, at: "programma/", title: texts("site.title_programmes"),
      intro: texts("page.contents"), listsMbo: true)
    let sectors = sectors(programmes)
    record["groups"] = .list(
      Kind.allCases.compactMap { kind in
        let links = sectors.filter { $0.kind == kind }.map { sector in
          frame.link(
            ListPages.address(sector: sector.code), frame.sector(sector.code),
            frame.count(sector.programmes.count, one: "one_offering", many: "n_offerings"))
        }
        return links.isEmpty
          ? nil : frame.group(texts("kind." + kind.rawValue), links: links)
      })
    return record
  }

  static func address(sector: String) -> String { "sector/" + folder(sector) + "/index.html" }

  /// A code as a folder: small letters, digits and `_`; anything else is left out.
  static func folder(_ code: String) -> String {
    let kept = code.lowercased().utf8.filter {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
    }
    return kept.isEmpty ? "_" : String(decoding: kept, as: UTF8.self)
  }

  func sector(_ code: String, _ programmes: [Programme]) -> Record {
    let kind = programmes.first?.sheets.first?.kind ?? .mbo
    var record = frame.record(
      PageShape.list, at: "sector/" + ListPages.folder(code) + "/",
      title: texts("kind." + kind.rawValue) + ", " + frame.sector(code),
      intro: frame.count(programmes.count, one: "one_offering", many: "n_offerings"),
      listsMbo: kind == .mbo)
    let levels = Dictionary(grouping: programmes) { $0.sheets.map(\.level).max() ?? .entree }
    let numbers = levels.values.reduce(into: [:]) { numbers, level in
      numbers.merge(self.numbers(level, \.name)) { first, _ in first }
    }
    record["groups"] = .list(
      Level.allCases.compactMap { level in
        levels[level].map { programmes in
          frame.group(
            texts("level." + level.rawValue),
            links: programmes.map { programme in
              frame.link(
                "programma/" + programme.code + "/index.html",
                [programme.name, numbers[programme.code]].compactMap(\.self)
                  .joined(separator: ", "),
                frame.schools(programme.sheets))
            })
        }
      })
    return record
  }

  /// All schools, by name.
  func schoolList(_ schools: [[Sheet]]) -> Record {
    let open = schools.count { $0.contains { !$0.isOver } }
    var record = frame.record(
      PageShape.list, at: "instelling/", title: texts("site.title_schools"),
      intro: frame.count(open, one: "one_school", many: "n_schools"), listsMbo: true)
    record["groups"] = .list(
      Kind.allCases.compactMap { kind in
        let links = schools.filter { $0.first?.kind == kind }.compactMap { sheets in
          sheets.first.map { first in
            frame.link(
              "instelling/" + first.institution.brin.lowercased() + "/index.html",
              frame.name(first.institution),
              [
                first.institution.seat,
                sheets.allSatisfy(\.isOver)
                  ? frame.over(first) ?? ""
                  : frame.count(sheets.count, one: "one_offering", many: "n_offerings"),
              ].filter { !$0.isEmpty }.joined(separator: ", "))
          }
        }
        return links.isEmpty ? nil : frame.group(texts("kind." + kind.rawValue), links: links)
      })
    return record
  }

  /// One school with all it offers.
  func school(_ sheets: [Sheet]) -> Record {
    let institution = sheets.first?.institution
    let kinds = Kind.allCases.filter { kind in sheets.contains { $0.kind == kind } }
      .map { texts("kind." + $0.rawValue) }.joined(separator: ", ")
    let brin = institution?.brin.lowercased() ?? ""
    var record = frame.record(
      PageShape.list, at: "instelling/" + brin + "/", title: institution.map(frame.name) ?? brin,
      intro: institution.map { $0.seat.isEmpty ? kinds : schoolIntro(kinds, $0.seat) },
      listsMbo: sheets.contains { $0.kind == .mbo })
    if let gone = gone(sheets) { record["moved"] = .record(gone) }
    record["notes"] = .texts([
      frame.count(sheets.count, one: "one_offering", many: "n_offerings") + "."
    ])
    let programmes = ListPages.programmes(sheets)
    let numbers = numbers(programmes, label)
    record["groups"] = .list(
      sectors(programmes).map { sector in
        frame.group(
          frame.sector(sector.code),
          entries: sector.programmes.map { programme in
            entry(programme, numbers[programme.code]) { sheet in
              (frame.way(of: sheet), sheet.institution.joined == nil ? frame.over(sheet) : nil)
            }
          })
      })
    return record
  }

  /// That the school is no more, and which one to look at.
  private func gone(_ sheets: [Sheet]) -> Record? {
    guard let school = sheets.first?.institution else { return nil }
    guard let joined = school.joined else {
      let hasEnded = sheets.allSatisfy { $0.successor?.kind == .ended }
      return hasEnded ? frame.moved(texts("phrase.school_ended")) : nil
    }
    let sentence = texts(
      "site.joined_all", ["year": frame.year(joined.year), "name": joined.name])
    guard joined.hasSheets, frame.view.contents.hasPage(ofInstitution: joined.brin) else {
      return frame.moved(sentence)
    }
    return frame.moved(
      sentence, to: "instelling/" + joined.brin.lowercased() + "/index.html", joined.name)
  }

  private func schoolIntro(_ kinds: String, _ town: String) -> String {
    texts("site.school_intro", ["kinds": kinds, "town": town])
  }

  /// All regions that have an offering, by name.
  func regionList(_ regions: [(code: String, name: String, sheets: [Sheet])]) -> Record {
    var record = frame.record(
      PageShape.list, at: "regio/", title: texts("site.title_regions"), listsMbo: true)
    record["notes"] = .texts([texts("site.seat_note")])
    record["groups"] = .list([
      frame.group(
        texts("site.word_region_name"),
        links: regions.map { region in
          frame.link(
            "regio/" + ListPages.folder(region.code) + "/index.html", region.name,
            frame.count(
              region.sheets.count { !$0.isOver }, one: "one_offering", many: "n_offerings"))
        })
    ])
    return record
  }

  /// What there is to learn in one region, by kind and sector.
  func region(_ code: String, _ name: String, _ sheets: [Sheet]) -> Record {
    var record = frame.record(
      PageShape.list, at: "regio/" + ListPages.folder(code) + "/",
      title: texts("site.in_region", ["region": name]),
      intro: texts(
        "site.region_intro", ["n": frame.language.whole(sheets.count { !$0.isOver })]),
      listsMbo: sheets.contains { $0.kind == .mbo })
    let over = sheets.count(where: \.isOver)
    var notes = over == 0 ? [] : [texts("site.region_over", ["n": frame.language.whole(over)])]
    if sheets.contains(where: { $0.kind == .mbo }) { notes.append(texts("site.seat_note")) }
    record["notes"] = .texts(notes)
    let programmes = ListPages.programmes(sheets)
    let numbers = numbers(programmes, label)
    record["groups"] = .list(
      sectors(programmes).map { sector in
        frame.group(
          texts("kind." + sector.kind.rawValue) + ", " + frame.sector(sector.code),
          entries: sector.programmes.map { programme in
            entry(programme, numbers[programme.code]) { sheet in
              let way = sheet.leerweg.map { ", " + texts("leerweg." + $0.rawValue) } ?? ""
              return (frame.name(sheet.institution) + way, frame.over(sheet))
            }
          })
      })
    return record
  }

  /// A programme with a link per offering and what happened to it; with one offering the name itself
  /// is the link.
  private func entry(
    _ programme: Programme, _ number: String?, _ words: (Sheet) -> (name: String, over: String?)
  ) -> Record {
    let name = [label(programme), number].compactMap(\.self).joined(separator: ", ")
    if programme.sheets.count == 1, let sheet = programme.sheets.first {
      let (words, over) = words(sheet)
      let detail = [words, over].compactMap(\.self).joined(separator: ", ")
      return frame.entry("", [frame.link(frame.address(sheet), name, detail)])
    }
    let links = programme.sheets.sorted(byName: \.institution.name, then: \.key).map { sheet in
      let (words, over) = words(sheet)
      return frame.link(frame.address(sheet), words, over)
    }
    return frame.entry(name, links)
  }

  private func label(_ programme: Programme) -> String {
    programme.name + ", " + levels(programme.sheets)
  }

  /// By code, what tells programmes apart that would read the same: the code, and that it is the old
  /// number of another among them.
  private func numbers(_ programmes: [Programme], _ label: (Programme) -> String)
    -> [String: String]
  {
    var numbers: [String: String] = [:]
    for alike in Dictionary(grouping: programmes, by: label).values where alike.count > 1 {
      let codes = Set(alike.map(\.code))
      for programme in alike {
        let next = programme.sheets.compactMap { $0.successor?.key }
          .compactMap { OfferingKey($0)?.code }
        let isOld = next.contains { $0 != programme.code && codes.contains($0) }
        numbers[programme.code] =
          texts("site.number", ["code": programme.code])
          + (isOld ? ", " + texts("site.old_number") : "")
      }
    }
    return numbers
  }

  private func levels(_ sheets: [Sheet]) -> String {
    Level.allCases.filter { level in sheets.contains { $0.level == level } }
      .map { texts("level." + $0.rawValue) }.joined(separator: ", ")
  }
}
