internal import GRDB

/// The tables of a server's database.
enum ServerSchema {
    static let format = 1

    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE generation(
                  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, started INTEGER NOT NULL) STRICT;
                CREATE TABLE generation_start(
                  generation INTEGER NOT NULL, scope INTEGER NOT NULL, position INTEGER NOT NULL,
                  PRIMARY KEY(generation, scope)) STRICT, WITHOUT ROWID;
                CREATE TABLE programme(
                  version INTEGER PRIMARY KEY, source TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
                CREATE TABLE partner(
                  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
                CREATE TABLE invitation(
                  n INTEGER PRIMARY KEY, code_hash BLOB NOT NULL UNIQUE, partner TEXT NOT NULL,
                  role TEXT NOT NULL, made INTEGER NOT NULL, expires INTEGER NOT NULL,
                  used_by BLOB, revoked INTEGER NOT NULL DEFAULT 0) STRICT;
                CREATE TABLE device(
                  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, partner TEXT NOT NULL,
                  role TEXT NOT NULL, name TEXT NOT NULL, credential_hash BLOB NOT NULL UNIQUE,
                  statement BLOB NOT NULL, signature BLOB NOT NULL, enrolled INTEGER NOT NULL,
                  confirmed INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0,
                  last_seen INTEGER) STRICT;
                CREATE TABLE device_grant(
                  device INTEGER NOT NULL, scope INTEGER NOT NULL, may_write INTEGER NOT NULL,
                  id BLOB NOT NULL, PRIMARY KEY(device, scope)) STRICT, WITHOUT ROWID;
                CREATE TABLE scope(
                  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, partner TEXT,
                  position INTEGER NOT NULL DEFAULT 0, digest BLOB NOT NULL) STRICT;
                CREATE TABLE writer(
                  n INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, device INTEGER NOT NULL,
                  scope INTEGER NOT NULL, link BLOB) STRICT;
                CREATE TABLE record(
                  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, scope INTEGER NOT NULL,
                  position INTEGER NOT NULL, hash BLOB NOT NULL, state BLOB NOT NULL,
                  at INTEGER NOT NULL, device INTEGER NOT NULL, UNIQUE(scope, position)) STRICT;
                CREATE TABLE history(
                  record INTEGER NOT NULL, position INTEGER NOT NULL, state BLOB NOT NULL,
                  at INTEGER NOT NULL, device INTEGER NOT NULL,
                  PRIMARY KEY(record, position)) STRICT, WITHOUT ROWID;
                CREATE TABLE mutation(
                  writer INTEGER NOT NULL, counter INTEGER NOT NULL, id BLOB NOT NULL,
                  accepted INTEGER NOT NULL, PRIMARY KEY(writer, counter, id)) STRICT, WITHOUT ROWID;
                CREATE TABLE cut(
                  n INTEGER PRIMARY KEY, generation INTEGER NOT NULL, programme INTEGER NOT NULL,
                  at INTEGER NOT NULL) STRICT;
                CREATE TABLE cut_position(
                  cut INTEGER NOT NULL, scope INTEGER NOT NULL, position INTEGER NOT NULL,
                  PRIMARY KEY(cut, scope)) STRICT, WITHOUT ROWID;
                """
        )
    }
}
