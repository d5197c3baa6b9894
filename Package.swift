// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
]

/// Libraries and programs also keep their imports private and spell out each one they use.
let strict: [SwiftSetting] =
    settings + [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
    ]

/// Both programs carry the Swift runtime, so that one file runs on a machine without a toolchain.
///
/// Only linking differs: a build with `--static-swift-stdlib` would compile everything a second
/// time. The libraries are those that the static Foundation needs and that modules compiled for
/// the shared one don't name.
let runtimeInside: [LinkerSetting] =
    [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))
    ]
    + ["CoreFoundation", "_FoundationICU", "_FoundationCShims", "_FoundationCollections"].map {
        .linkedLibrary($0, .when(platforms: [.linux]))
    }

let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(
    name: "HummingbirdCore",
    package: "hummingbird"
)
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "brobygger",
    products: [
        .executable(name: "brobygger", targets: ["brobygger"]),
        .executable(name: "brobyggerd", targets: ["brobyggerd"]),
        // What Tests/Benchmarks, a package of its own, drives and measures.
        .library(
            name: "BrobyggerModules",
            targets: [
                "MergeCore", "RecordFormat", "Programmes", "RecordStore", "WireProtocol",
                "SyncClient", "CurlTransport",
            ]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git",
            from: "2.13.0"
        ),
    ],
    targets: [
        // What both sides compute alike.
        .target(name: "MergeCore", path: "Sources/MergeCore", swiftSettings: strict),
        .target(
            name: "RecordFormat",
            dependencies: ["MergeCore", crypto],
            path: "Sources/RecordFormat",
            swiftSettings: strict
        ),
        .target(
            name: "Programmes",
            dependencies: [yams],
            path: "Sources/Programmes",
            swiftSettings: strict
        ),
        .target(
            name: "Counting",
            dependencies: ["Programmes"],
            path: "Sources/Counting",
            swiftSettings: strict
        ),
        .target(
            name: "Reporting",
            dependencies: ["Programmes", "Counting"],
            path: "Sources/Reporting",
            swiftSettings: strict
        ),
        .systemLibrary(name: "CRecordStore", path: "Sources/CRecordStore"),
        .target(
            name: "RecordStore",
            dependencies: [
                "CRecordStore", "MergeCore", "RecordFormat", "Programmes", "Counting", "Reporting",
                grdb, grdbSQLite,
            ],
            path: "Sources/RecordStore",
            swiftSettings: strict
        ),
        .target(
            name: "CommandSupport",
            dependencies: ["Programmes", "Counting", "Reporting", argumentParser],
            path: "Sources/CommandSupport",
            swiftSettings: strict
        ),

        // What goes over the wire.
        .systemLibrary(
            name: "CZlib",
            path: "Protocol/CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]
        ),
        .target(
            name: "WireProtocol",
            dependencies: ["MergeCore", "RecordFormat", "CZlib"],
            path: "Protocol/WireProtocol",
            swiftSettings: strict
        ),

        // The server.
        .target(
            name: "SyncServer",
            dependencies: [
                "MergeCore", "RecordFormat", "WireProtocol", "RecordStore", "Programmes",
                "Counting", "Reporting",
            ],
            path: "Server/SyncServer",
            swiftSettings: strict
        ),
        .target(
            name: "HTTPService",
            dependencies: [
                "SyncServer", "WireProtocol", hummingbird, hummingbirdTLS, logging, nioCore, nioSSL,
                serviceLifecycle,
            ],
            path: "Server/HTTPService",
            swiftSettings: strict
        ),
        .target(
            name: "BuiltInProgramme",
            dependencies: ["Programmes"],
            path: "Server/BuiltInProgramme",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "brobyggerd",
            dependencies: [
                "SyncServer", "HTTPService", "BuiltInProgramme", "WireProtocol", "RecordStore",
                "Counting", "Reporting", "Programmes", "CommandSupport", argumentParser, logging,
            ],
            path: "Server/brobyggerd",
            swiftSettings: strict,
            linkerSettings: runtimeInside
        ),

        // The device.
        .systemLibrary(
            name: "CCurl",
            path: "Client/CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(
            name: "SyncClient",
            dependencies: [
                "MergeCore", "RecordFormat", "WireProtocol", "RecordStore", "Programmes",
                "Counting", "Reporting",
            ],
            path: "Client/SyncClient",
            swiftSettings: strict
        ),
        .target(
            name: "CurlTransport",
            dependencies: ["SyncClient", "WireProtocol", "CCurl"],
            path: "Client/CurlTransport",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "brobygger",
            dependencies: [
                "SyncClient", "CurlTransport", "WireProtocol", "RecordStore", "RecordFormat",
                "Counting", "Reporting", "Programmes", "CommandSupport", argumentParser,
            ],
            path: "Client/brobygger",
            swiftSettings: strict,
            linkerSettings: runtimeInside
        ),

        // Tests; Tests/README.md says which question each answers.
        .target(
            name: "Simulation",
            dependencies: [
                "CRecordStore", "MergeCore", "RecordFormat", "RecordStore", "Programmes",
                "Counting", "WireProtocol", "SyncServer", "SyncClient", "BuiltInProgramme", grdb,
                grdbSQLite,
            ],
            path: "Tests/Simulation",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "simulate",
            dependencies: ["Simulation"],
            path: "Tests/Simulate",
            exclude: ["Mutations", "mutations"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "MergeCore", "RecordFormat", "RecordStore", "Programmes", "WireProtocol",
                "SyncServer", "SyncClient", "BuiltInProgramme", "Counting", "Simulation",
                "TestSupport",
            ],
            path: "Tests/SimulationTests",
            swiftSettings: settings
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "MergeCore", "RecordFormat", "WireProtocol", "Programmes", "CommandSupport",
                "TestSupport",
            ],
            path: "Tests/Fuzz/Targets",
            swiftSettings: settings
        ),
        .testTarget(
            name: "FuzzTests",
            dependencies: ["FuzzTargets"],
            path: "Tests/Fuzz/Replay",
            swiftSettings: settings
        ),
        .testTarget(
            name: "MergeCoreTests",
            dependencies: ["MergeCore", "TestSupport"],
            path: "Tests/MergeCoreTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "RecordFormatTests",
            dependencies: ["MergeCore", "RecordFormat", "TestSupport"],
            path: "Tests/RecordFormatTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "WireProtocolTests",
            dependencies: ["MergeCore", "RecordFormat", "WireProtocol", "TestSupport"],
            path: "Tests/WireProtocolTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProgrammesTests",
            dependencies: ["Programmes", "BuiltInProgramme", "TestSupport"],
            path: "Tests/ProgrammesTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "RecordStoreTests",
            dependencies: ["MergeCore", "RecordFormat", "CRecordStore", "RecordStore"],
            path: "Tests/RecordStoreTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "ClientTests",
            dependencies: [
                "MergeCore", "RecordFormat", "RecordStore", "Programmes", "WireProtocol",
                "SyncServer", "SyncClient", "CurlTransport", "HTTPService", "BuiltInProgramme",
                logging,
            ],
            path: "Tests/ClientTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "MergeCore", "RecordFormat", "Programmes", "Counting", "CRecordStore",
                "RecordStore", "WireProtocol", "SyncServer", "HTTPService", "TestSupport", logging,
            ],
            path: "Tests/ServerTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "HouseRulesTests",
            path: "Tests/HouseRulesTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "CountingTests",
            dependencies: ["Counting", "Programmes", "TestSupport"],
            path: "Tests/CountingTests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Reporting", "Counting", "Programmes"],
            path: "Tests/ReportingTests",
            exclude: ["Golden", "programme.yaml"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DocumentTests",
            dependencies: [
                "MergeCore", "Programmes", "Counting", "Reporting", "CommandSupport", "RecordStore",
                "SyncServer", "SyncClient", "Simulation",
            ],
            path: "Tests/DocumentTests",
            exclude: ["data", "Golden"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandSupportTests",
            dependencies: ["CommandSupport", "Counting", "Programmes", "TestSupport"],
            path: "Tests/CommandSupportTests",
            swiftSettings: settings
        ),
    ]
)

// `make fuzz` alone sets this and builds in a folder of its own, each module with the counters that
// guide libFuzzer. Source: https://llvm.org/docs/LibFuzzer.html
if Context.environment["BROBYGGER_FUZZ"] == "1" {
    for target in package.targets where target.type == .regular {
        target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer"])]
    }
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: ["CFuzzer", "FuzzTargets"],
            path: "Tests/Fuzz/Driver",
            swiftSettings: settings,
            linkerSettings: [.linkedLibrary("stdc++")]
        ),
    ]
}
