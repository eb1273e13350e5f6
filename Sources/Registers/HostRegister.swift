/// Reads `Datasets/reference/hosts.yml`: the addresses of the publishers and how often each host
/// may be asked.
package enum HostRegister {
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> FetchSettings {
    try settings(DeclaredFile(path: path))
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> FetchSettings {
    try settings(DeclaredFile(text: text, name: name))
  }

  private static func settings(_ file: DeclaredFile) throws -> FetchSettings {
    try file.root.only(["schema", "user_agent", "bases", "hosts"])
    var settings = FetchSettings()
    settings.userAgent = try file.root.required("user_agent").text()
    for (name, value) in try file.root.required("bases").pairs() {
      settings.bases[name] = try address(value)
    }
    for (name, value) in try file.root.required("hosts").pairs() {
      let rule = try rule(value)
      if name == "usual" { settings.usualHost = rule } else { settings.hosts[name] = rule }
    }
    return settings
  }

  /// An https address without a slash at its end.
  static func address(_ entry: Entry) throws -> String {
    var text = try entry.text()
    while text.hasSuffix("/") { text.removeLast() }
    guard text.hasPrefix("https://"), text.count > 8 else {
      throw entry.error("«\(text)» is geen https-adres", expected: "https://…")
    }
    return text
  }

  static func rule(_ entry: Entry) throws -> FetchSettings.HostRule {
    try entry.only(["concurrency", "pause"])
    let rule = FetchSettings.HostRule(
      concurrency: try entry["concurrency"]?.integer() ?? 2,
      pause: try entry["pause"]?.decimal() ?? 1)
    guard rule.concurrency > 0, rule.pause >= 0 else {
      throw entry.error("geen goede regel", expected: "concurrency: 1 of meer; pause: 0 of meer")
    }
    return rule
  }
}
