public import Counting
internal import GRDB
public import MergeCore
internal import Programmes

extension ServerTransaction {
    /// Hands over what every record said at a cut, or says now.
    ///
    /// - Parameter positions: The scopes' positions; scopes that are not named are left out.
    public func eachFact(
        at positions: [Int64: Int64],
        _ pass: FactPass,
        groups: FactPass.GroupSink,
        records: FactPass.RecordSink = { _, _, _ in }
    ) throws {
        let scopes = try scopes().filter { positions[$0.number] != nil }
        guard scopes.contains(where: { positions[$0.number] != $0.position }) else {
            return try eachPresentFact(of: scopes, pass, groups: groups, records: records)
        }
        var pass = pass
        if pass.needsJoins {
            try eachState(of: scopes, at: positions) { _, row in try pass.noteJoins(row.bytes(2)) }
        }
        try eachState(of: scopes, at: positions) { scope, row in
            try pass.add(
                row.bytes(2),
                of: try recordID(row.bytes(1)),
                in: scope,
                to: groups,
                records
            )
        }
        try pass.finish(to: groups)
    }

    /// The scope's number, the record's id and its state in columns 0 to 2.
    private func eachState(
        of scopes: [ServerScope],
        at positions: [Int64: Int64],
        _ body: (FactScope, ScannedRow) throws -> Void
    ) throws {
        for scope in scopes {
            guard let position = positions[scope.number] else { continue }
            let known = FactScope(scope)
            try database.scan(
                "SELECT scope, id, state FROM record WHERE scope = ? AND position <= ?",
                [scope.number, position]
            ) { try body(known, $0) }
            guard position < scope.position else { continue }
            try database.scan(
                """
                SELECT record.scope, record.id, history.state FROM record
                JOIN history ON history.record = record.n AND history.position = (
                  SELECT max(position) FROM history AS h WHERE h.record = record.n AND h.position <= ?)
                WHERE record.scope = ? AND record.position > ?
                """,
                [position, scope.number, position]
            ) { try body(known, $0) }
        }
    }
}

extension FactScope {
    /// A scope that partners share is nobody's own; its records are counted by who wrote them.
    init(_ scope: ServerScope) {
        self.init(number: scope.number, partner: scope.partner ?? scope.id.rawValue)
    }
}

/// A record's id as it is stored.
func recordID(_ bytes: UnsafeRawBufferPointer) throws -> RecordID {
    guard let id = RecordID(bytes: bytes) else { throw StoreError.corrupt(what: "record id") }
    return id
}
