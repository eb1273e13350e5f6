import Foundation
import Testing

/// What a terminal is told about programmes with hostile names, made by the browser's own script.
@Suite("An edition of hostile names", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct HostileEditionTests {
  /// Answers from an edition in which names try to be something else.
  private final class Asked {
    let scratch: Scratch

    init() throws {
      scratch = try Scratch()
      _ = try Night.python([
        ReleaseBinary.root.path + "/Tests/Browser/hostile.py",
        ReleaseBinary.root.path + "/Datasets/baseline", scratch.path + "/edition",
      ])
    }

    func callAsFunction(_ command: String...) throws -> ReleaseBinary.Outcome {
      let run = try ReleaseBinary.run(
        command + ["--edition", scratch.path + "/edition"], in: scratch)
      #expect(run.status == 0, "\(command): \(run.messages)")
      return run
    }
  }

  @Test func `no answer and no message holds a sign that a terminal obeys`() throws {
    let asked = try Asked()
    let runs = [
      try asked("query", "hbo-ict", "rotterdam"), try asked("query", "entree"),
      try asked("show", "28dn-30020"), try asked("show", "25lx-25187-bol"),
      try asked("compare", "25lx-25187-bol", "28dn-30020", "00gt-25250-bol"),
      try asked("guess", "25lx-25187-bol", "--job", "60", "--salary", "15"),
      try asked("explain", "28dn-30020", "students"),
      try asked("explain", "25lx-25187-bol", "completion"), try asked("doelmatigheid"),
    ]
    #expect(runs[0].output.contains("<script>alert('blad')</script>"))
    for run in runs {
      let signs = (run.output + run.messages).unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
      }
      #expect(signs.isEmpty, "\(run.output.prefix(200))")
    }
  }

  @Test func `a table for a spreadsheet has no cell that runs`() throws {
    let asked = try Asked()
    let lines = try asked("query", "cmd", "calc", "--csv").output.split(separator: "\n")
    #expect(lines.first == "key,name,institution,place,kind,level,leerweg,score")
    #expect(lines.dropFirst().first?.hasPrefix("23ah-34560,'=cmd|'/C calc'!A0,Saxion") == true)
  }

  @Test func `data give names as they are`() throws {
    let asked = try Asked()
    let sheet = try asked("show", "00mf-80144", "--json").output
    #expect(sheet.contains("\"name\":\"../../../../etc/passwd\""))
  }
}
