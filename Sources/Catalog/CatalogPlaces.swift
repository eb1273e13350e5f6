import Foundation
import GRDB
import Tabular

/// What to say of a filter that nothing passes: the place is unknown, and these are like it.
extension Catalog {
  /// The regions most like a text, nearest first, where no region has it in its name; nil where one
  /// has. Reads every sheet: for a question that found nothing.
  package func regionsLike(_ text: String) throws -> [String]? { try like(text, "region") }

  /// The same of municipalities and of the towns where institutions have their seat.
  package func placesLike(_ text: String) throws -> [String]? { try like(text, "municipality") }

  private func like(_ text: String, _ member: String) throws -> [String]? {
    let typed = Folding.plain(text)
    let letters = Array(typed.utf8)
    let column = member == "region" ? "regions" : "folded"
    return try queue.read { db in
      let found = try Int.fetchOne(
        db, sql: "SELECT 1 FROM offering WHERE instr(\(column), ?) > 0 LIMIT 1",
        arguments: [typed])
      if found != nil { return nil }
      var names = try String.fetchSet(
        db,
        sql: """
          SELECT DISTINCT json_extract(place.value, '$.\(member)')
          FROM offering, json_each(offering.header, '$.locations') AS place
          WHERE json_extract(place.value, '$.\(member)') <> ''
          """)
      if member != "region" {
        names.formUnion(
          try String.fetchSet(db, sql: "SELECT DISTINCT place FROM offering WHERE place <> ''"))
      }
      let near = names.map {
        (distance: editDistance(letters, Array(Folding.plain($0).utf8)), name: $0)
      }
      return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }
  }
}
