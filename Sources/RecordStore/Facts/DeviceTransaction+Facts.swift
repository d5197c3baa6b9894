public import Counting
internal import GRDB
public import MergeCore
internal import Programmes

extension DeviceTransaction {
    /// Hands over what every record of the scopes that this device holds says now.
    ///
    /// - Parameters:
    ///   - partner: Whose records are in the device's own scope.
    ///   - progress: Hears how many records were looked at so far.
    public func eachFact(
        of partner: String,
        _ pass: FactPass,
        progress: (Int) -> Void = { _ in },
        groups: FactPass.GroupSink,
        records: FactPass.RecordSink = { _, _, _ in }
    ) throws {
        var pass = pass
        let sql = """
            SELECT record.scope, record.id, record.state FROM record
            JOIN scope ON scope.n = record.scope WHERE scope.held ORDER BY record.n
            """
        if pass.needsJoins {
            try database.scan(sql) { try pass.noteJoins($0.bytes(2)) }
        }
        var seen = 0
        try database.scan(sql) { row in
            seen += 1
            progress(seen)
            try pass.add(
                row.bytes(2),
                of: try recordID(row.bytes(1)),
                in: FactScope(number: row.integer(0), partner: partner),
                to: groups,
                records
            )
        }
        try pass.finish(to: groups)
    }
}
