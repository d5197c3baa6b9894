public import Programmes
public import RecordStore
import Synchronization

/// The programme versions of a server, each parsed once.
public final class ProgrammeShelf: Sendable {
    private let parsed = Mutex<[Int: Programme]>([:])

    public init() {}

    /// A programme version; nil if it was never set here.
    public func programme(
        version: Int,
        in transaction: ServerTransaction
    ) throws -> Programme? {
        if let known = parsed.withLock({ $0[version] }) { return known }
        guard let source = try transaction.programmeSource(version: version) else { return nil }
        let programme = try Programme(yaml: source)
        parsed.withLock { $0[version] = programme }
        return programme
    }

    /// The newest programme version.
    public func newest(in transaction: ServerTransaction) throws -> Programme {
        guard let version = try transaction.programmeSource()?.version,
            let programme = try programme(version: version, in: transaction)
        else { throw StoreError.corrupt(what: "programme") }
        return programme
    }
}
