internal import Counting
internal import MergeCore
internal import Programmes
internal import RecordFormat
internal import RecordStore

/// A cut that is read: of today, or one that was printed before.
struct ReadCut {
    /// `<8 hex of the generation>-<number>`.
    let name: String
    let programme: Programme
    private let stored: StoredCut
    private let isOld: Bool

    /// - Parameters:
    ///   - name: Nil stores and names a new one.
    ///   - partner: Reads what this partner holds only; nil reads everything.
    /// - Throws: ``UnknownCut`` for a cut that this server doesn't know.
    init(
        _ name: String?,
        of partner: String?,
        store: ServerStore,
        shelf: ProgrammeShelf
    ) throws {
        (stored, programme) = try store.write { transaction in
            var cut = try Self.cut(name, shelf: shelf, in: transaction)
            guard let programme = try shelf.programme(version: cut.programme, in: transaction)
            else { throw StoreError.corrupt(what: "programme") }
            if let partner { cut.positions = try Self.held(cut.positions, partner, transaction) }
            return (cut, programme)
        }
        self.name = "\(hex(Array(stored.generation.prefix(4))))-\(stored.number)"
        isOld = name != nil
    }

    /// Hands over what the records say, in one read.
    ///
    /// - Returns: How many records of the cut were erased since; 0 for one of today.
    func eachFact(
        _ pass: FactPass,
        in store: ServerStore,
        groups: FactPass.GroupSink,
        records: FactPass.RecordSink = { _, _, _ in }
    ) throws -> Int {
        try store.read { transaction in
            try transaction.eachFact(at: stored.positions, pass, groups: groups, records: records)
            return isOld ? try Self.erasures(since: stored, in: transaction) : 0
        }
    }

    /// The positions of the scopes that a partner's devices hold.
    private static func held(
        _ positions: [Int64: Int64],
        _ partner: String,
        _ transaction: ServerTransaction
    ) throws -> [Int64: Int64] {
        let held = try transaction.scopes().filter { scope in
            let id = scope.id.rawValue
            return scope.partner == partner || id == PairScope.shared
                || PairScope.other(than: partner, in: id) != nil
        }
        let numbers = Set(held.map(\.number))
        return positions.filter { numbers.contains($0.key) }
    }

    private static func cut(
        _ name: String?,
        shelf: ProgrammeShelf,
        in transaction: ServerTransaction
    ) throws -> StoredCut {
        guard let name else {
            return try transaction.currentCut(programme: shelf.newest(in: transaction).version)
        }
        let parts = name.split(separator: "-").map(String.init)
        guard parts.count == 2, let number = Int64(parts[1]),
            let cut = try transaction.cut(number: number),
            hex(Array(cut.generation.prefix(4))) == parts[0].lowercased()
        else { throw UnknownCut(name: name) }
        return cut
    }

    private static func erasures(
        since cut: StoredCut,
        in transaction: ServerTransaction
    ) throws -> Int {
        var count = 0
        for scope in try transaction.scopes() {
            guard let position = cut.positions[scope.number] else { continue }
            try transaction.eachRecord(in: scope, after: position) { record in
                if try RecordState(storedBytes: record.bytes).erasure != nil,
                    try transaction.wasErased(record, after: position)
                {
                    count += 1
                }
                return true
            }
        }
        return count
    }
}

/// A cut that this server never gave out, or has lost in a restore: refused, never approximated.
public struct UnknownCut: Error, Sendable {
    public let name: String
}
