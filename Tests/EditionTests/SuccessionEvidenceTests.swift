import Archive
import Facts
import Foundation
import Registers
import Tabular
import TestSupport
import Testing

/// The succession table against the publisher's own file, which has the names of ended codes.
@Suite("Evidence of the succession table", .enabled(if: Checkout.hasData, "\(Checkout.absence)"))
struct SuccessionEvidenceTests {
  /// What DUO's mbo file says of one crebo.
  struct Crebo {
    var name = ""
    var levels: Set<String> = []
    var units: Set<String> = []
    var years: Set<Int> = []
  }

  static let crebos = Result {
    let path = Checkout.data.path + "/duo/mbo_inscriptions_2019.csv.gz"
    let table = try CSVTable(
      bytes: FileBytes.read(path), source: path, dialect: Dialect(delimiter: UInt8(ascii: ";")))
    let columns = Dictionary(
      uniqueKeysWithValues: table.header.enumerated().map { ($1, $0) })
    let code = try #require(columns["KWALIFICATIE CODE"])
    let name = try #require(columns["KWALIFICATIE NAAM"])
    let level = try #require(columns["KWALIFICATIENIVEAU"])
    let unit = try #require(columns["SECTORUNIT SBB"])
    let years = try (2015...2019).map { ($0, try #require(columns["TOTAAL\($0)"])) }
    var crebos: [String: Crebo] = [:]
    _ = table.forEachRow { row in
      var crebo = crebos[row.text(code)] ?? Crebo()
      crebo.name = row.text(name)
      crebo.levels.insert(row.text(level))
      crebo.units.insert(row.text(unit))
      for (year, column) in years where (Int(row.text(column)) ?? 0) > 0 {
        crebo.years.insert(year)
      }
      crebos[row.text(code)] = crebo
    }
    return crebos
  }

  /// The name of the qualification: what stands in brackets behind the name of its dossier.
  static func qualification(_ name: String) -> String {
    let name = name.trimmingCharacters(in: .whitespaces)
    let inner =
      name.hasSuffix(")") ? name.firstIndex(of: "(").map { name[name.index(after: $0)...] } : nil
    return (inner.map(String.init) ?? name)
      .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  @Test("889 crebos have students in 2015, 811 in 2019, 394 in both")
  func structure() throws {
    let crebos = try Self.crebos.get()
    let before = Set(crebos.filter { $0.value.years.contains(2015) }.keys)
    let after = Set(crebos.filter { $0.value.years.contains(2019) }.keys)
    #expect(before.count == 889)
    #expect(after.count == 811)
    #expect(before.intersection(after).count == 394)
  }

  @Test("every old crebo of the table has the name, the niveau and the sectorkamer of the new one")
  func sameQualification() throws {
    let crebos = try Self.crebos.get()
    let path = Place.root.path + "/Datasets/reference/succession.yml"
    let links = try SuccessionRegister.read(path: path).succession.links
      .filter { $0.subject == .code(.mbo, at: nil) }
    #expect(links.count == 275)
    for link in links {
      let new = try #require(crebos[link.to[0]])
      for code in link.from {
        let old = try #require(crebos[code])
        #expect(Self.qualification(old.name) == Self.qualification(new.name), "\(code)")
        #expect(old.levels == new.levels && old.levels.count == 1, "\(code)")
        #expect(old.units == new.units && old.units.count == 1, "\(code)")
      }
    }
  }
}
