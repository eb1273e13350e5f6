import Foundation
import TestSupport
import Testing

/// `bin/install-timer` writes what systemd takes, and only that.
@Suite("Timer")
struct InstallTimerTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      "schema: 1\nsite: \(scratch.path)/site  # hier\nstate: \"staat\"\n", "verversing.yml")
  }

  private func bash(_ arguments: [String]) throws -> ReleaseBinary.Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errors = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return ReleaseBinary.Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      messages: String(decoding: errors, as: UTF8.self))
  }

  private func timer(_ arguments: String...) throws -> ReleaseBinary.Outcome {
    try bash(
      [script, "--system", "--binary", "/usr/bin/true"]
        + ["--config", scratch.path + "/verversing.yml", "--time", "03:15"] + arguments)
  }

  private let script = ReleaseBinary.root.path + "/bin/install-timer"

  /// A path as one word of a unit; the clone and the temporary folder may have a space in their names.
  private func word(_ path: String) -> String {
    let escaped = path.replacing("%", with: "%%")
    return path.contains { " '".contains($0) } ? "\"\(escaped)\"" : escaped
  }

  /// Home folders are out of sight unless the clone or the temporary folder is in one.
  private var home: String {
    let places = ["/home/", "/root/", "/run/user/"]
    let isNeeded = [ReleaseBinary.root.path, scratch.path].contains { path in
      places.contains { path.hasPrefix($0) }
    }
    return isNeeded ? "read-only" : "yes"
  }

  @Test func `is sound bash`() throws {
    #expect(try bash(["bash", "-n", script]).status == 0)
  }

  @Test func `prints the units and writes nothing`() throws {
    let shown = try timer("--print", "--to", scratch.path + "/units")
    #expect(shown.status == 0 && shown.messages.isEmpty, "\(shown.messages)")
    let config = word(scratch.path + "/verversing.yml")
    let read = URL(fileURLWithPath: ReleaseBinary.root.path + "/docs/operation.md").absoluteString
    #expect(
      shown.output == """
        # \(scratch.path)/units/bijsluiter.service
        [Unit]
        Description=bijsluiter: de site verversen
        Documentation=\(read.replacing("%", with: "%%"))
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        ExecStart=/usr/bin/true refresh --home \(word(ReleaseBinary.root.path)) --config \(config)
        EnvironmentFile=-\(scratch.path)/sleutels.env
        User=bijsluiter
        CapabilityBoundingSet=
        PrivateDevices=yes
        ProtectClock=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectProc=invisible
        ProcSubset=pid
        NoNewPrivileges=yes
        ProtectSystem=strict
        ProtectHome=\(home)
        PrivateTmp=yes
        ReadWritePaths=\(word(scratch.path + "/site")) \(word(scratch.path + "/staat"))
        ProtectControlGroups=yes
        ProtectKernelTunables=yes
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources
        SystemCallErrorNumber=EPERM
        UMask=0022
        TimeoutStartSec=3h
        CPUSchedulingPolicy=batch

        # \(scratch.path)/units/bijsluiter.timer
        [Unit]
        Description=bijsluiter: elke nacht de site verversen

        [Timer]
        OnCalendar=*-*-* 03:15:00
        RandomizedDelaySec=45min
        Persistent=true

        [Install]
        WantedBy=timers.target

        """)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/units"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/site"))
  }

  @Test func `the line for cron runs what the service runs`() throws {
    let program = try saysItsArguments("programma")
    let line = try timer("--cron", "--binary", program).output
    #expect(line.hasPrefix("15 03 * * * "))
    #expect(try cron(line) == told(scratch.path + "/verversing.yml", ReleaseBinary.root.path))
    #expect(scratch.text("staat/cron.log").isEmpty == false)
  }

  /// A program that prints its arguments, one a line, and fails.
  private func saysItsArguments(_ name: String) throws -> String {
    try scratch.write("#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 1\n", name)
    let path = scratch.path + "/" + name
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private func told(_ config: String, _ home: String) -> String {
    "refresh\n--home\n\(home)\n--config\n\(config)\n"
  }

  /// What a line of a crontab prints: cron takes `\%` for a percent sign and gives the rest to sh.
  private func cron(_ line: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/staat", withIntermediateDirectories: true)
    let command = line.split(separator: " ", maxSplits: 5)[5].replacing("\\%", with: "%")
    return try bash(["sh", "-c", String(command)]).output
  }

  /// Names of folders that mean something to systemd, to cron or to the shell.
  private static let awkward = [
    "mijn map", "één", "100% raak", "zo'n map", #"de "beste""#, #"a\b"#, "$HOME en $$", "%h",
    "a;b & c",
    "# 1", "a > b", "{a,b}*",
  ]

  @Test(arguments: awkward)
  func `a path may have any sign in it`(name: String) throws {
    let folder = scratch.path + "/" + name
    let copy = folder + "/bin/install-timer"
    try scratch.write(String(contentsOfFile: script, encoding: .utf8), name + "/bin/install-timer")
    try scratch.write("schema: 1\nsite: site # hier\nstate: '../staat'\n", name + "/verversing.yml")
    let program = try saysItsArguments(name + "/programma")
    let given = ["bash", copy, "--system", "--config", folder + "/verversing.yml"]
    let made = try bash(
      given + ["--binary", program, "--to", folder + "/units", "--run-as", "root"])
    #expect(made.status == 0 && made.messages.isEmpty, "\(made.messages)")
    #expect(FileManager.default.fileExists(atPath: folder + "/site"))
    if Programs.path("systemd-analyze") != nil {
      let judged = try bash(["systemd-analyze", "verify", folder + "/units/bijsluiter.service"])
      #expect(judged.status == 0 && judged.messages.isEmpty, "\(judged.messages)")
    }
    let line = try bash(given + ["--binary", program, "--cron"]).output
    #expect(try cron(line) == told(folder + "/verversing.yml", folder))
  }

  @Test func `a path is one word of a unit, each sign in it itself`() throws {
    let config = "/etc/verversing.yml"
    for (path, word) in [
      ("/srv/mijn site", #""/srv/mijn site""#), ("/srv/50%", "/srv/50%%"),
      ("/srv/zo'n site", #""/srv/zo'n site""#), (#"/srv/a\b"#, #""/srv/a\\b""#),
      (#"/srv/a"b"#, #""/srv/a\"b""#), ("/srv/$x", "/srv/$x"),
    ] {
      let quoted = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      try scratch.write("schema: 1\nsite: \"\(quoted)\"\nstate: /srv/staat\n", "verversing.yml")
      let units = try timer("--print").output
      #expect(units.contains("\nReadWritePaths=\(word) /srv/staat\n"), "\(config)")
    }
  }

  @Test(arguments: ["site", "state", "drop"])
  func `a folder in a home folder is in sight of the service`(name: String) throws {
    var places = ["site": "/srv/site", "state": "/srv/staat", "drop": "/srv/gebracht"]
    places[name] = "/home/jan/\(name)"
    let lines = places.sorted { $0.key < $1.key }.map { "\($0): \($1)\n" }.joined()
    try scratch.write("schema: 1\n" + lines, "verversing.yml")
    #expect(try timer("--print").output.contains("\nProtectHome=read-only\n"))
  }

  @Test(arguments: ["02:00", "02:15", "02:30", "02:59"], ["--print", "--cron"])
  func `a time that is not there in one night of the year gets a warning`(
    time: String, action: String
  ) throws {
    let warned = try timer("--time", time, action)
    #expect(warned.status == 0)
    #expect(
      warned.messages == """
        install-timer: let op: \(time) bestaat niet in de nacht dat de zomertijd begint;
          systemd slaat die nacht over, cron kiest zelf een moment
        doe: --time 03:30, of een andere tijd vóór 02:00 of vanaf 03:00

        """)
  }

  // What the timer adds to 01:16–01:59 counts from a moment that is there every night.
  @Test(arguments: ["00:00", "01:15", "01:16", "01:59", "03:00", "12:02", "20:02", "22:30"])
  func `a time that is there every night gets none`(time: String) throws {
    #expect(try timer("--time", time, "--print").messages.isEmpty)
    #expect(try timer("--time", time, "--cron").messages.isEmpty)
  }

  @Test func `writes once, leaves what is there, and takes it away again`() throws {
    let units = scratch.path + "/units"
    let first = try timer("--to", units, "--run-as", "root")
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output.contains("map maken: \(scratch.path)/staat\n"))
    #expect(first.output.contains("geschreven: \(units)/bijsluiter.service\n"))
    #expect(first.output.contains("nog niet aan; typ: systemctl daemon-reload"))
    let second = try timer("--to", units, "--run-as", "root")
    #expect(second.output.contains("staat er al: \(units)/bijsluiter.service\n"))
    #expect(second.output.contains("staat er al: \(units)/bijsluiter.timer\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: units).count == 2)
    #expect(
      try timer("--remove", "--to", units).output
        == "weg: \(units)/bijsluiter.timer\nweg: \(units)/bijsluiter.service\n")
    #expect(try timer("--remove", "--to", units).status == 0)
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/staat"))
  }

  @Test(
    .enabled(
      if: Programs.path("systemd-analyze") != nil, "systemd-analyze ontbreekt: hoort bij systemd"))
  func `is what systemd takes`() throws {
    let units = scratch.path + "/units"
    _ = try timer("--to", units, "--run-as", "root")
    let judged = try bash([
      "systemd-analyze", "verify", units + "/bijsluiter.service", units + "/bijsluiter.timer",
    ])
    #expect(judged.status == 0 && judged.messages.isEmpty, "\(judged.messages)")
  }

  @Test func `says what is wrong with what it is given`() throws {
    #expect(try timer("--time", "25:00").status == 64)
    #expect(try timer("--nu").messages.hasPrefix("install-timer: «--nu» ken ik niet\n"))
    try scratch.write("schema: 1\nsite: /tmp/site\n", "verversing.yml")
    let half = try timer("--print")
    #expect(half.status == 65)
    #expect(half.messages.contains("«site» of «state» ontbreekt"))
  }
}
