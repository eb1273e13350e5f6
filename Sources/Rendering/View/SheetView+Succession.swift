import Facts
import Templating

/// What the sheet says about what came before and after: the school that joined another, the new
/// number, the programme this one split off from.
extension SheetView {
  /// The state in words, with where to look now when that is known.
  func status(of sheet: Sheet) -> String {
    let status = texts("status." + sheet.status.rawValue)
    guard let successor = sheet.successor else { return status }
    let sentence = sentence(successor, of: sheet)
    return sheet.status == .merged ? sentence : status + " " + sentence
  }

  private func sentence(_ successor: Sheet.Relation, of sheet: Sheet) -> String {
    guard let institution = successor.institution else {
      // Numbers that merged under the name they had are one new number to a reader.
      let isOther = successor.kind == .merged && successor.name != sheet.name
      let kind = isOther ? "merged" : "renumbered"
      return texts("phrase.successor_" + kind, ["year": year(successor)])
    }
    var sentence = texts(
      "phrase.successor_school", ["year": year(successor), "institution": institution])
    if let name = successor.renamed {
      sentence += " " + texts("phrase.successor_name", ["name": name])
    }
    return successor.hasSheet ? sentence : sentence + " " + texts("phrase.successor_unknown")
  }

  /// The link to the successor's sheet, where it has one.
  func successor(of sheet: Sheet) -> Record? {
    guard let successor = sheet.successor, successor.hasSheet, let key = successor.key else {
      return nil
    }
    var record = Record(SheetShape.successor)
    record["key"] = .text(key)
    record["name"] = .text(
      successor.institution.map {
        texts("phrase.successor_at", ["name": successor.name, "institution": $0])
      } ?? successor.name)
    return record
  }

  /// The programme this one is a part of, whose numbers it cannot have.
  func origin(of sheet: Sheet) -> String? {
    guard let whole = sheet.predecessors?.first(where: { $0.kind == .split }) else { return nil }
    return texts("phrase.origin_split", ["year": year(whole), "name": whole.name])
  }

  private func year(_ relation: Sheet.Relation) -> String {
    relation.year.map(String.init) ?? texts("phrase.year_unknown")
  }

  /// What the numbers with a mark count too: the old numbers, and the schools that joined.
  func countedWith(_ sheet: Sheet) -> String? {
    let keys = Set(sheet.figures.flatMap { $0.unit == .count ? $0.via ?? [] : [] })
    guard !keys.isEmpty else { return nil }
    let names = keys.sorted().map { text in
      let code = OfferingKey(text)?.code ?? text
      let relation = sheet.predecessors?.first { $0.key == text }
      guard let institution = relation?.institution else {
        return texts("phrase.number", ["code": code])
      }
      return texts("phrase.number_at", ["code": code, "institution": institution])
    }
    return texts("phrase.counted_with", ["list": names.joined(separator: ", ")])
  }
}
