package import Facts
import Foundation

/// What institutions say about their own programmes, from `Datasets/reference/remarks.yml`.
package enum RemarkRegister {
  /// Remarks by key; none when there is no such file.
  ///
  /// - Parameter isKnown: whether an edition has a key, now or in an earlier year; nil where no
  ///   edition is available. A programme that ended keeps its remark here, though no sheet shows
  ///   it, so that a night does not fail on it; a key that never existed is a typing error.
  /// - Throws: `RegisterError` at file:line:column, also for a remark that is too long.
  package static func read(path: String, isKnown: ((OfferingKey) -> Bool)? = nil) throws
    -> [OfferingKey: SchoolRemark]
  {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    return try remarks(DeclaredFile(path: path), isKnown)
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(
    text: String, name: String, isKnown: ((OfferingKey) -> Bool)? = nil
  ) throws -> [OfferingKey: SchoolRemark] {
    try remarks(DeclaredFile(text: text, name: name), isKnown)
  }

  private static func remarks(_ file: DeclaredFile, _ isKnown: ((OfferingKey) -> Bool)?) throws
    -> [OfferingKey: SchoolRemark]
  {
    try file.root.only(["schema", "remarks"])
    var remarks: [OfferingKey: SchoolRemark] = [:]
    for entry in try file.root.required("remarks").items() {
      try entry.only(["key", "text", "date"])
      let name = try entry.required("key")
      guard let key = OfferingKey(try name.text()) else {
        throw name.error("geen sleutel", expected: "een sleutel als 28dn-30020")
      }
      guard isKnown?(key) != false else {
        throw name.error(
          "«\(try name.text())» is geen opleiding van deze editie",
          expected: "de sleutel van een blad, zoals in data/offerings.csv")
      }
      guard remarks[key] == nil else {
        throw name.error(
          "«\(try name.text())» heeft al een tekst", expected: "één tekst per opleiding")
      }
      let date = try entry.required("date")
      guard try CalendarDay(date.text())?.description == date.text() else {
        throw date.error("geen datum", expected: "een dag als 2026-11-25")
      }
      remarks[key] = SchoolRemark(
        text: try text(entry.required("text")), date: try date.text())
    }
    return remarks
  }

  /// One line of plain text. Marks that turn the direction of writing are refused: they could make
  /// a reader see other words, or another figure beside them.
  private static func text(_ entry: Entry) throws -> String {
    let text = try entry.text()
    let count = text.unicodeScalars.count
    guard count <= SchoolRemark.longest else {
      throw entry.error(
        "de tekst heeft \(count) tekens",
        expected: "hoogstens \(SchoolRemark.longest) tekens, met spaties")
    }
    guard text.contains(where: \.isLetter) else {
      throw entry.error("lege tekst", expected: "een zin van de school")
    }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
      default: true
      }
    }
    guard isPlain else {
      throw entry.error(
        "de tekst heeft een onzichtbaar teken", expected: "gewone tekst op één regel")
    }
    return text
  }
}
