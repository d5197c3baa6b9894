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
    /// The tables of each query, in the order of the queries.
    public let tables: [CountTable]
    /// Records of the cut that have been erased since, whose values are gone.
    public let erasedSince: Int

    /// Counts for one query.
    public init(
        _ query: CountQuery,
        asOf name: String?,
        of partner: String? = nil,
        store: ServerStore,
        shelf: ProgrammeShelf
    ) throws {
        try self.init(asOf: name, of: partner, store: store, shelf: shelf) { _ in [query] }
    }

    /// Counts the state of today, or of a cut that was printed before, for all queries in one read.
    ///
    /// - Parameters:
    ///   - partner: Counts what this partner holds only: its own records and those that it shares;
    ///     nil counts every partner's.
    ///   - queries: What to count, asked by the programme that is counted by.
    /// - Throws: ``CountError``, or ``UnknownCut`` for a cut that this server doesn't know.
    public init(
        asOf name: String?,
        of partner: String? = nil,
        store: ServerStore,
        shelf: ProgrammeShelf,
        queries: (Programme) throws -> [CountQuery]
    ) throws {
        let (stored, programme) = try store.write { transaction in
            var cut = try Self.cut(name, shelf: shelf, in: transaction)
            guard let programme = try shelf.programme(version: cut.programme, in: transaction)
            else { throw StoreError.corrupt(what: "programme") }
            if let partner { cut.positions = try Self.held(cut.positions, partner, transaction) }
            return (cut, programme)
        }
        self.programme = programme
        cut = "\(hex(Array(stored.generation.prefix(4))))-\(stored.number)"
        var counters: [Counter] = []
        for query in try queries(programme) {
            counters.append(try Counter(programme: programme, query: query, of: partner))
        }
        let kinds = Set(counters.flatMap { $0.reads.kinds })
        let fields = Set(counters.flatMap { $0.reads.fields })
        var erased = 0
        try store.read { transaction in
            try transaction.eachState(at: stored.positions) { scope, _, bytes in
                let record = ShownRecord(
                    counted: try RecordState(storedBytes: bytes),
                    programme: programme,
                    kinds: kinds,
                    fields: fields
                )
                guard let record, let kind = programme.kind(named: record.kind) else { return }
                let fact = RecordFact(
                    partner: scope.partner ?? scope.id.rawValue,
                    scope: scope.id.rawValue,
                    kind: kind,
                    values: record.values,
                    sets: record.sets,
                    tallies: record.tallies
                )
                for index in counters.indices { counters[index].add(fact) }
            }
            if name != nil { erased = try Self.erasures(since: stored, in: transaction) }
        }
        tables = counters.flatMap { $0.tables() }
        erasedSince = erased
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
