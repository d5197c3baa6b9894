internal import GRDB

extension DeviceTransaction {
    /// A number that changes when another connection has committed something to this database.
    ///
    /// It costs a look at the log's index and no reading of the file.
    ///
    /// Source: https://www.sqlite.org/pragma.html#pragma_data_version
    public func versionByOthers() throws -> Int64 {
        try database.integer("PRAGMA data_version") ?? 0
    }
}
