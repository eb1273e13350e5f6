import Facts
import Tabular

/// A key that has, or once had, a sheet: a line of `data/keys.csv`.
///
/// The list travels with the site. Each run reads that of the site before it and adds its own, so
/// that a key once published is never forgotten and its address never dies.
struct PublishedKey: Hashable, Sendable {
  enum State: String, CaseIterable, Sendable {
    /// It has a sheet.
    case present
    case renumbered, merged, split, ended
    /// It is in no source any more, and nothing is known of what happened.
    case gone

    init(_ kind: SuccessionKind) {
      switch kind {
      case .renumbered: self = .renumbered
      case .merged, .renamed: self = .merged
      case .split: self = .split
      case .ended: self = .ended
      }
    }
  }

  var key: OfferingKey
  var name: String
  var institution: String
  /// Dates of the first and the last edition with its sheet.
  var firstSeen: String
  var lastSeen: String
  var state: State
  var successor: OfferingKey?
}

/// Every key ever published, as the new site knows them.
struct PublishedKeys: Sendable {
  /// In the order of keys.
  private(set) var keys: [PublishedKey]

  /// - Parameters:
  ///   - facts: the new edition; what it has a sheet of is present.
  ///   - offerings: those of them this site shows.
  ///   - created: date of the new edition.
  ///   - earlier: the lists of earlier sites.
  init(
    _ facts: FactBase, showing offerings: [Offering], created: String, earlier: [PublishedKey]
  ) {
    var all: [OfferingKey: PublishedKey] = [:]
    for line in earlier {
      guard var known = all[line.key] else {
        all[line.key] = line
        continue
      }
      let newest = line.lastSeen > known.lastSeen ? line : known
      known.name = newest.name
      known.institution = newest.institution
      known.firstSeen = min(known.firstSeen, line.firstSeen)
      known.lastSeen = newest.lastSeen
      all[line.key] = known
    }
    for offering in offerings {
      let brin = offering.key.brin
      all[offering.key] = PublishedKey(
        key: offering.key, name: offering.name, institution: facts.institutions[brin]?.name ?? brin,
        firstSeen: all[offering.key]?.firstSeen ?? created, lastSeen: created, state: .present,
        successor: offering.successor)
    }
    for key in all.keys where facts.offeringIndex[key] == nil {
      let (successor, link) = facts.followed(key)
      all[key]?.state = link.map { PublishedKey.State($0.kind) } ?? .gone
      all[key]?.successor = successor
    }
    keys = all.values.sorted { $0.key < $1.key }
  }

  /// Those without a sheet in the edition.
  var retired: [PublishedKey] { keys.filter { $0.state != .present } }

  /// `data/keys.csv`.
  var bytes: [UInt8] {
    var row = CSVRow(DataTables.header(OpenTable.keys))
    for line in keys {
      row.word(line.key.description)
      row.text(line.name)
      row.text(line.institution)
      row.date(line.firstSeen)
      row.date(line.lastSeen)
      row.word(line.state.rawValue)
      row.word(line.successor?.description)
      row.endRow()
    }
    return row.bytes
  }

  /// The lists of earlier sites together; a damaged one is passed over as long as another reads.
  ///
  /// - Throws: `RenderingError.damagedSite` when none of those that are there can be read: to go on
  ///   would forget addresses that others link to.
  static func read(sites: [String]) throws -> [PublishedKey] {
    var keys: [PublishedKey] = []
    var failure: (any Error)?
    for site in sites {
      do { keys += try read(site: site) } catch { failure = error }
    }
    if keys.isEmpty, let failure { throw failure }
    return keys
  }

  /// The list of an earlier site; of one from before there was a list, its offerings. Empty where
  /// no site stands.
  ///
  /// - Throws: `RenderingError` or `TabularError` when the list is there and cannot be read.
  static func read(site: String) throws -> [PublishedKey] {
    let list = site + "/data/" + OpenTable.keys.path
    let path = SystemFiles.exists(list) ? list : site + "/data/" + OpenTable.offerings.path
    guard SystemFiles.exists(path) else { return [] }
    try OpenDataPackage.requireKnownVersion(site: site)
    let table = try CSVTable(
      bytes: try SystemFiles.read(path), source: path, dialect: Dialect())
    let columns = SiteColumns(table.header)
    let created = path == list ? "" : (try? SiteDiff.created(site)) ?? ""
    var keys: [PublishedKey] = []
    let rows = try table.forEachRow { (row: borrowing Row) throws in
      let text = columns.text("key", row) ?? ""
      guard let key = OfferingKey(text) else {
        throw RenderingError.damagedSite(path, reason: "«\(text)» is geen sleutel")
      }
      keys.append(
        PublishedKey(
          key: key, name: columns.text("name", row) ?? text,
          institution: columns.text("institution_name", row) ?? key.brin,
          firstSeen: columns.text("first_seen", row).map(TableCodes.bareDate) ?? created,
          lastSeen: columns.text("last_seen", row).map(TableCodes.bareDate) ?? created,
          state: columns.text("state", row).flatMap(PublishedKey.State.init) ?? .present,
          successor: columns.text("successor", row).flatMap { OfferingKey($0) }))
    }
    try rows.requireNoRejects()
    return keys
  }
}
