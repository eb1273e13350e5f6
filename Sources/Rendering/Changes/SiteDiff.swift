package import Facts
package import Figures
import Tabular

/// What changed between two editions: per reason and indicator, and line by line per offering.
///
/// Two published sites are merged by key and only offerings that read differently are parsed: two
/// sites of 11,000 sheets take a second or two and, apart from the lines, a few megabytes.
package struct SiteDiff: Sendable {
  /// Changes of one reason and one indicator; nil for those of the offering itself.
  package struct Total: Hashable, Sendable {
    /// The reason of the changes.
    package var why: ChangeReason
    /// The indicator; nil for changes of the offering itself.
    package var indicator: IndicatorID?
    /// Number of changes.
    package var changes: Int
    /// Number of sheets with at least one of them.
    package var sheets: Int
  }

  private struct Group: Hashable {
    var why: ChangeReason
    var indicator: IndicatorID?
  }

  /// Date of the new edition.
  package let since: String
  /// In the order of keys; of one key corrections first.
  package private(set) var lines: [FigureChange] = []
  /// Names of the offerings of the lines: the new one where there is one.
  package private(set) var names: [OfferingKey: String] = [:]
  /// Sheets compared, those that are new or gone included.
  package private(set) var sheets = 0
  private var counts: [Group: (changes: Int, sheets: Int)] = [:]

  /// In the order of reasons and indicators.
  package var totals: [Total] {
    var totals: [Total] = []
    for why in ChangeReason.allCases {
      for indicator in [nil] + IndicatorID.allCases.map(Optional.some) {
        guard let count = counts[Group(why: why, indicator: indicator)] else { continue }
        totals.append(
          Total(why: why, indicator: indicator, changes: count.changes, sheets: count.sheets))
      }
    }
    return totals
  }

  /// Compares two published sites; the date is that of the new one.
  ///
  /// - Parameter takes: which offerings.
  /// - Throws: `RenderingError` or `TabularError` when a site cannot be read.
  package init(
    from old: String, to new: String, where takes: (OfferingKey) -> Bool = { _ in true }
  ) throws {
    since = try SiteDiff.created(new)
    var before = try SiteFigures(path: old)
    var after = try SiteFigures(path: new)
    var left = try before.next()
    var right = try after.next()
    while let key = [left?.key, right?.key].compactMap({ $0 }).min() {
      let was = left?.key == key ? left : nil
      let now = right?.key == key ? right : nil
      if takes(key) {
        if let was, let now, before.isSame(was, as: now, in: after) {
          sheets += 1
        } else {
          take(
            from: try was.map { try before.sheet($0) }, to: try now.map { try after.sheet($0) })
        }
      }
      if was != nil { left = try before.next() }
      if now != nil { right = try after.next() }
    }
  }

  /// Compares a published site with an edition that is not rendered yet. Cost: that of computing
  /// every figure.
  ///
  /// - Parameters:
  ///   - old: the folder of the site.
  ///   - core: the new edition.
  ///   - since: date of the new edition, `YYYY-MM-DD`.
  /// - Throws: `TabularError` when a table of the site cannot be read, or `RenderingError`.
  package init(from old: String, to core: Computation, since: String) throws {
    self.since = since
    var before = try SiteFigures(path: old)
    let assembly = SheetAssembly(core: core)
    let offerings = core.facts.offerings.sorted { $0.key < $1.key }
    var left = try before.next()
    var index = 0
    while true {
      let next = offerings.indices.contains(index) ? offerings[index] : nil
      guard let key = [left?.key, next?.key].compactMap({ $0 }).min() else { break }
      let was = left?.key == key ? left : nil
      let now = next?.key == key ? next : nil
      take(
        from: try was.map { try before.sheet($0) },
        to: now.flatMap { PublishedSheet(assembly.sheet(for: $0)) })
      if was != nil { left = try before.next() }
      if now != nil { index += 1 }
    }
  }

  private mutating func take(from old: PublishedSheet?, to new: PublishedSheet?) {
    sheets += 1
    let changes = SheetComparison.changes(from: old, to: new, since: since)
    var groups: Set<Group> = []
    for line in changes {
      let group = Group(why: line.change.why, indicator: line.change.indicator)
      counts[group, default: (0, 0)].changes += 1
      if groups.insert(group).inserted { counts[group, default: (0, 0)].sheets += 1 }
    }
    if let key = changes.first?.key { names[key] = (new ?? old)?.name }
    lines += changes
  }

  /// The date in the `edition.json` of a site.
  static func created(_ site: String) throws -> String {
    let path = site + "/edition.json"
    var page = try FlatJSON(
      bytes: try SystemFiles.read(path), source: path, rowsUnder: "ages")
    while try page.next() {}
    guard let created = page.members["created"] else {
      throw RenderingError.damagedSite(path, reason: "«created» ontbreekt")
    }
    return created
  }
}
