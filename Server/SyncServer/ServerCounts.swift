public import Counting
public import Programmes
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
        let cut = try ReadCut(name, of: partner, store: store, shelf: shelf)
        let programme = cut.programme
        var counters: [Counter] = []
        for query in try queries(programme) {
            counters.append(try Counter(programme: programme, query: query, of: partner))
        }
        var sums = Counters(counters)
        erasedSince = try cut.eachFact(FactPass(programme, parts: sums.parts), in: store) {
            parts,
            fact,
            times in
            for part in parts { sums.add(fact, times: times, toPart: part) }
        }
        self.programme = programme
        self.cut = cut.name
        tables = sums.tables()
    }
}
