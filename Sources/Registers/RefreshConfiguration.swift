package import Facts

/// The configuration of the nightly refresh: where the site and its state are, which sources, how
/// many versions to keep, and which refusals a person allowed.
///
/// ```yaml
/// schema: 1
/// site: /var/lib/bijsluiter/site        # the web server shows site/current
/// state: /var/lib/bijsluiter/state
/// keep: 8
/// ```
package struct RefreshConfiguration: Sendable {
  /// A refusal of a gate that a person examined and allows, by name, for a while.
  package struct Override: Sendable, Hashable {
    /// Name of the gate, `drift`.
    package var gate: String
    /// What of it: a subject as the report names it, or a part of one; empty means all.
    package var subject: String
    /// Why it is allowed; never empty.
    package var reason: String
    /// Name of the person; never empty.
    package var by: String
    /// Last day it holds, `2027-01-31`; empty means without end.
    package var until: String

    package init(gate: String, subject: String, reason: String, by: String, until: String) {
      self.gate = gate
      self.subject = subject
      self.reason = reason
      self.by = by
      self.until = until
    }

    /// Whether it allows this refusal.
    ///
    /// - Parameter today: the day, `2026-11-25`.
    package func allows(_ gate: String, _ subject: String, on today: String) -> Bool {
      self.gate == gate && (self.subject.isEmpty || subject.contains(self.subject))
        && (until.isEmpty || until >= today)
    }
  }

  /// Folder of the published site; `site/current` is what the web server shows.
  package var site: String
  /// Folder of snapshots, reports and logs; not inside `site`, nor the other way round.
  package var state: String
  /// Ids of the sources to visit; empty means every declared one.
  package var sources: [String]
  /// Ids of the sources that are not renewed: the site goes on with what it has of them.
  package var without: Set<String>
  /// How sources are visited: the defaults with what the file replaces.
  package var fetch: FetchSettings
  /// Number of versions of the site that are kept, the present one included; at least 2.
  package var keep: Int
  /// Number of snapshots kept per source; 0 means all.
  package var keepSnapshots: Int
  /// Number of reports and logs that are kept.
  package var keepRuns: Int
  /// Command and arguments to run after the site is switched, for example rsync; empty for none.
  package var afterPublish: [String]
  /// Hours without a successful run after which `status` calls the site stale.
  package var staleAfterHours: Int
  /// Refusals that a person allows.
  package var overrides: [Override]
  /// Formats of sheets to make; empty means those of the site.
  package var formats: Set<SheetFormat>
  /// Address of the site on the web; nil when not given.
  package var address: SiteAddress?
  /// Where a reader reports what is wrong; it is also in the `User-Agent` that sources see. Nil
  /// when not given.
  package var contact: SiteContact?
  /// Path of the configuration file, for messages.
  package var file: String

  /// Reads a configuration file. Relative paths in it are below its own folder.
  ///
  /// - Parameters:
  ///   - defaults: settings that the file may replace.
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

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
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
