internal import MergeCore
internal import RecordFormat

/// The tables of a device's database.
///
/// States, histories and hashes are opaque bytes to SQL: columns hold only identities, scopes,
/// positions and flags, so that the rest can be encrypted.
enum DeviceSchema {
    static let current = Schema(
        format: 4,
        tables: [
            Schema.meta,
            Schema.frozenReport,
            Schema.Table(
                name: "programme",
                columns: [
                    "version INTEGER PRIMARY KEY",
                    "source TEXT NOT NULL",
                ]
            ),
            Schema.Table(
                name: "scope",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id TEXT NOT NULL UNIQUE",
                    "may_write INTEGER NOT NULL",
                    "grant_id BLOB NOT NULL",
                    "held INTEGER NOT NULL DEFAULT 1",
                    "generation BLOB",
                    "pulled INTEGER NOT NULL DEFAULT 0",
                    "high INTEGER NOT NULL DEFAULT 0",
                    "digest BLOB NOT NULL",
                    "verified INTEGER",
                    "verified_at INTEGER",
                ]
            ),
            Schema.Table(
                name: "seen_generation",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "scope INTEGER NOT NULL",
                    "generation BLOB NOT NULL",
                    "high INTEGER NOT NULL",
                ],
                constraints: ["UNIQUE(scope, generation)"]
            ),
            Schema.Table(
                name: "writer",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id INTEGER NOT NULL UNIQUE",
                    "scope INTEGER NOT NULL",
                    "counter INTEGER NOT NULL DEFAULT 0",
                    "pushed INTEGER NOT NULL DEFAULT 0",
                    "status INTEGER NOT NULL DEFAULT 0",
                    "link BLOB",
                ]
            ),
            Schema.Table(
                name: "link",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "writer INTEGER NOT NULL",
                    "link BLOB NOT NULL",
                    "acknowledged INTEGER NOT NULL",
                ],
                constraints: ["UNIQUE(writer, link)"]
            ),
            Schema.Table(
                name: "record",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id BLOB NOT NULL UNIQUE",
                    "scope INTEGER NOT NULL",
                    "position INTEGER NOT NULL DEFAULT 0",
                    "flags INTEGER NOT NULL DEFAULT 0",
                    "state BLOB NOT NULL",
                    "base BLOB",
                    "base_hash BLOB",
                    "tag BLOB",
                ]
            ),
            Schema.Table(
                name: "mutation",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "writer INTEGER NOT NULL",
                    "counter INTEGER NOT NULL",
                    "record INTEGER NOT NULL",
                    "position INTEGER NOT NULL DEFAULT 0",
                    "body BLOB NOT NULL",
                ],
                constraints: ["UNIQUE(writer, counter)"]
            ),
            Schema.Table(
                name: "quarantine",
                columns: [
                    "record INTEGER PRIMARY KEY",
                    "verdict INTEGER NOT NULL",
                    "detail TEXT NOT NULL",
                    "at INTEGER NOT NULL",
                ]
            ),
            Schema.Table(
                name: "imported",
                columns: [
                    "digest BLOB PRIMARY KEY"
                ],
                isWithoutRowID: true
            ),
        ],
        indexes: [
            Schema.Index(name: "record_offered", on: "record(scope) WHERE flags & 8"),
            Schema.Index(name: "record_conflict", on: "record(scope) WHERE flags & 1"),
            Schema.Index(name: "mutation_record", on: "mutation(record)"),
            Schema.Index(name: "mutation_pending", on: "mutation(n) WHERE position <= 0"),
        ],
        // Edits of a thousand records touch a thousand pages, and a sync goes over them three times.
        cacheKibibytes: 8 << 10
    )
}

/// What a record's flags say; kept beside the opaque state so that lists needn't open it.
struct RecordFlags: OptionSet, Sendable {
    let rawValue: Int64

    static let conflict = Self(rawValue: 1)
    static let hidden = Self(rawValue: 2)
    static let erased = Self(rawValue: 4)
    /// The server may have lost this state: offer it again.
    static let offered = Self(rawValue: 8)
}

extension RecordFlags {
    init(of state: RecordState, isOffered: Bool) {
        self.init(of: StateSummary(of: state), isOffered: isOffered)
    }

    init(of state: StateSummary, isOffered: Bool) {
        self = isOffered ? .offered : []
        if state.hasConflicts { insert(.conflict) }
        if !state.isShown { insert(.hidden) }
        if state.isErased { insert(.erased) }
    }
}
