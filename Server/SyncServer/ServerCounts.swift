public import Counting
internal import MergeCore
public import Programmes
internal import RecordFormat
public import RecordStore

/// Counts over every partner, of one cut.
public struct ServerCounts: Sendable {
    /// `<8 hex of the generation>-<number>`: repeats these counts exactly.
    public let cut: String
    public let programme: Programme
    public let tables: [CountTable]
    /// Records of the cut that have been erased since, whose values are gone.
    public let erasedSince: Int

    /// Counts the state of today, or of a cut that was printed before.
    ///
    /// - Parameter partner: Counts this partner's own records only; nil counts every partner's.
    /// - Throws: ``CountError``, or ``UnknownCut`` for a cut that this server doesn't know.
    public init(
        _ query: CountQuery,
        asOf name: String?,
        of partner: String? = nil,
        store: ServerStore,
        shelf: ProgrammeShelf
    ) throws {
        let (stored, programme) = try store.write { transaction in
            var cut = try Self.cut(name, shelf: shelf, in: transaction)
            guard let programme = try shelf.programme(version: cut.programme, in: transaction)
            else { throw StoreError.corrupt(what: "programme") }
            if let partner { cut.positions = try Self.own(cut.positions, partner, transaction) }
            return (cut, programme)
        }
        self.programme = programme
        cut = "\(hex(Array(stored.generation.prefix(4))))-\(stored.number)"
        var counter = try Counter(programme: programme, query: query)
        let reads = counter.reads
        var erased = 0
        try store.read { transaction in
            try transaction.eachState(at: stored.positions) { scope, _, bytes in
                let record = ShownRecord(
                    counted: try RecordState(storedBytes: bytes),
                    programme: programme,
                    kinds: reads.kinds,
                    fields: reads.fields
                )
                guard let record else { return }
                counter.add(
                    RecordFact(
                        partner: scope.partner ?? scope.id.rawValue,
                        kind: record.kind,
                        values: record.values,
                        sets: record.sets,
                        tallies: record.tallies
                    )
                )
            }
            if name != nil { erased = try Self.erasures(since: stored, in: transaction) }
        }
        tables = counter.tables()
        erasedSince = erased
    }

    /// The positions of a partner's own scope.
    private static func own(
        _ positions: [Int64: Int64],
        _ partner: String,
        _ transaction: ServerTransaction
    ) throws -> [Int64: Int64] {
        let own = Set(try transaction.scopes().filter { $0.partner == partner }.map(\.number))
        return positions.filter { own.contains($0.key) }
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
                if try RecordState(storedBytes: record.bytes).erasure != nil { count += 1 }
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
