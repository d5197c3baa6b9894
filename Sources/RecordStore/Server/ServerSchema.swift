/// The tables of a server's database.
enum ServerSchema {
    static let current = Schema(
        format: 5,
        tables: [
            Schema.meta,
            Schema.frozenReport,
            Schema.Table(
                name: "generation",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id BLOB NOT NULL UNIQUE",
                    "started INTEGER NOT NULL",
                ]
            ),
            Schema.Table(
                name: "generation_start",
                columns: [
                    "generation INTEGER NOT NULL",
                    "scope INTEGER NOT NULL",
                    "position INTEGER NOT NULL",
                ],
                constraints: ["PRIMARY KEY(generation, scope)"],
                isWithoutRowID: true
            ),
            Schema.Table(
                name: "programme",
                columns: [
                    "version INTEGER PRIMARY KEY",
                    "source TEXT NOT NULL",
                    "at INTEGER NOT NULL",
                ]
            ),
            Schema.Table(
                name: "partner",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id TEXT NOT NULL UNIQUE",
                    "name TEXT NOT NULL",
                ]
            ),
            Schema.Table(
                name: "invitation",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "code_hash BLOB NOT NULL UNIQUE",
                    "partner TEXT NOT NULL",
                    "role TEXT NOT NULL",
                    "made INTEGER NOT NULL",
                    "expires INTEGER NOT NULL",
                    "used_by BLOB",
                    "revoked INTEGER NOT NULL DEFAULT 0",
                ]
            ),
            Schema.Table(
                name: "device",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id BLOB NOT NULL UNIQUE",
                    "partner TEXT NOT NULL",
                    "role TEXT NOT NULL",
                    "name TEXT NOT NULL",
                    "credential_hash BLOB NOT NULL UNIQUE",
                    "statement BLOB NOT NULL",
                    "signature BLOB NOT NULL",
                    "enrolled INTEGER NOT NULL",
                    "confirmed INTEGER NOT NULL",
                    "revoked INTEGER NOT NULL DEFAULT 0",
                    "last_seen INTEGER",
                    "followed INTEGER NOT NULL DEFAULT 0",
                ]
            ),
            Schema.Table(
                name: "device_grant",
                columns: [
                    "device INTEGER NOT NULL",
                    "scope INTEGER NOT NULL",
                    "may_write INTEGER NOT NULL",
                    "id BLOB NOT NULL",
                ],
                constraints: ["PRIMARY KEY(device, scope)"],
                isWithoutRowID: true
            ),
            Schema.Table(
                name: "scope",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id TEXT NOT NULL UNIQUE",
                    "partner TEXT",
                    "position INTEGER NOT NULL DEFAULT 0",
                    "digest BLOB NOT NULL",
                ]
            ),
            Schema.Table(
                name: "writer",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id INTEGER NOT NULL UNIQUE",
                    "device INTEGER NOT NULL",
                    "scope INTEGER NOT NULL",
                    "link BLOB",
                ]
            ),
            Schema.Table(
                name: "record",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "id BLOB NOT NULL UNIQUE",
                    "scope INTEGER NOT NULL",
                    "position INTEGER NOT NULL",
                    "hash BLOB NOT NULL",
                    "state BLOB NOT NULL",
                    "at INTEGER NOT NULL",
                    "device INTEGER NOT NULL",
                ],
                constraints: ["UNIQUE(scope, position)"]
            ),
            Schema.Table(
                name: "history",
                columns: [
                    "record INTEGER NOT NULL",
                    "position INTEGER NOT NULL",
                    "state BLOB NOT NULL",
                    "at INTEGER NOT NULL",
                    "device INTEGER NOT NULL",
                ],
                constraints: ["PRIMARY KEY(record, position)"],
                isWithoutRowID: true
            ),
            Schema.Table(
                name: "mutation",
                columns: [
                    "writer INTEGER NOT NULL",
                    "counter INTEGER NOT NULL",
                    "id BLOB NOT NULL",
                    "accepted INTEGER NOT NULL",
                ],
                constraints: ["PRIMARY KEY(writer, counter, id)"],
                isWithoutRowID: true
            ),
            Schema.Table(
                name: "erased",
                columns: ["id BLOB PRIMARY KEY", "reason BLOB NOT NULL"],
                isWithoutRowID: true
            ),
            Schema.Table(
                name: "restoration",
                columns: [
                    "generation INTEGER PRIMARY KEY",
                    "at INTEGER NOT NULL",
                ]
            ),
            Schema.Table(
                name: "recovery",
                columns: [
                    "restoration INTEGER NOT NULL",
                    "device INTEGER NOT NULL",
                    "records INTEGER NOT NULL",
                    "at INTEGER NOT NULL",
                ],
                constraints: ["PRIMARY KEY(restoration, device)"],
                isWithoutRowID: true
            ),
            Schema.Table(
                name: "cut",
                columns: [
                    "n INTEGER PRIMARY KEY",
                    "generation INTEGER NOT NULL",
                    "programme INTEGER NOT NULL",
                    "at INTEGER NOT NULL",
                ]
            ),
            Schema.Table(
                name: "cut_position",
                columns: [
                    "cut INTEGER NOT NULL",
                    "scope INTEGER NOT NULL",
                    "position INTEGER NOT NULL",
                ],
                constraints: ["PRIMARY KEY(cut, scope)"],
                isWithoutRowID: true
            ),
            Schema.Table(
                name: "view_segment",
                columns: [
                    "segment INTEGER NOT NULL",
                    "field INTEGER NOT NULL",
                    "content BLOB NOT NULL",
                ],
                constraints: ["PRIMARY KEY(segment, field)"],
                isWithoutRowID: true
            ),
            Schema.Table(name: "view_stale", columns: ["record INTEGER PRIMARY KEY"]),
        ],
        indexes: [Schema.Index(name: "mutation_id", on: "mutation(id)")],
        // Ids are random: a push of a thousand touches a thousand pages of two indexes.
        cacheKibibytes: 16 << 10
    )
}
