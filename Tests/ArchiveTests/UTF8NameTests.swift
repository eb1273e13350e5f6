import Foundation
import TestSupport
import Testing

@testable import Archive

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Names in a zip file without a locale")
struct UTF8NameTests {
  /// `Gegevens één.csv` and `Ω.txt`, made with Python's zipfile: names marked as UTF-8.
  static let zip = Array(
    Data(
      base64Encoded: """
        UEsDBBQAAAgAACamfl0HoerdAgAAAAIAAAASAAAAR2VnZXZlbnMgw6nDqW4uY3N2YQpQSwMEFAAACAAAJqZ+Xfnvvn
        EBAAAAAQAAAAYAAADOqS50eHRiUEsBAhQDFAAACAAAJqZ+XQeh6t0CAAAAAgAAABIAAAAAAAAAAAAAAIABAAAAAEdl
        Z2V2ZW5zIMOpw6luLmNzdlBLAQIUAxQAAAgAACamfl35775xAQAAAAEAAAAGAAAAAAAAAAAAAACAATIAAADOqS50eH
        RQSwUGAAAAAAIAAgB0AAAAVwAAAAAA
        """, options: .ignoreUnknownCharacters) ?? Data())

  @Test("names in UTF-8 are read as they are, and the process's locale is left alone")
  func names() throws {
    // Tests never set a locale, so this runs under "C", as a service does.
    let before = String(cString: setlocale(LC_ALL, nil))
    #expect(before == "C")
    try Samples.withFile(Self.zip, named: "x.zip") { path in
      #expect(try Archive.names(path) == ["Gegevens één.csv", "Ω.txt"])
      #expect(try FileBytes.read(path, member: "één.csv") == Array("a\n".utf8))
      try Archive.check(path)
    }
    #expect(String(cString: setlocale(LC_ALL, nil)) == before)
  }

  @Test("clutter of packing programs")
  func clutter() {
    for name in ["__MACOSX/._a.csv", "map/__MACOSX/x", "._a", "x/.DS_Store", "Thumbs.db", "map/"] {
      #expect(Archive.isClutter(name), "\(name)")
    }
    for name in ["a.csv", "MACOSX/a.csv", "a._csv", "x/desktop.csv"] {
      #expect(!Archive.isClutter(name), "\(name)")
    }
  }
}
