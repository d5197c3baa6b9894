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
    public let tables: [CountTable]

    /// - Throws: ``CountError`` for a query that the programme can't answer.
    ///
    /// - Parameter progress: Hears how many records were looked at so far.
    public init(
        _ query: CountQuery,
        programme: Programme,
        store: DeviceStore,
        progress: (Int) -> Void = { _ in }
    ) throws {
        let partner = try Device(store: store).statement()?.partner ?? ""
        var counter = try Counter(programme: programme, query: query)
        let reads = counter.reads
        var seen = 0
        (cut, pendingIncluded) = try store.read { transaction in
            try transaction.eachRecord { stored in
                seen += 1
                progress(seen)
                let record = ShownRecord(
                    counted: stored.state,
                    programme: programme,
                    kinds: reads.kinds,
                    fields: reads.fields
                )
                guard let record else { return }
                counter.add(
                    RecordFact(
                        partner: partner,
                        kind: record.kind,
                        values: record.values,
                        sets: record.sets,
                        tallies: record.tallies
                    )
                )
            }
            let scope = try transaction.scopes().first
            let name = scope.flatMap { scope in
                scope.generation.flatMap { generation in
                    scope.verified.map { "\(hex(Array(generation.prefix(4))))-\($0)" }
                }
            }
            return (name, try transaction.pendingSummary().records)
        }
        tables = counter.tables()
    }
}
