import CRecordStore
import MergeCore
import RecordStore
import Testing

/// A device's database as other versions and bad disks leave it.
@Suite final class `A device's database` {
    private let folder: Folder
    private var device: String { folder.child("a") }

    init() throws {
        folder = try Folder()
        let store = try DeviceStore(folder: device, create: true, world: .system)
        try store.write { try $0.insertProgramme(version: 1, source: "id: none") }
        try store.close()
    }

    @Test func `of the format before is carried over when it is opened`() throws {
        try sql("DROP TABLE frozen_report; PRAGMA user_version = 2")

        let store = try open()

        #expect(try store.read { try $0.programmeSource()?.source } == "id: none")
        #expect(try store.faults() == [])
        try store.close()
        try sql("SELECT count(*) FROM frozen_report")
    }

    @Test
    func `of an earlier format has its own checks, which are looked at before it is carried over`()
        throws
    {
        let earlier = "row_check(version, source)"
        func programme(checkedBy check: String) throws {
            try sql(
                """
                DROP TABLE programme; PRAGMA user_version = 3;
                CREATE TABLE programme(version INTEGER PRIMARY KEY, source TEXT NOT NULL, \
                row_check INTEGER NOT NULL GENERATED ALWAYS AS (\(check)) STORED) STRICT;
                INSERT INTO programme(version, source) VALUES (1, 'id: earlier');
                PRAGMA writable_schema = ON;
                UPDATE sqlite_schema SET sql = replace(sql, '\(check)', '\(earlier)')
                WHERE name = 'programme'
                """
            )
        }

        try programme(checkedBy: "row_check(version, source || version)")
        #expect(
            throws: StoreError.corrupt(what: "table programme, 1 rows: not as they were written")
        ) { try open() }

        try programme(checkedBy: earlier)
        let store = try open()
        #expect(try store.read { try $0.programmeSource()?.source } == "id: earlier")
        #expect(try store.faults() == [])
    }

    /// The account locks a mutex at each allocation; after the first connection it can't be given up.
    @Test func `is opened without SQLite's account of memory`() async throws {
        await #expect(processExitsWith: .success) { [device = device as String] in
            let store = try DeviceStore(folder: device, create: false, world: .system)
            try #require(try store.read { try $0.programmeSource()?.source } == "id: none")
            try #require(sqlite3_memory_used() == 0)
        }
    }

    @Test func `with a NULL where none may be is damaged, and read no further`() throws {
        try sql(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'source TEXT NOT NULL', 'source TEXT')
            WHERE name = 'programme'
            """
        )
        try sql("UPDATE programme SET source = NULL")

        let store = try open()

        #expect {
            try store.read { _ = try $0.programmeSource() }
        } throws: { error in
            if case StoreError.corrupt = error { true } else { false }
        }
    }

    @Test func `with a counter below zero is damaged, and read no further`() throws {
        try sql("INSERT INTO writer(id, scope, counter) VALUES (1, 1, -123)")

        let store = try open()

        #expect {
            try store.read { _ = try $0.writer(WriterID(1)) }
        } throws: { error in
            if case StoreError.corrupt = error { true } else { false }
        }
    }

    private func open() throws -> DeviceStore {
        try DeviceStore(folder: device, create: false, world: .system)
    }

    /// Runs SQL on the closed database, with row checks as the store writes them.
    private func sql(_ text: String) throws {
        var database: OpaquePointer?
        try #require(sqlite3_open(device + "/brobygger.db", &database) == SQLITE_OK)
        defer { sqlite3_close(database) }
        brobygger_add_row_check(database)
        try #require(sqlite3_exec(database, text, nil, nil, nil) == SQLITE_OK)
    }
}
