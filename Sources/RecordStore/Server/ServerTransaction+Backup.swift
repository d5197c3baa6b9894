internal import GRDB

extension ServerTransaction {
    /// How many records a scope has.
    public func recordCount(in scope: ServerScope) throws -> Int {
        Int(
            try database.integer("SELECT count(*) FROM record WHERE scope = ?", [scope.number]) ?? 0
        )
    }
}
