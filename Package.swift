// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: swiftSettings)
}

let package = Package(
  name: "bijsluiter",
  products: [.executable(name: "bijsluiter", targets: ["bijsluiter"])],
  dependencies: [
    // Arguments, help texts and exit codes of the command line.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // SQLite and FTS5: the catalogue behind a student's question.
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    // YAML 1.1 for the declared side (sources, ladder, texts); scalars read as text only.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // SHA-256 of every input and output.
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    // The log of a nightly run.
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
  ],
  targets: [
    // The flow: bytes -> rows -> facts -> answers -> files -> a site -> the tool.
    .target(
      name: "Fetch",
      dependencies: [
        "Facts", "Registers", "Tabular", "Archive", "Platform", "CCurl", "CCurlShim", crypto,
        logging,
      ],
      swiftSettings: swiftSettings + [.strictMemorySafety()]),
    room(
      "Ingest", ["Facts", "Tabular", "Archive", "Registers", crypto]),
    room("Edition", ["Facts", "Tabular", "Archive", "Registers", "Ingest", "Platform", crypto]),
    room("Figures", ["Facts"]),
    room(
      "Rendering", ["Facts", "Figures", "Search", "Tabular", "Templating", "Platform", crypto]),
    room(
      "Publishing",
      [
        "Facts", "Registers", "Tabular", "Archive", "Fetch", "Ingest", "Edition", "Figures",
        "Rendering", "Search", "Platform", crypto, logging,
      ]),
    .executableTarget(
      name: "bijsluiter",
      dependencies: [
        "Facts", "Tabular", "Archive", "Fetch", "Ingest", "Edition", "Figures", "Rendering",
        "Publishing", "Search", "Templating", "Catalog", "Registers", argumentParser, crypto,
        logging,
      ],
      swiftSettings: swiftSettings),

    // Beside the flow.
    room("Facts"),
    room("Registers", ["Facts", .product(name: "Yams", package: "Yams")]),
    room("Tabular"),
    room("Templating"),
    // What words find, the same on the site and on the command line.
    room("Search", ["Facts"]),
    room("Catalog", ["Facts", "Search", "Tabular", grdb, crypto]),
    // The HTTP client the user named; the shim wraps its variadic calls once per kind of argument.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "CCurlShim", dependencies: ["CCurl"], linkerSettings: [.linkedLibrary("z")]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(
      name: "Archive", dependencies: ["CArchive"],
      swiftSettings: swiftSettings + [.strictMemorySafety()]),

    // What the system can do and Foundation does not offer: threads for what waits, child processes
    // that end with their task, and a few calls of Linux.
    .target(
      name: "Platform", dependencies: ["CLinux"],
      swiftSettings: swiftSettings + [.strictMemorySafety()]),
    .target(name: "CLinux"),

    // One test target per room; CommandTests drives the release binary.
    tests("Facts"),
    tests("Figures", ["Facts", "Registers", "Edition"]),
    tests("Registers", ["Facts"]),
    tests("Tabular"),
    tests("Platform"),
    tests("Templating"),
    tests("Archive"),
    tests("Ingest", ["Facts", "Registers", "Tabular", "Archive"]),
    tests("Edition", ["Facts", "Figures", "Registers", "Ingest", "Tabular", "Archive", crypto]),
    tests(
      "Rendering", ["Facts", "Figures", "Registers", "Edition", "Search", "Templating", crypto]),
    tests("Search", ["Facts", "Registers"]),
    tests("Catalog", ["Facts", "Registers", "Search"]),
    tests("Fetch", ["Facts", "Registers", "Archive", crypto, logging]),
    tests(
      "Publishing",
      ["Facts", "Registers", "Fetch", "Ingest", "Edition", "Figures", "Rendering", crypto, logging]
    ),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport"], swiftSettings: swiftSettings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
  ]
)
