package import Facts

extension SiteDiff {
  /// One of the two sites, as the JSON names it.
  package struct Side: Sendable {
    /// Name of the version.
    package var version: String
    /// Newest date among its sources.
    package var created: String
    /// `held`, `published` or `rolled_back`.
    package var state: String

    package init(version: String, created: String, state: String) {
      self.version = version
      self.created = created
      self.state = state
    }
  }

  /// The whole comparison as one line of JSON: `from`, `to`, `sheets`, `changed`, `totals` and `changes`,
  /// each with `key`, `name`, `why`, `from`, `to` and `page`.
  ///
  /// - Parameter page: where the page of an offering is.
  package func json(from old: Side, to new: Side, page: (OfferingKey) -> String?) -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("schema", 1)
    for (name, side) in [("from", old), ("to", new)] {
      json.name(data: name)
      json.open("{")
      json.member("version", side.version)
      json.member("created", side.created)
      json.member("state", side.state)
      json.close("}")
    }
    json.member("sheets", sheets)
    json.member("changed", names.count)
    json.name("totals")
    json.open("[")
    for total in totals {
      json.open("{")
      json.member("why", total.why.rawValue)
      json.member("indicator", total.indicator?.rawValue)
      json.member("changes", total.changes)
      json.member("sheets", total.sheets)
      json.close("}")
    }
    json.close("]")
    json.name("changes")
    json.open("[")
    for line in lines {
      json.open("{")
      json.member("key", line.key.description)
      json.member("name", names[line.key])
      json.members(of: line.change)
      json.member("page", page(line.key))
      json.close("}")
    }
    json.close("]")
    json.close("}")
    return json.bytes
  }
}
