internal import MergeCore
internal import RecordFormat
public import RecordStore

/// Recomputes from the stored states what was derived from them.
public struct Verification: Sendable {
    /// How many states were checked, superseded ones included.
    public private(set) var states = 0
    /// How many records were checked.
    public private(set) var records = 0
    /// What differs, one sentence each, in English; empty if all is well.
    public private(set) var differences: [String] = []

    /// Checks every row of every table, and every record, history and digest, of a store.
    public init(of store: ServerStore) throws {
        differences = try store.faults()
        // A row that isn't as it was written may not even have the columns that reading it needs.
        guard differences.isEmpty else { return }
        self = try store.read { transaction in
            var result = Verification()
            for scope in try transaction.scopes() {
                try result.check(scope, in: transaction)
            }
            result.differences += try transaction.viewFaults()
            return result
        }
    }

    private init() {}

    private mutating func check(
        _ scope: ServerScope,
        in transaction: ServerTransaction
    ) throws {
        var digest = ScopeDigest()
        var last: Int64 = 0
        try transaction.eachRecord(in: scope, after: 0) { record in
            digest.insert(record.id, record.hash)
            last = record.position
            records += 1
            checkState(record.bytes, "record \(record.id)")
            if MergeHash(of: record.bytes) != record.hash {
                differences.append("record \(record.id): its hash is not that of its state")
            }
            for old in try transaction.history(of: record) {
                checkState(old.bytes, "record \(record.id) at position \(old.position)")
                if old.position >= record.position {
                    differences.append("record \(record.id): its history is not older than it")
                }
            }
            return true
        }
        if digest != scope.digest {
            differences.append("scope \(scope.id.rawValue): the digest is not that of its records")
        }
        if last > scope.position {
            differences.append("scope \(scope.id.rawValue): a record beyond the last position")
        }
    }

    private mutating func checkState(_ bytes: [UInt8], _ name: String) {
        states += 1
        do {
            _ = try RecordState(canonicalBytes: bytes)
        } catch {
            differences.append("\(name): \(error)")
        }
    }
}
