internal import GRDB

/// The tables of a device's database.
///
/// States, histories and hashes are opaque bytes to SQL: columns hold only identities, scopes,
/// positions and flags, so that the rest can be encrypted.
enum DeviceSchema {
    static let format = 1

    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE programme(
                  version INTEGER PRIMARY KEY, source TEXT NOT NULL) STRICT;
                CREATE TABLE scope(
                  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, may_write INTEGER NOT NULL,
                  grant_id BLOB NOT NULL, held INTEGER NOT NULL DEFAULT 1,
                  generation BLOB, pulled INTEGER NOT NULL DEFAULT 0,
                  high INTEGER NOT NULL DEFAULT 0, digest BLOB NOT NULL,
                  verified INTEGER, verified_at INTEGER) STRICT;
                CREATE TABLE seen_generation(
                  n INTEGER PRIMARY KEY, scope INTEGER NOT NULL, generation BLOB NOT NULL,
                  high INTEGER NOT NULL, UNIQUE(scope, generation)) STRICT;
                CREATE TABLE writer(
                  n INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, scope INTEGER NOT NULL,
                  counter INTEGER NOT NULL DEFAULT 0, pushed INTEGER NOT NULL DEFAULT 0,
                  status INTEGER NOT NULL DEFAULT 0, link BLOB) STRICT;
                CREATE TABLE link(
                  n INTEGER PRIMARY KEY, writer INTEGER NOT NULL, link BLOB NOT NULL,
                  acknowledged INTEGER NOT NULL, UNIQUE(writer, link)) STRICT;
                CREATE TABLE record(
                  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, scope INTEGER NOT NULL,
                  position INTEGER NOT NULL DEFAULT 0, flags INTEGER NOT NULL DEFAULT 0,
                  state BLOB NOT NULL, base BLOB, base_hash BLOB, tag BLOB) STRICT;
                CREATE INDEX record_offered ON record(scope) WHERE flags & 8;
                CREATE INDEX record_conflict ON record(scope) WHERE flags & 1;
                CREATE TABLE mutation(
                  n INTEGER PRIMARY KEY, writer INTEGER NOT NULL, counter INTEGER NOT NULL,
                  record INTEGER NOT NULL, position INTEGER NOT NULL DEFAULT 0,
                  body BLOB NOT NULL, UNIQUE(writer, counter)) STRICT;
                CREATE INDEX mutation_record ON mutation(record);
                CREATE INDEX mutation_pending ON mutation(n) WHERE position <= 0;
                CREATE TABLE quarantine(
                  record INTEGER PRIMARY KEY, verdict INTEGER NOT NULL, detail TEXT NOT NULL,
                  at INTEGER NOT NULL) STRICT;
                CREATE TABLE imported(digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
                """
        )
    }
}

/// What a record's flags say; kept beside the opaque state so that lists needn't open it.
struct RecordFlags: OptionSet {
    let rawValue: Int64

    static let conflict = Self(rawValue: 1)
    static let hidden = Self(rawValue: 2)
    static let erased = Self(rawValue: 4)
    /// The server may have lost this state: offer it again.
    static let offered = Self(rawValue: 8)
}
