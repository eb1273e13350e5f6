import Archive
import Foundation
import Testing

@Suite("Archive")
struct ArchiveTests {
  static func kind(_ bytes: [UInt8], named name: String) throws -> ArchiveError.Kind? {
    try Samples.withFile(bytes, named: name) { path in
      let error = #expect(throws: ArchiveError.self, "\(name), \(bytes.count) bytes") {
        _ = try name.hasSuffix(".zip") ? Archive.read(path).flatMap(\.bytes) : FileBytes.read(path)
      }
      return error?.kind
    }
  }

  @Test("reads the members of a zip file that are asked for")
  func readsZip() throws {
    try Samples.withFile(Samples.zip, named: "x.zip") { path in
      let all = try Archive.read(path)
      #expect(all.map(\.name) == ["data/a.csv", "lees mij.txt"])
      #expect(all[0].bytes == Samples.table)
      let one = try Archive.read(path) { $0.hasSuffix(".txt") }
      #expect(one.map(\.bytes) == [Array("één\n".utf8)])
      #expect(try FileBytes.read(path, member: "data/a.csv") == Samples.table)
    }
  }

  @Test("a zip file cut off anywhere is refused")
  func cutZip() throws {
    let zip = Samples.zip
    for cut in 1...zip.count {
      #expect(try Self.kind(Array(zip.dropLast(cut)), named: "x.zip") != nil, "cut \(cut)")
    }
    for cut in [1, 10, 22, 100, zip.count / 2] {
      #expect(try Self.kind(Array(zip.dropLast(cut)), named: "x.zip") == .damaged)
    }
    #expect(try Self.kind(zip + [0], named: "x.zip") == .damaged)
  }

  @Test("a zip file with a flipped bit in its content or checksum is refused")
  func damagedZip() throws {
    // The first member's data start after its local header of 30 bytes and its name of 10.
    for offset in [45, 60, 100] {
      var zip = Samples.zip
      zip[offset] ^= 0x10
      #expect(try Self.kind(zip, named: "x.zip") == .damaged, "byte \(offset)")
    }
    let directory = try #require(
      Samples.zip.indices.first { index in
        Samples.zip[index...].starts(with: [0x50, 0x4B, 1, 2])
      })
    for field in [16, 24] {
      var zip = Samples.zip
      zip[directory + field] ^= 1
      #expect(try Self.kind(zip, named: "x.zip") == .damaged, "directory byte \(field)")
    }
  }

  @Test("a check finds what reading finds, and keeps nothing")
  func check() throws {
    func kind(_ way: () throws -> Void) -> ArchiveError.Kind? {
      do { try way() } catch { return (error as? ArchiveError)?.kind }
      return nil
    }
    func kinds(_ zip: [UInt8], limit: Int = 1 << 20) throws -> [ArchiveError.Kind?] {
      try Samples.withFile(zip, named: "x.zip") { path in
        [
          kind { try Archive.check(path, limit: limit) },
          kind { _ = try Archive.read(path, limit: limit) },
        ]
      }
    }
    #expect(try kinds(Samples.zip) == [nil, nil])
    #expect(try kinds(Samples.zip, limit: Samples.table.count + 6) == [nil, nil])
    #expect(try kinds(Samples.zip, limit: Samples.table.count + 5) == [.tooLarge, .tooLarge])
    for offset in Samples.zip.indices {
      var zip = Samples.zip
      zip[offset] ^= 0x10
      let found = try kinds(zip)
      #expect(found[0] == found[1], "byte \(offset)")
    }
  }

  @Test("no bytes make it crash")
  func randomDamage() throws {
    var state: UInt64 = 3
    func number(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      for (name, sound) in [("x.zip", Samples.zip), ("x.gz", Samples.gzip)] {
        var bytes = sound
        for _ in 0...number(below: 3) {
          bytes[number(below: bytes.count)] = UInt8(number(below: 256))
        }
        try Samples.withFile(bytes, named: name) { path in
          // Flags, times and names may change unseen; the content of a taken file may not.
          let taken = try? name == "x.gz" ? FileBytes.read(path) : Archive.read(path).first?.bytes
          #expect(taken == nil || taken == Samples.table)
        }
      }
    }
  }

  @Test("a gzip file is held against its checksum and length")
  func gzip() throws {
    let gzip = Samples.gzip
    #expect(
      try Samples.withFile(gzip, named: "x.csv.gz") { try FileBytes.read($0) } == Samples.table)
    for cut in 1...gzip.count {
      #expect(try Self.kind(Array(gzip.dropLast(cut)), named: "x.gz") != nil, "cut \(cut)")
    }
    for back in 1...8 {
      var damaged = gzip
      damaged[gzip.count - back] ^= 1
      #expect(try Self.kind(damaged, named: "x.gz") == .damaged)
    }
    #expect(try Self.kind(gzip + [1, 2, 3], named: "x.gz") == .damaged)
    #expect(try Self.kind(Array("a;b\n".utf8), named: "x.gz") == .wrongFormat)
  }

  @Test("a gzip file may have several parts, and each is checked")
  func gzipParts() throws {
    let two = Samples.gzip + Samples.gzip
    let content = try Samples.withFile(two, named: "x.gz") { try FileBytes.read($0) }
    #expect(content == Samples.table + Samples.table)
    var damaged = two
    damaged[Samples.gzip.count - 6] ^= 1
    #expect(try Self.kind(damaged, named: "x.gz") == .damaged)
    #expect(try Self.kind(Array(two.dropLast(30)), named: "x.gz") == .damaged)
    let empty: [UInt8] = [31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try Samples.withFile(empty, named: "x.gz") { try FileBytes.read($0) } == [])
  }

  @Test("content beyond the limit is refused")
  func limit() throws {
    for (name, bytes) in [("x.zip", Samples.zip), ("x.gz", Samples.gzip), ("x.csv", Samples.table)]
    {
      try Samples.withFile(bytes, named: name) { path in
        let error = #expect(throws: ArchiveError.self) {
          _ = try FileBytes.read(path, limit: Samples.table.count - 1, member: "data/a.csv")
        }
        #expect(error?.kind == .tooLarge)
      }
    }
  }

  @Test("plain files are read as they are, and errors say which file and why")
  func plainFiles() throws {
    try Samples.withFile(Samples.table, named: "x.csv") { path in
      let whole = try FileBytes.read(path)
      let exactly = try FileBytes.read(path, limit: Samples.table.count)
      #expect(whole == Samples.table && exactly == Samples.table)
    }
    #expect(try Samples.withFile([], named: "x.csv") { try FileBytes.read($0) } == [])
    let error = #expect(throws: ArchiveError.self) { _ = try FileBytes.read("/bestaat/niet.csv") }
    #expect(
      error?.description == """
        /bestaat/niet.csv: niet te lezen (No such file or directory)
        doe: controleer het pad en de rechten
        """)
    let folder = #expect(throws: ArchiveError.self) { _ = try FileBytes.read("/tmp") }
    #expect(folder?.kind == .unreadable)
    try Samples.withFile(Samples.zip, named: "x.zip") { path in
      let several = #expect(throws: ArchiveError.self) { _ = try FileBytes.read(path) }
      #expect(several?.message == "bevat meer dan één bestand: «data/a.csv», «lees mij.txt»")
      let none = #expect(throws: ArchiveError.self) { _ = try FileBytes.read(path, member: "b") }
      #expect(
        none?.message == "bevat geen bestand dat past bij «b», wel «data/a.csv», «lees mij.txt»")
    }
  }
}
