import Registers
import Testing

@Suite("How a source is fetched, as declared")
struct DeclaredFetchTests {
  static func source(_ block: String) throws -> SourceDescriptor {
    try SourceRegister.read(text: Fixture.source + block, name: "sources/duo-proef.yml")
  }

  @Test("a block is read as it is declared, and what it leaves out has its usual value")
  func fields() throws {
    let fetch = try #require(
      try Self.source(
        """
        fetch:
          via: [cbs-v4, cbs-v3]
          table: 85698NED
          filter: {Geslacht: [T001038], Leeftijd: ["10000", Totaal]}
          periods: 5
          required_measures: [Uitstromers mbo]
          minimum_rows: 500

        """
      ).fetch)
    #expect(fetch.via == [.cbsV4, .cbsV3])
    #expect(fetch.table == "85698NED")
    #expect(fetch.filter.map(\.dimension) == ["Geslacht", "Leeftijd"])
    #expect(fetch.filter.map(\.codes) == [["T001038"], ["10000", "Totaal"]])
    #expect(fetch.periods == 5)
    #expect(fetch.requiredMeasures == ["Uitstromers mbo"])
    #expect(fetch.minimumRows == 500)
    #expect(fetch.maximumBytes == 64 << 20)
    #expect(try Self.source("").fetch == nil)
  }

  @Test("a name a way needs and a way that does not exist are pointed at")
  func mistakes() {
    #expect(
      refusal { _ = try Self.source("fetch:\n  via: [ckan]\n") } == """
        sources/duo-proef.yml:29:3: «ckan» zonder «resource»
              via: [ckan]
              ^
        verwacht: resource: …
        """)
    #expect(
      refusal { _ = try Self.source("fetch: {via: [ftp]}\n") }.hasPrefix(
        "sources/duo-proef.yml:28:15: «ftp» is geen via\n"))
  }

  @Test("every source of the catalogue says how it is fetched; what nothing reads feeds nothing")
  func catalogue() throws {
    let settings = try HostRegister.read(path: Fixture.reference + "/hosts.yml")
    let sources = try SourceRegister.read(folder: Fixture.sources)
    for source in sources {
      guard let fetch = source.fetch else {
        // Another source brings its file.
        #expect(sources.contains { $0.local == source.local && $0.fetch != nil }, "\(source.id)")
        continue
      }
      #expect(fetch.base.isEmpty || settings.bases[fetch.base] != nil, "\(source.id)")
      if source.reader == "none" {
        #expect(source.isAwaited && source.feeds.isEmpty, "\(source.id)")
      } else {
        #expect(!source.feeds.isEmpty, "\(source.id)")
      }
      if fetch.via.contains(.cbsV4) {
        #expect(!fetch.filter.isEmpty, "\(source.id)")
        #expect(!fetch.requiredMeasures.isEmpty, "\(source.id)")
      }
    }
    #expect(sources.count { $0.reader == "none" } == 30)
    // The largest of CBS's tables: never whole.
    let largest = try #require(sources.first { $0.id == "cbs-85698" }?.fetch)
    #expect(largest.filter.map(\.dimension) == ["Geslacht", "Leeftijd"])
    #expect(largest.periods == 5)
    #expect(!largest.via.contains(.cbsBulk))
  }

  @Test("keys are named, never written down")
  func keys() throws {
    #expect(try HostRegister.read(path: Fixture.reference + "/hosts.yml").keys.isEmpty)
    let keyed = try SourceRegister.read(folder: Fixture.sources).compactMap { source in
      source.fetch.flatMap { $0.key.isEmpty ? nil : source.id + " " + $0.key }
    }
    #expect(
      keyed == [
        "kiesmbo-aanbod KIESMBO_KEY", "kiesmbo-opleidingen KIESMBO_KEY",
        "skdb-opleidingen SKDB_KEY",
      ])
  }
}
