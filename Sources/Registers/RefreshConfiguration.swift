package import Facts

/// What a nightly refresh is told by the people who run it: where the site and the store are, which
/// sources, how many versions to keep, and what a person has looked at and allowed.
///
/// ```yaml
/// schema: 1
/// site: /var/lib/bijsluiter/site        # the web server shows site/current
/// state: /var/lib/bijsluiter/state
/// keep: 8
/// ```
package struct RefreshConfiguration: Sendable {
  /// A refusal that a person looked at and allows, by name, for a while.
  package struct Override: Sendable, Hashable {
    /// Name of the gate, `drift`.
    package var gate: String
    /// What of it: a subject as the report names it, or a part of one; empty: all.
    package var subject: String
    package var reason: String
    package var by: String
    /// Last day it holds, `2027-01-31`; empty: always.
    package var until: String

    package init(gate: String, subject: String, reason: String, by: String, until: String) {
      self.gate = gate
      self.subject = subject
      self.reason = reason
      self.by = by
      self.until = until
    }

    /// Whether it lets this through.
    ///
    /// - Parameter today: the day, `2026-11-25`.
    package func allows(_ gate: String, _ subject: String, on today: String) -> Bool {
      self.gate == gate && (self.subject.isEmpty || subject.contains(self.subject))
        && (until.isEmpty || until >= today)
    }
  }

  package var site: String
  package var state: String
  /// Ids of the sources to visit; empty: every declared one.
  package var sources: [String]
  /// Ids of the sources whose news waits: the site goes on with what it has of them.
  package var without: Set<String>
  package var fetch: FetchSettings
  /// Versions kept, the site included.
  package var keep: Int
  /// Snapshots kept per source; 0: all.
  package var keepSnapshots: Int
  /// Reports and logs kept.
  package var keepRuns: Int
  /// Command and arguments run after the switch, for example rsync.
  package var afterPublish: [String]
  /// Hours without a good run after which `status` calls the site stale.
  package var staleAfterHours: Int
  package var overrides: [Override]
  /// Sheet formats; empty: those of the site.
  package var formats: Set<SheetFormat>
  /// Where the site stands on the web; nil: not told.
  package var address: SiteAddress?
  /// Where a reader reports what is wrong; sources are told it too. Nil: not told.
  package var contact: SiteContact?
  /// The file, for messages.
  package var file: String

  /// - Parameters:
  ///   - defaults: settings that the file may put others in the place of.
  ///   - environment: where keys are looked up by name.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(
    path: String, defaults: FetchSettings, environment: [String: String] = [:]
  ) throws -> RefreshConfiguration {
    try configuration(
      DeclaredFile(path: path),
      below: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]),
      defaults, environment)
  }

  package static func read(
    text: String, name: String, defaults: FetchSettings = FetchSettings(),
    environment: [String: String] = [:]
  ) throws -> RefreshConfiguration {
    try configuration(DeclaredFile(text: text, name: name), below: "", defaults, environment)
  }

  private static func configuration(
    _ file: DeclaredFile, below folder: String, _ defaults: FetchSettings,
    _ environment: [String: String]
  ) throws -> RefreshConfiguration {
    let root = file.root
    try root.only([
      "schema", "site", "state", "sources", "bases", "hosts", "ca_bundle", "ipv4_only", "contact",
      "waits", "keys", "drop", "keep", "keep_snapshots", "keep_runs", "after_publish",
      "stale_after_hours", "overrides", "formats", "address", "proxy",
      "without",
    ])
    _ = try root.required("schema")
    /// A path in the file is below the folder of the file.
    func place(_ entry: Entry?) throws -> String? {
      guard let text = try entry?.text(), !text.isEmpty else { return nil }
      return text.hasPrefix("/") || folder.isEmpty ? text : folder + "/" + text
    }
    guard let site = try place(root.required("site")), let state = try place(root.required("state"))
    else { throw root.error("«site» of «state» is leeg", expected: "een map") }
    guard site != state, !state.hasPrefix(site + "/"), !site.hasPrefix(state + "/") else {
      throw try root.required("state").error(
        "«state» en «site» liggen in elkaar", expected: "twee mappen naast elkaar")
    }
    let keep = try root["keep"]?.integer() ?? 8
    guard keep >= 2 else {
      throw try root.required("keep").error(
        "«keep» is \(keep)", expected: "2 of meer, anders is er niets om naar terug te gaan")
    }
    return RefreshConfiguration(
      site: site, state: state, sources: try root["sources"]?.texts() ?? [],
      without: Set(try root["without"]?.texts() ?? []),
      fetch: try settings(root, defaults, environment, place), keep: keep,
      keepSnapshots: try root["keep_snapshots"]?.integer() ?? 0,
      keepRuns: try root["keep_runs"]?.integer() ?? 90,
      afterPublish: try root["after_publish"]?.texts() ?? [],
      staleAfterHours: try root["stale_after_hours"]?.integer() ?? 48,
      overrides: try root["overrides"]?.items().map(override) ?? [],
      formats: Set(try root["formats"]?.items().map(format) ?? []),
      address: try address(root["address"]), contact: try contact(root["contact"]), file: file.name)
  }

  private static func settings(
    _ root: Entry, _ defaults: FetchSettings, _ environment: [String: String],
    _ place: (Entry?) throws -> String?
  ) throws -> FetchSettings {
    var settings = defaults
    for (name, value) in try root["bases"]?.pairs() ?? [] {
      guard defaults.bases.isEmpty || defaults.bases[name] != nil else {
        throw value.error(
          "onbekend basisadres «\(name)»",
          expected: "een van \(defaults.bases.keys.sorted().joined(separator: ", "))")
      }
      settings.bases[name] = try HostRegister.address(value)
    }
    for (name, value) in try root["hosts"]?.pairs() ?? [] {
      let rule = try HostRegister.rule(value)
      if name == "usual" { settings.usualHost = rule } else { settings.hosts[name] = rule }
    }
    settings.caBundle = try place(root["ca_bundle"]) ?? settings.caBundle
    if let only = try root["ipv4_only"]?.text() {
      guard let value = ["true": true, "false": false][only] else {
        throw try root.required("ipv4_only").error("«\(only)»", expected: "true of false")
      }
      settings.ipv4Only = value
    }
    if let contact = try contact(root["contact"]) {
      settings.userAgent += " (+\(contact.text))"
    }
    if let waits = root["waits"] {
      try waits.only([
        "attempts", "first", "longest", "connect", "total", "low_speed_seconds",
        "low_speed_bytes",
      ])
      settings.attempts = try waits["attempts"]?.integer() ?? settings.attempts
      settings.firstWait = try waits["first"]?.decimal() ?? settings.firstWait
      settings.longestWait = try waits["longest"]?.decimal() ?? settings.longestWait
      settings.connectSeconds = try waits["connect"]?.integer() ?? settings.connectSeconds
      settings.totalSeconds = try waits["total"]?.integer() ?? settings.totalSeconds
      settings.lowSpeedSeconds =
        try waits["low_speed_seconds"]?.integer() ?? settings.lowSpeedSeconds
      settings.lowSpeedBytes = try waits["low_speed_bytes"]?.integer() ?? settings.lowSpeedBytes
    }
    for entry in try root["keys"]?.items() ?? [] {
      let name = try entry.text()
      guard !name.contains("="), !name.contains(" ") else {
        throw entry.error(
          "«keys» noemt namen, nooit de sleutel zelf", expected: "keys: [SKDB_KEY], in de omgeving")
      }
      if let value = environment[name], !value.isEmpty { settings.keys[name] = value }
    }
    settings.dropFolder = try place(root["drop"]) ?? settings.dropFolder
    settings.proxy = try ProxySettings.read(root["proxy"], environment)
    settings.proxyLogin = try root["proxy"]?["login"]?.text()
    settings.unusedProxy =
      root["proxy"] == nil ? ProxySettings.variable(in: environment) : nil
    return settings
  }

  /// Checked here, where the line is known, and not hours later when the site is made.
  private static func format(_ entry: Entry) throws -> SheetFormat {
    let name = try entry.text()
    guard let format = SheetFormat(rawValue: name) else {
      throw entry.error(
        "«\(name)» is geen vorm van een bijsluiter",
        expected: "een van \(SheetFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return format
  }

  private static func address(_ entry: Entry?) throws -> SiteAddress? {
    guard let entry else { return nil }
    let text = try entry.text()
    if text.isEmpty { return nil }
    guard let address = SiteAddress(text) else {
      throw entry.error("«\(text)» is geen adres voor de site", expected: SiteAddress.expected)
    }
    return address
  }

  private static func contact(_ entry: Entry?) throws -> SiteContact? {
    guard let entry else { return nil }
    let text = try entry.text()
    if text.isEmpty { return nil }
    guard let contact = SiteContact(text) else {
      throw entry.error("«\(text)» is geen adres om te melden", expected: SiteContact.expected)
    }
    return contact
  }

  private static func override(_ entry: Entry) throws -> Override {
    try entry.only(["gate", "subject", "reason", "by", "until"])
    let until = try entry["until"]?.text() ?? ""
    guard until.isEmpty || until.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil else {
      throw entry.error("«until: \(until)» is geen dag", expected: "until: 2027-01-31")
    }
    let reason = try entry.required("reason").text()
    let by = try entry.required("by").text()
    guard !reason.isEmpty, !by.isEmpty else {
      throw entry.error("zonder reden of naam", expected: "reason: …, by: …")
    }
    return Override(
      gate: try entry.required("gate").text(), subject: try entry["subject"]?.text() ?? "",
      reason: reason, by: by, until: until)
  }
}
