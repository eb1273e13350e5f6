import Registers
import Testing

@Suite("The proxy of a configuration") struct ProxySettingsTests {
  private func read(_ lines: String, _ environment: [String: String] = [:]) throws -> FetchSettings
  {
    try RefreshConfiguration.read(
      text: "schema: 1\nsite: /srv/site\nstate: /srv/state\n" + lines, name: "verversing.yml",
      environment: environment
    ).fetch
  }

  @Test func `an address, with hosts that are excepted and a login from the environment`() throws {
    #expect(
      try read("proxy: http://Proxy.example:3128/\n").proxy?.address == "http://proxy.example:3128")
    #expect(try read("proxy: https://[::1]:8443\n").proxy?.address == "https://[::1]:8443")
    let whole = try read(
      "proxy: {address: http://p:80, except: [localhost, .example], login: PROXY_LOGIN}\n",
      ["PROXY_LOGIN": "ik:ge:heim"])
    #expect(whole.proxy?.exceptions == ["localhost", ".example"])
    #expect(whole.proxy?.user == "ik" && whole.proxy?.password == "ge:heim")
    #expect(whole.secrets == ["ge:heim"] && whole.proxyLogin == "PROXY_LOGIN")
    // Who only asks how the site stands need not have the login.
    #expect(try read("proxy: {address: http://p:80, login: PROXY_LOGIN}\n").proxy?.user == "")
  }

  @Test func `the environment decides only when it is asked to`() throws {
    let environment = [
      "HTTPS_PROXY": "http://ik:a%40b@p.example:8080", "NO_PROXY": "localhost, .intern",
    ]
    let unasked = try read("", environment)
    #expect(unasked.proxy == nil && unasked.unusedProxy == "HTTPS_PROXY")
    #expect(unasked.way == "zonder proxy")
    let asked = try read("proxy: environment\n", environment)
    #expect(asked.proxy?.address == "http://p.example:8080" && asked.unusedProxy == nil)
    #expect(asked.proxy?.password == "a@b" && asked.proxy?.exceptions == ["localhost", ".intern"])
    #expect(asked.way == "via proxy http://p.example:8080")
    // As other programs read it: lower case counts first, and a scheme may be left out.
    let both = try read("proxy: environment\n", environment.merging(["https_proxy": "q:1"]) { $1 })
    #expect(both.proxy?.address == "http://q:1")
    #expect(try read("proxy: environment\n").proxy == nil)
    let none = try read("proxy: none\n", environment)
    #expect(none.proxy == nil && none.unusedProxy == nil)
  }

  @Test(arguments: [
    "p.example:3128", "http://p.example", "socks5://p:1", "http://p:0", "http://p:99999",
    "http://:3128", "http://a b:1", "ja",
  ])
  func `what is no proxy is refused where it stands`(text: String) throws {
    let error = #expect(throws: RegisterError.self) { try read("proxy: \(text)\n") }
    #expect(
      error.map { "\($0)" } == """
        verversing.yml:4:8: «\(text)» is geen proxy
            proxy: \(text)
                   ^
        verwacht: http://proxy.example:3128, of environment, of none
        """)
  }

  @Test func `a password in the file or in a message is neither kept nor told`() throws {
    let inFile = #expect(throws: RegisterError.self) {
      try read("proxy: http://ik:geheim-7f3c@p:1\n")
    }
    #expect(inFile?.description.contains("geheim-7f3c") == false)
    #expect(inFile?.message == "een naam of wachtwoord staat niet in de instellingen")
    let odd = #expect(throws: RegisterError.self) {
      try read("proxy: environment\n", ["HTTPS_PROXY": "http://ik:geheim-7f3c@p"])
    }
    #expect(odd?.description.contains("geheim-7f3c") == false)
    #expect(odd?.message == "wat in HTTPS_PROXY staat, is geen proxy")
    let login = #expect(throws: RegisterError.self) {
      try read("proxy: {address: http://p:1, login: L}\n", ["L": "geheim-7f3c"])
    }
    #expect(login?.description.contains("geheim-7f3c") == false)
  }

  @Test func `sources whose news waits are named`() throws {
    let told = try RefreshConfiguration.read(
      text: "schema: 1\nsite: /a\nstate: /b\nwithout: [duo-hbo-studenten]\n", name: "v.yml")
    #expect(told.without == ["duo-hbo-studenten"])
  }
}
