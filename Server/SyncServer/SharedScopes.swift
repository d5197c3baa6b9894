internal import MergeCore
internal import Programmes
public import RecordStore
internal import WireProtocol

/// The scopes that partners share by the programme: one for each pair that may refer people to each
/// other, and one for all.
public struct SharedScopes: Sendable {
    /// Each with the partners that hold it.
    private let scopes: [(id: String, holders: [String])]

    /// Works out which scopes the newest programme asks for; none if there is no programme yet.
    public init(in transaction: ServerTransaction, shelf: ProgrammeShelf) throws {
        let partners = try transaction.partners().map(\.id)
        // A programme that this program can't read shares nothing; whoever needs it says so.
        let programme = try? shelf.newest(in: transaction)
        let kinds = Set((programme?.kinds ?? []).map(\.scope))
        var scopes: [(id: String, holders: [String])] = []
        if kinds.contains(.shared) { scopes.append((PairScope.shared, partners)) }
        if let programme, kinds.contains(.pair) {
            for (index, one) in partners.enumerated() {
                for other in partners[(index + 1)...] where programme.pairs.contains(one, other) {
                    scopes.append((PairScope.id(one, other), [one, other]))
                }
            }
        }
        self.scopes = scopes
    }

    /// The ids of the scopes that a partner's devices hold beside its own.
    func ids(of partner: String) -> [ScopeID] {
        scopes.filter { $0.holders.contains(partner) }.map { ScopeID($0.id) }
    }

    /// Makes what is missing, and gives every device leave to hold what its partner shares.
    ///
    /// Run after each change of partners or programme and at each start, because the database may
    /// have been put back. What the ledger has taken away stays away.
    ///
    /// - Parameter entries: All that the ledger says.
    public func settle(
        _ ledger: Ledger,
        _ entries: [Ledger.Entry],
        in transaction: ServerTransaction
    ) throws {
        try makeScopes(in: transaction)
        for device in try transaction.devices() where !device.isRevoked {
            guard try grant(device, in: transaction) else { continue }
            try ledger.applyGrants(of: device, entries, in: transaction)
        }
    }

    /// Makes the scopes that are missing.
    func makeScopes(in transaction: ServerTransaction) throws {
        for scope in scopes { try transaction.insertScope(scope.id, partner: nil) }
    }

    /// Gives a device what it lacks; false if it lacks nothing.
    private func grant(_ device: ServerDevice, in transaction: ServerTransaction) throws -> Bool {
        let held = Set(try transaction.grants(of: device).map(\.scope))
        let missing = ids(of: device.partner).filter { !held.contains($0) }
        let mayWrite = Role(rawValue: device.role)?.mayWrite ?? false
        for id in missing {
            guard let scope = try transaction.scope(id) else { continue }
            try transaction.insertGrant(
                device: device.number,
                scope: scope,
                mayWrite: mayWrite,
                id: transaction.world.randomBytes(8)
            )
        }
        return !missing.isEmpty
    }
}
