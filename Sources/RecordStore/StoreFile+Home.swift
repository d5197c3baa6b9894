internal import GRDB

/// Whether a database lies where it was written, and what is done about one that doesn't.
///
/// A file that was copied while a checkpoint moved the log into it is half old and half new, and
/// SQLite need not notice. Only a copy can be so: a crash leaves a whole database.
extension StoreFile {
    /// Whether the note beside the database is its own; else it was copied or put back.
    func isAtHome() throws -> Bool {
        // Under the lock: the note of a transaction that has not committed yet is ahead of it.
        try exclusively { try read(isAtHome) }
    }

    func isAtHome(_ database: Database) throws -> Bool {
        guard let note = try keeper.read() else { return false }
        return try note.token == database.meta("lineage")
    }

    /// Gives the database and its note a new token, so that a later copy is noticed.
    func settle(_ database: Database) throws {
        let token = world.randomBytes(16)
        try database.setMeta("lineage", token)
        try keeper.write(LineageNote(token: token, epochs: try epochs(database)))
    }

    /// The epochs that the main file may show.
    ///
    /// They are the note's or, if a crash tore it, those that the main file and its log show now.
    /// None means any: the main file can't be read without its log.
    func epochs(_ database: Database) throws -> [[UInt8]] {
        if let known = try keeper.epochs() { return known }
        guard let alone = ForeignLog(folder: folder, keeper: keeper).mainFileEpoch() else {
            return []
        }
        return [alone, try database.meta("epoch") ?? []]
    }

    /// Runs `body`; damage found by it in a database that isn't at home is that of a torn copy.
    static func namingTornCopies<Result>(
        in folder: any StoreFolder,
        _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch StoreError.corrupt(let what) {
            // The database itself may be too damaged to be asked for its token.
            let isElsewhere = try folder.keeper.read()?.token.isEmpty ?? true
            throw isElsewhere
                ? StoreError.tornCopy(file: folder.path, what: [what])
                : StoreError.corrupt(what: what)
        }
    }
}
