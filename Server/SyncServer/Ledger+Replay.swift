public import MergeCore
internal import RecordFormat
public import RecordStore

extension Ledger {
    /// Does again what the ledger says, in a database that may be older than it.
    ///
    /// Runs at every start, after the new generation was stored.
    ///
    /// - Parameter entries: All that it says.
    func replay(_ entries: [Entry], in transaction: ServerTransaction) throws {
        for entry in entries {
            switch entry {
            case .deviceRevoked(let device):
                try transaction.revoke(device: bytes(hex: device) ?? [])
            case .invitationUsed(let codeHash, let device):
                try transaction.useInvitation(
                    codeHash: bytes(hex: codeHash) ?? [],
                    by: bytes(hex: device) ?? []
                )
            case .grantSet, .generationStarted: break
            case .recordErased(let record, let reason):
                guard let id = RecordID(record), let reason = bytes(hex: reason) else { continue }
                try transaction.erase(id, reason: Value(bytes: reason))
            }
        }
        for device in try transaction.devices() {
            try applyGrants(of: device, entries, in: transaction)
        }
        if try Self.isAhead(entries, of: transaction) { try transaction.insertRestoration() }
    }

    /// Whether a generation was started that the database doesn't know, because it was put back.
    static func isAhead(_ entries: [Entry], of transaction: ServerTransaction) throws -> Bool {
        let last = entries.reversed().lazy.compactMap { entry -> String? in
            if case .generationStarted(let generation) = entry { generation } else { nil }
        }.first
        guard let last else { return false }
        return try !transaction.hasGeneration(bytes(hex: last) ?? [])
    }

    /// The last word on each grant of a device counts.
    func applyGrants(
        of device: ServerDevice,
        _ entries: [Entry],
        in transaction: ServerTransaction
    ) throws {
        for case .grantSet(hex(device.id), let scope, let leave, let grant) in entries {
            guard let scope = try transaction.scope(ScopeID(scope)) else { continue }
            try transaction.deleteGrant(device: device.number, scope: scope)
            guard leave != "none" else { continue }
            try transaction.insertGrant(
                device: device.number,
                scope: scope,
                mayWrite: leave == "write",
                id: bytes(hex: grant) ?? []
            )
        }
    }

    /// Gives a device leave to hold a scope, to write or only to read, or takes it away.
    ///
    /// Durable in the ledger before it takes effect.
    public func setGrant(
        of device: ServerDevice,
        to scope: ScopeID,
        mayHold: Bool,
        mayWrite: Bool,
        in store: ServerStore
    ) throws {
        let leave = mayHold ? mayWrite ? "write" : "read" : "none"
        try append(
            .grantSet(
                device: hex(device.id),
                scope: scope.rawValue,
                leave: leave,
                grant: hex(store.world.randomBytes(8))
            )
        )
        let entries = try entries()
        try store.write { try applyGrants(of: device, entries, in: $0) }
    }

    /// Clears every value of a record for good, wherever it comes from again.
    ///
    /// Durable in the ledger before it takes effect.
    ///
    /// - Returns: Whether the server holds the record now.
    @discardableResult
    public func erase(_ id: RecordID, reason: Value, in store: ServerStore) throws -> Bool {
        try append(.recordErased(record: "\(id)", reason: hex(reason.bytes)))
        return try store.write { transaction in
            let isHeld = try transaction.erase(id, reason: reason)
            try transaction.catchUpView(segmentsMax: 4)
            return isHeld
        }
    }
}

extension ServerTransaction {
    /// Erases a record, its superseded states and whatever of it comes back later.
    @discardableResult
    public func erase(_ id: RecordID, reason: Value) throws -> Bool {
        try insertErasure(of: id, reason: reason)
        guard let record = try record(id),
            var scope = try scopes().first(where: { $0.number == record.scope })
        else { return false }
        var state = try RecordState(canonicalBytes: record.bytes)
        guard state.erasure == nil else { return true }
        state.erase(reason: reason)
        let bytes = state.canonicalBytes
        _ = try store(
            bytes,
            hash: MergeHash(of: bytes),
            of: id,
            replacing: record,
            in: &scope,
            device: record.device
        )
        try purgeHistory(of: record, leaving: bytes)
        try update(scope)
        return true
    }
}
