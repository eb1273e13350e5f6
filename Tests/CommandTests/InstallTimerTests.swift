import Foundation
import TestSupport
import Testing

/// `bin/install-timer` writes what systemd takes, and only that.
@Suite("Timer")
struct InstallTimerTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try write("schema: 1\nsite: \(scratch.path)/site  # hier\nstate: \"staat\"\n", "verversing.yml")
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path + "/" + name))
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
      [ReleaseBinary.root.path + "/bin/install-timer", "--system", "--binary", "/usr/bin/true"]
        + ["--config", scratch.path + "/verversing.yml", "--time", "02:15"] + arguments)
  }

  private var command: String {
    "/usr/bin/true refresh --home \(ReleaseBinary.root.path) --config \(scratch.path)/verversing.yml"
  }

  @Test func `is sound bash`() throws {
    #expect(try bash(["bash", "-n", ReleaseBinary.root.path + "/bin/install-timer"]).status == 0)
  }

  @Test func `prints the units and writes nothing`() throws {
    let shown = try timer("--print", "--to", scratch.path + "/units")
    #expect(shown.status == 0, "\(shown.messages)")
    #expect(
      shown.output == """
        # \(scratch.path)/units/bijsluiter.service
        [Unit]
        Description=bijsluiter: de site verversen
        Documentation=file://\(ReleaseBinary.root.path)/README.md
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        ExecStart=\(command)
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
        ProtectHome=yes
        PrivateTmp=yes
        ReadWritePaths=\(scratch.path)/site \(scratch.path)/staat
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
        OnCalendar=*-*-* 02:15:00
        RandomizedDelaySec=45min
        Persistent=true

        [Install]
        WantedBy=timers.target

        """)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/units"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/site"))
  }

  @Test func `prints the line for cron`() throws {
    let log = scratch.path + "/staat/cron.log"
    #expect(
      try timer("--cron").output == "15 02 * * * \(command) >\(log) 2>&1 || cat \(log)\n")
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
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") {
      let judged = try bash([
        "systemd-analyze", "verify", units + "/bijsluiter.service", units + "/bijsluiter.timer",
      ])
      #expect(judged.status == 0 && judged.messages.isEmpty, "\(judged.messages)")
    }
    #expect(
      try timer("--remove", "--to", units).output
        == "weg: \(units)/bijsluiter.timer\nweg: \(units)/bijsluiter.service\n")
    #expect(try timer("--remove", "--to", units).status == 0)
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/staat"))
  }

  @Test func `says what is wrong with what it is given`() throws {
    #expect(try timer("--time", "25:00").status == 64)
    #expect(try timer("--nu").messages.hasPrefix("install-timer: «--nu» ken ik niet\n"))
    try write("schema: 1\nsite: /tmp/site\n", "verversing.yml")
    let half = try timer("--print")
    #expect(half.status == 65)
    #expect(half.messages.contains("«site» of «state» ontbreekt"))
    try write("schema: 1\nsite: /tmp/mijn site\nstate: /tmp/staat\n", "verversing.yml")
    #expect(try timer("--print").messages.contains("zo'n pad kan niet in een service"))
  }
}
