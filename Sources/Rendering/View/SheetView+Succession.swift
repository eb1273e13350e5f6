import Facts
import Templating

/// What the sheet says about what came before and after: the school that joined another, the new
/// number, the programme this one split off from.
extension SheetView {
  /// The state in words, every event with its own year, and where to look now when that is known.
  func status(of sheet: Sheet) -> String {
    let status = texts("status." + sheet.status.rawValue)
    guard let successor = sheet.successor else { return status }
    guard successor.kind != .ended else { return texts("phrase.school_ended") }
    var sentences = sheet.status == .merged ? [] : [status]
    var code = sheet.code
    // Where the year is not known, the event stands last.
    for event in (sheet.events ?? [successor]).enumerated().sorted(by: {
      ($0.element.year ?? .max, $0.offset) < ($1.element.year ?? .max, $1.offset)
    }).map(\.element) {
      sentences.append(told(event, of: sheet, isFirst: code == sheet.code))
      if event.institution == nil { code = number(event) }
    }
    if sheet.status != .merged {
      let isJoined = isOther(successor, than: sheet)
      sentences.append(texts("phrase.successor_" + (isJoined ? "new_there" : "new_students")))
    } else if !successor.hasSheet {
      sentences.append(texts("phrase.successor_unknown"))
    }
    return sentences.joined(separator: " ")
  }

  private func told(_ event: Sheet.Relation, of sheet: Sheet, isFirst: Bool) -> String {
    let year = year(event)
    if let institution = event.institution {
      let school = texts(
        "phrase.successor_school", ["year": year, "institution": institution])
      guard let name = event.renamed else { return school }
      return school + " " + texts("phrase.successor_name", ["name": name])
    }
    if isOther(event, than: sheet) { return texts("phrase.successor_merged", ["year": year]) }
    return texts(
      "phrase.successor_" + (isFirst ? "renumbered" : "again"),
      ["year": year, "code": number(event)])
  }

  /// Numbers that merged under the name they had are one new number to a reader.
  private func isOther(_ event: Sheet.Relation, than sheet: Sheet) -> Bool {
    event.kind == .merged && event.institution == nil && event.name != sheet.name
  }

  private func number(_ relation: Sheet.Relation) -> String {
    relation.key.flatMap { OfferingKey($0)?.code } ?? ""
  }

  /// The page of the school this one is a part of now, where no sheet follows this one.
  func schoolNow(_ sheet: Sheet) -> Record? {
    guard let joined = sheet.institution.joined, joined.hasSheets,
      contents.hasPage(ofInstitution: joined.brin), sheet.successor?.hasSheet != true
    else { return nil }
    var record = Record(SheetShape.successor)
    record["key"] = .text(joined.brin.lowercased())
    record["name"] = .text(joined.name)
    return record
  }

  /// A school by its name, and what it is called now.
  func name(_ school: Sheet.InstitutionPart) -> String {
    school.newName.map {
      texts("phrase.school_now", ["institution": school.name, "name": $0])
    } ?? school.name
  }

  /// The link to the successor's sheet, where it has one.
  func successor(of sheet: Sheet) -> Record? {
    guard let successor = sheet.successor, successor.hasSheet, let key = successor.key,
      contents.hasSheet(key)
    else {
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
