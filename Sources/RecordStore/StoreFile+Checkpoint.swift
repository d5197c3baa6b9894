internal import GRDB
internal import GRDBSQLite

extension StoreFile {
    /// Moves everything committed into the main file and empties the log; one that somebody reads just
    /// then is left as it is.
    ///
    /// The main file's epoch changes first, and the note names the old and the new one until the log
    /// is empty: so a main file that is put back later, beside this log, is recognised.
    func checkpoint() throws {
        try Self.naming(folder.path) { try exclusively { try checkpointLocked() } }
    }

    func checkpointLocked() throws {
        let epoch = world.randomBytes(8)
        var note = try keeper.read() ?? currentNote()
        if !note.epochs.isEmpty { note.epochs.append(epoch) }
        try keeper.write(note)
        let busy = try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try database.setMeta("epoch", epoch)
                return .commit
            }
            // Whoever reads just now keeps the log: the next checkpoint empties it, and nobody waits.
            sqlite3_busy_timeout(database.sqliteConnection, 0)
            defer { sqlite3_busy_timeout(database.sqliteConnection, Self.busySeconds * 1000) }
            return try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 1
        }
        guard busy == 0 else { return }
        note.epochs = [epoch]
        try keeper.write(note)
    }

    /// The note that a store whose note was lost gets: a token no database holds.
    private func currentNote() throws -> LineageNote {
        let shown = try queue.read { database in
            let known = try epochs(database)
            return try known.isEmpty ? [] : known + [database.meta("epoch") ?? []]
        }
        return LineageNote(token: [], epochs: shown)
    }

    /// Adds the main file's epoch to a note that doesn't name it, as after a restore, and takes the
    /// note's token away, so that the database stays a copy until it was read through.
    static func noteEpoch(of queue: DatabaseQueue, keeper: any LineageKeeper) throws {
        guard var note = try keeper.read(), let epoch = try queue.read({ try $0.meta("epoch") }),
            !note.epochs.contains(epoch)
        else { return }
        note.epochs.append(epoch)
        note.token = []
        try keeper.write(note)
    }
}
