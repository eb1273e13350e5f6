/// The proxy through which sources are asked, on a network that has no other way out.
///
/// ```yaml
/// proxy: http://proxy.example:3128          # or «environment»: HTTPS_PROXY and NO_PROXY
/// proxy: {address: http://proxy.example:3128, except: [.example], login: PROXY_LOGIN}
/// ```
///
/// The environment is read only when the configuration asks for it. A name and password are in an
/// environment variable, and only its name is in the file.
package struct ProxySettings: Sendable, Hashable {
  /// `http://proxy.example:3128`, without a name and password.
  package var address: String
  /// Hosts that are asked directly, with all names below them; `*` for all.
  package var exceptions: [String] = []
  /// Name to log in with; empty for none. Never written anywhere.
  package var user = ""
  /// Password to log in with; empty for none. Never written anywhere.
  package var password = ""

  package init(address: String) { self.address = address }

  /// An example of a proxy's address, for messages.
  package static let expected = "http://proxy.example:3128"

  /// Reads `http://user:password@host:port`.
  ///
  /// - Parameter text: an address; without a scheme it is http, as programs read `HTTPS_PROXY`.
  /// - Returns: nil for what is no such address, and for one without a port.
  init?(_ text: String) {
    var rest = text[...]
    var scheme = "http"
    if let end = rest.firstRange(of: "://") {
      scheme = rest[..<end.lowerBound].lowercased()
      rest = rest[end.upperBound...]
    }
    guard ["http", "https"].contains(scheme) else { return nil }
    while rest.last == "/" { rest.removeLast() }
    var login = Substring()
    if let at = rest.lastIndex(of: "@") {
      login = rest[..<at]
      rest = rest[rest.index(after: at)...]
    }
    guard let colon = rest.lastIndex(of: ":"), colon > rest.startIndex,
      let port = Int(rest[rest.index(after: colon)...]), (1...65535).contains(port),
      ProxySettings.isHost(rest[..<colon])
    else { return nil }
    address = "\(scheme)://\(rest[..<colon].lowercased()):\(port)"
    let parts = login.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    user = ProxySettings.decoded(parts.first ?? "")
    password = parts.count > 1 ? ProxySettings.decoded(parts[1]) : ""
  }

  /// A name, or an address of numbers; one of version 6 in brackets.
  private static func isHost(_ text: Substring) -> Bool {
    let inside = text.first == "[" && text.last == "]" ? text.dropFirst().dropLast() : text
    let isBracketed = inside.count < text.count
    return !inside.isEmpty
      && inside.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"):
          true
        case UInt8(ascii: ":"): isBracketed
        default: false
        }
      }
  }

  /// Without percent-encoding.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ProxySettings {
  /// The names under which an environment tells of a proxy, the one that counts first.
  private static let variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]

  private static func set(_ names: [String], in environment: [String: String]) -> (
    name: String, value: String
  )? {
    names.lazy.compactMap { name in
      environment[name].flatMap { $0.isEmpty ? nil : (name, $0) }
    }.first
  }

  /// Name of the first variable of an environment that names a proxy; nil without one.
  package static func variable(in environment: [String: String]) -> String? {
    set(variables, in: environment)?.name
  }

  /// What a configuration says; nil for no proxy.
  ///
  /// - Throws: `RegisterError` where it stands, and for a variable that holds no proxy. No value of a
  ///   variable is in its words.
  static func read(_ entry: Entry?, _ environment: [String: String]) throws -> ProxySettings? {
    guard let entry else { return nil }
    guard entry.isMapping else {
      let text = try entry.text()
      if text.isEmpty || text == "none" { return nil }
      if text == "environment" { return try fromEnvironment(entry, environment) }
      return try address(entry)
    }
    try entry.only(["address", "except", "login"])
    var proxy = try address(entry.required("address"))
    proxy.exceptions = try entry["except"]?.texts().map { $0.trimmed } ?? []
    // Who only asks how the site stands need not have it.
    if let login = entry["login"], let value = environment[try login.text()], !value.isEmpty {
      guard let colon = value.firstIndex(of: ":") else {
        throw login.error(
          "wat in «\(try login.text())» staat, heeft een andere vorm",
          expected: "de naam van een omgevingsvariabele met naam:wachtwoord")
      }
      proxy.user = String(value[..<colon])
      proxy.password = String(value[value.index(after: colon)...])
    }
    return proxy
  }

  private static func address(_ entry: Entry) throws -> ProxySettings {
    let text = try entry.text()
    guard !text.contains("@") else {
      throw entry.withoutLine.error(
        "een naam of wachtwoord staat niet in de instellingen",
        expected:
          "proxy: {address: \(expected), login: PROXY_LOGIN}, met naam:wachtwoord in die variabele")
    }
    guard text.contains("://"), let proxy = ProxySettings(text) else {
      throw entry.error(
        "«\(text)» is geen proxy", expected: "\(expected), of environment, of none")
    }
    return proxy
  }

  private static func fromEnvironment(_ entry: Entry, _ environment: [String: String]) throws
    -> ProxySettings?
  {
    guard let found = set(variables, in: environment) else { return nil }
    guard var proxy = ProxySettings(found.value) else {
      throw entry.error(
        "wat in \(found.name) staat, is geen proxy", expected: "\(found.name)=\(expected)")
    }
    let list = set(["no_proxy", "NO_PROXY"], in: environment)?.value ?? ""
    proxy.exceptions = list.split { $0 == "," || $0 == " " }.map { String($0) }
    return proxy
  }
}

extension Entry {
  /// The same place, of which a message does not show the line: there may be a password in it.
  fileprivate var withoutLine: Entry { Entry(node: node, file: file, lines: [], path: path) }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
