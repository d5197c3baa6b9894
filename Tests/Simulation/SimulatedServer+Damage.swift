import CRecordStore
import Foundation
import GRDB
import MergeCore
import RecordFormat
import RecordStore

extension SimulatedServer {
    /// The records that the server holds, voided and erased ones included.
    package func states() throws -> [RecordID: RecordState] {
        var states: [RecordID: RecordState] = [:]
        try store.read { transaction in
            for scope in try transaction.scopes() {
                try transaction.eachRecord(in: scope, after: 0) { record in
                    states[record.id] = try RecordState(canonicalBytes: record.bytes)
                    return true
                }
            }
        }
        return states
    }

    /// Loses a record and makes everything else agree with that, as only a fault of the program
    /// could: a digest on the other side is the only thing that tells.
    package func loseRecord(_ dice: Dice) throws {
        guard let id = try states().keys.sorted().randomElement(dice) else { return }
        let copy = disk.restarted(losing: .everything)
        try damage(copy, id)
        try restart(on: copy)
    }

    private func damage(_ disk: SimulatedDisk, _ id: RecordID) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { brobygger_add_row_check($0.sqliteConnection) }
        let path = disk.path + "/" + ServerStore.fileName
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.write { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: "SELECT n, scope, hash FROM record WHERE id = ?",
                    arguments: [Data(id.bytes)]
                ),
                let hash = MergeHash(bytes: [UInt8](row["hash"] as Data)),
                let stored = try Data.fetchOne(
                    database,
                    sql: "SELECT digest FROM scope WHERE n = ?",
                    arguments: [row["scope"] as Int64]
                ),
                var digest = ScopeDigest(bytes: [UInt8](stored))
            else { return }
            digest.remove(id, hash)
            let number: Int64 = row["n"]
            try database.execute(
                sql: "DELETE FROM history WHERE record = ?",
                arguments: [number]
            )
            try database.execute(sql: "DELETE FROM record WHERE n = ?", arguments: [number])
            try database.execute(
                sql: "UPDATE scope SET digest = ? WHERE n = ?",
                arguments: [Data(digest.bytes), row["scope"] as Int64]
            )
        }
        try database.close()
    }
}
