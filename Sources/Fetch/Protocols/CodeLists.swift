import Foundation
import Registers
import Tabular

/// The codes of a table's dimensions as they came over the wire, from which the declared filter is
/// made: a name in it is a code or a title, because the two services pad and spell codes differently.
struct CodeLists {
  struct Code {
    /// As on the wire, without the blanks it is padded with.
    var code: String
    var title: String
  }

  private(set) var lists: [String: [Code]] = [:]

  /// - Parameter key: the member with the code, `Identifier` or `Key`.
  mutating func add(
    _ dimension: String, _ bytes: [UInt8], key: String, _ visit: SourceVisit, at url: String
  ) throws(FetchError) {
    var codes: [Code] = []
    do throws(TabularError) {
      var page = try FlatJSON(bytes: bytes, source: visit.source.id)
      let (code, title) = (page.slot(key), page.slot("Title"))
      while try page.next() {
        codes.append(
          Code(
            code: (page.text(code) ?? "").trimmed, title: (page.text(title) ?? "").trimmed))
      }
      guard page.nextLink == nil else {
        throw page.error(
          at: code, "de lijst gaat verder op een volgende bladzijde", expected: "één bladzijde")
      }
    } catch {
      throw visit.wrong(url, "de lijst van codes is niet heel: \(error)", passing: true)
    }
    if let bad = codes.first(where: { !CodeLists.isSound($0.code) }) {
      throw visit.wrong(url, "«\(bad.code.prefix(80))» is geen code van «\(dimension)»")
    }
    lists[dimension] = codes
  }

  /// A code goes into an address, quoted: no steps of a path, no control characters.
  private static func isSound(_ code: String) -> Bool {
    !code.isEmpty && code.utf8.count <= 100 && !code.contains("/") && !code.contains("\\")
      && !code.contains("..") && !code.utf8.contains { $0 < 0x20 || $0 == 0x7F }
  }

  /// The codes asked for, per dimension; none for a dimension that is not narrowed down.
  func chosen(_ visit: SourceVisit, at url: String) throws(FetchError) -> [(
    dimension: String, codes: [String]
  )] {
    var chosen: [(dimension: String, codes: [String])] = []
    for (dimension, names) in visit.fetch.filter {
      let list = try list(dimension, visit, url)
      let codes = list.filter { names.contains($0.code) || names.contains($0.title) }.map(\.code)
      guard !codes.isEmpty else {
        throw visit.wrong(
          url,
          "indeling «\(dimension)» heeft geen van «\(names.joined(separator: "», «"))»; er zijn: "
            + list.prefix(12).map { $0.code + " " + $0.title }.joined(separator: ", "))
      }
      chosen.append((dimension, codes))
    }
    if visit.fetch.periods > 0 {
      let codes = try list("Perioden", visit, url).map(\.code).sorted()
      if codes.count > visit.fetch.periods {
        chosen.append(("Perioden", Array(codes.suffix(visit.fetch.periods))))
      }
    }
    return chosen
  }

  private func list(_ dimension: String, _ visit: SourceVisit, _ url: String) throws(FetchError)
    -> [Code]
  {
    guard let list = lists[dimension] else {
      throw visit.wrong(
        url,
        "indeling «\(dimension)» ontbreekt; er zijn: "
          + lists.keys.sorted().joined(separator: ", "))
    }
    return list
  }
}

extension SourceVisit {
  /// `(A eq 'x' or A eq 'y') and B eq 'z'`.
  static func condition(
    _ chosen: [(dimension: String, codes: [String])], _ test: (String, String) -> String
  ) -> String {
    chosen.map { dimension, codes in
      let tests = codes.map { test(dimension, $0.replacingOccurrences(of: "'", with: "''")) }
      return tests.count == 1 ? tests[0] : "(" + tests.joined(separator: " or ") + ")"
    }.joined(separator: " and ")
  }

  /// Another filter is another snapshot, though the table did not change.
  var filterMark: String {
    var marks = fetch.filter.map { $0.dimension + "=" + $0.codes.joined(separator: "|") }
    if fetch.periods > 0 { marks.append("Perioden=\(fetch.periods)") }
    return marks.isEmpty ? "" : " [" + marks.joined(separator: "; ") + "]"
  }

  /// Dimensions the declared file needs.
  func requireDimensions(in names: [String], at url: String) throws(FetchError) {
    for name in fetch.requiredColumns where !names.contains(name) {
      throw wrong(
        url,
        "indeling «\(name)» ontbreekt; er zijn: " + names.sorted().joined(separator: ", "))
    }
  }

  /// The measures asked for by title, code or key; each has to be listed.
  func requiredMeasures(
    among listed: [(id: String, title: String)], at url: String
  ) throws(FetchError) -> [(name: String, ids: Set<String>)] {
    var found: [(name: String, ids: Set<String>)] = []
    for name in fetch.requiredMeasures {
      let ids = listed.filter { $0.id == name || $0.title.trimmed == name }.map(\.id)
      guard !ids.isEmpty else {
        throw wrong(
          url,
          "maat «\(name)» ontbreekt; er zijn: "
            + listed.prefix(12).map { $0.id + " " + $0.title }.joined(separator: ", "))
      }
      found.append((name, Set(ids)))
    }
    return found
  }

  /// A measure can be listed without a single value; then it is as good as gone.
  func requireValues(
    _ measures: [(name: String, ids: Set<String>)], at url: String
  ) throws(FetchError) {
    for measure in measures where !measure.ids.contains(where: { values[$0, default: 0] > 0 }) {
      throw wrong(url, "maat «\(measure.name)» staat in de lijst maar heeft geen enkele waarde")
    }
  }
}
