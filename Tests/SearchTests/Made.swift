import Facts
import Foundation
import Registers
import TestSupport

@testable import Search

/// A made-up offer with the declared rules: synthetic names, one thing of each kind.
enum Made {
  static let rules: SearchRules = {
    let path = Checkout.root.appendingPathComponent("Datasets/reference/search.yml").path
    return (try? SearchRuleRegister.read(path: path))
      ?? SearchRules(small: [], traits: [], fit: [:], kinds: [:])
  }()

  static let names = SearchNames(
    programmes: ["34396": ["Chemistry"]],
    own: [
      OfferingKey(brin: "07GR", code: "34396"): ["Chemie Breda", "Chemie 's-Hertogenbosch"],
      OfferingKey(brin: "25DW", code: "34500"): ["Psychologie deeltijd"],
    ],
    typed: ["25480": ["zuster", "ziekenhuis"]],
    aliases: [
      "'s-Hertogenbosch": ["Den Bosch"], "Hogeschool Utrecht": ["hu"],
      "Hogeschool Rotterdam": ["hr"],
    ], rules: rules)

  private struct School {
    let brin, name, place: String
  }

  private static let avans = School(brin: "07GR", name: "Avans Hogeschool", place: "Breda")
  private static let hr = School(brin: "22OJ", name: "Hogeschool Rotterdam", place: "Rotterdam")
  private static let hu = School(brin: "25DW", name: "Hogeschool Utrecht", place: "Utrecht")
  private static let han = School(
    brin: "25KB", name: "Hogeschool van Arnhem en Nijmegen", place: "Nijmegen")
  private static let curio = School(
    brin: "25LX", name: "ROC West-Brabant", place: "'s-Hertogenbosch")

  /// In the order of keys.
  static let keys = [
    "07gr-34396", "22oj-34396", "22oj-34500", "25dw-34092", "25dw-34116", "25dw-34500",
    "25kb-34396", "25kb-34560", "25lx-25480-bbl", "25lx-25480-bol", "25lx-25746-bol",
  ]

  static let tables: SearchTables = {
    var builder = SearchIndexBuilder(names: names)
    func hbo(_ school: School, _ code: String, _ name: String, _ forms: [Form], _ students: Int) {
      add(&builder, school, code, name, .bachelor, nil, forms, students)
    }
    func mbo(_ school: School, _ code: String, _ name: String, _ level: Level, _ way: Leerweg) {
      add(&builder, school, code, name, level, way, [], 100)
    }
    hbo(avans, "34396", "Chemie", [.voltijd], 300)
    hbo(hr, "34396", "Chemie", [.voltijd, .deeltijd], 600)
    hbo(hr, "34500", "Psychologie van het Leren", [.deeltijd], 900)
    hbo(hu, "34092", "Huidtherapie", [.voltijd], 800)
    hbo(hu, "34116", "Social Work", [.voltijd, .duaal], 700)
    hbo(hu, "34500", "Toegepaste Psychologie", [.voltijd, .deeltijd], 100)
    hbo(han, "34396", "Chemie", [.voltijd], 400)
    hbo(han, "34560", "Opleiding tot Verpleegkundige", [.voltijd], 50)
    mbo(curio, "25480", "Mbo-Verpleegkundige", .four, .bbl)
    mbo(curio, "25480", "Mbo-Verpleegkundige", .four, .bol)
    mbo(curio, "25746", "Doktersassistent", .four, .bol)
    return SearchTables(builder.index())
  }()

  private static func add(
    _ builder: inout SearchIndexBuilder, _ school: School, _ code: String, _ name: String,
    _ level: Level, _ way: Leerweg?, _ forms: [Form], _ students: Int
  ) {
    var count = Figure(.students, definition: "students.test", state: .published, unit: .count)
    count.value = Double(students)
    count.headline = true
    let key = OfferingKey(brin: school.brin, code: code, leerweg: way)
    let sheet = Sheet(
      key: key.description, kind: way == nil ? .hbo : .mbo, name: name, code: code, level: level,
      levels: [level], leerweg: way, forms: forms.map { .init(form: $0, share: nil) },
      sector: "techniek", direction: nil,
      institution: .init(brin: school.brin, name: school.name, seat: school.place), status: .open,
      catalogueDate: "2024-10-01", locations: [], figures: [count], asOf: "2026-02-20",
      attribution: "test")
    builder.add(
      sheet, at: [SearchIndex.Place(name: school.place, region: "", regionName: "")])
  }

  static func ask(_ question: String) -> (keys: [String], answer: SearchAnswer) {
    let answer = tables.answer(question)
    return (answer.hits.map { keys[$0.row] }, answer)
  }
}
