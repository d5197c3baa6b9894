/// What a module is allowed to import.
///
/// This table is the architecture: the picture in README.md shows it, and nothing else is allowed.
struct Module {
    let folder: String
    /// Project modules it may import; the pure ones behind these are allowed with them.
    var project: [String] = []
    /// Modules of libraries and of the toolchain.
    var libraries: [String] = []

    var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

    static let all: [Module] = [
        Module(folder: "Sources/MergeCore"),
        Module(
            folder: "Sources/RecordFormat",
            project: ["MergeCore"],
            libraries: ["Crypto"]
        ),
        Module(folder: "Sources/Programmes", libraries: ["Yams"]),
        Module(folder: "Sources/Counting", project: ["Programmes"]),
        Module(folder: "Sources/Reporting", project: ["Programmes", "Counting"]),
        Module(
            folder: "Sources/RecordStore",
            project: ["Reporting", "RecordFormat", "Programmes"],
            libraries: ["GRDB", "GRDBSQLite", "CRecordStore"] + toolchain + system
        ),
        Module(
            folder: "Sources/CommandSupport",
            project: ["Programmes", "Reporting"],
            libraries: ["ArgumentParser"] + toolchain + system
        ),
        Module(
            folder: "Protocol/WireProtocol",
            project: ["RecordFormat"],
            libraries: ["CZlib"] + toolchain
        ),
        Module(
            folder: "Server/SyncServer",
            project: ["WireProtocol", "RecordStore", "Counting"],
            libraries: toolchain + system
        ),
        Module(
            folder: "Server/HTTPService",
            project: ["SyncServer"],
            libraries: hummingbird + toolchain + system
        ),
        Module(
            folder: "Server/BuiltInProgramme",
            project: ["Programmes"],
            libraries: toolchain
        ),
        Module(
            folder: "Server/brobyggerd",
            project: [
                "SyncServer", "HTTPService", "BuiltInProgramme", "RecordStore", "CommandSupport",
            ],
            libraries: ["ArgumentParser", "Logging"] + toolchain + system
        ),
        Module(
            folder: "Client/SyncClient",
            project: ["WireProtocol", "RecordStore", "Counting"],
            libraries: toolchain
        ),
        Module(
            folder: "Client/CurlTransport",
            project: ["SyncClient"],
            libraries: ["CCurl"] + toolchain + system
        ),
        Module(
            folder: "Client/brobygger",
            project: ["SyncClient", "CurlTransport", "RecordStore", "CommandSupport"],
            libraries: ["ArgumentParser"] + toolchain + system
        ),
    ]

    /// Modules without input and output: who may import one of their users may name their types.
    static let pure: Set = [
        "MergeCore", "RecordFormat", "Programmes", "Counting", "Reporting", "WireProtocol",
    ]

    /// Not for the pure modules: Foundation knows the time, the disk and the locale.
    private static let toolchain = ["Foundation", "FoundationEssentials", "Synchronization"]
    private static let system = ["Glibc", "Dispatch"]
    /// The HTTP library and the modules its own interface is made of.
    private static let hummingbird = [
        "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "Logging", "NIOCore",
        "NIOPosix", "NIOSSL", "ServiceLifecycle", "UnixSignals",
    ]

    /// The module that a file is compiled into; nil if it belongs to none.
    static func containing(_ file: TextFile) -> Module? {
        all.first { file.isIn($0.folder) }
    }

    /// Every module that this one may import.
    var allowed: Set<String> {
        var reached = Set(project)
        var open = project
        while let name = open.popLast() {
            let behind = Self.all.first { $0.name == name }?.project ?? []
            let new = behind.filter { !reached.contains($0) }
            reached.formUnion(new)
            open += new
        }
        return Set(project).union(reached.intersection(Self.pure)).union(libraries)
    }
}
