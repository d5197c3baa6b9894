public import Counting
internal import MergeCore
public import Programmes
internal import RecordFormat
public import RecordStore
internal import WireProtocol

/// Counts over what a device holds, its unsent work included.
public struct DeviceCounts: Sendable {
    /// `<8 hex of the generation>-<verified position>`; nil before the first verified sync.
    public let cut: String?
    /// Records among those counted that the server has not acknowledged.
    public let pendingIncluded: Int
    /// The tables of each query, in the order of the queries.
    public let tables: [CountTable]

    /// Counts for one query.
    public init(
        _ query: CountQuery,
        programme: Programme,
        store: DeviceStore,
        progress: (Int) -> Void = { _ in }
    ) throws {
        try self.init([query], programme: programme, store: store, progress: progress)
    }

    /// Counts for all queries, in one read.
    ///
    /// - Throws: ``CountError`` for a query that the programme can't answer.
    ///
    /// - Parameter progress: Hears how many records were looked at so far.
    public init(
        _ queries: [CountQuery],
        programme: Programme,
        store: DeviceStore,
        progress: (Int) -> Void = { _ in }
    ) throws {
        let partner = try Device(store: store).statement()?.partner ?? ""
        var counters: [Counter] = []
        for query in queries {
            counters.append(try Counter(programme: programme, query: query, of: partner))
        }
        let kinds = Set(counters.flatMap { $0.reads.kinds })
        let fields = Set(counters.flatMap { $0.reads.fields })
        var seen = 0
        (cut, pendingIncluded) = try store.read { transaction in
            try transaction.eachRecord { stored in
                seen += 1
                progress(seen)
                let record = ShownRecord(
                    counted: stored.state,
                    programme: programme,
                    kinds: kinds,
                    fields: fields
                )
                guard let record, let kind = programme.kind(named: record.kind) else { return }
                let fact = RecordFact(
                    partner: partner,
                    scope: stored.state.scope.rawValue,
                    kind: kind,
                    values: record.values,
                    sets: record.sets,
                    tallies: record.tallies
                )
                for index in counters.indices { counters[index].add(fact) }
            }
            let scope = try transaction.scopes().first
            let name = scope.flatMap { scope in
                scope.generation.flatMap { generation in
                    scope.verified.map { "\(hex(Array(generation.prefix(4))))-\($0)" }
                }
            }
            return (name, try transaction.pendingSummary().records)
        }
        tables = counters.flatMap { $0.tables() }
    }
}
