public import Counting
internal import MergeCore
public import Programmes
internal import RecordFormat
public import RecordStore
internal import WireProtocol

/// Counts over what a device holds, its unsent work included.
public struct DeviceCounts: Sendable {
    /// `<8 hex>-<verified position>`; nil unless all that the device holds is proven equal.
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
        var sums = Counters(counters)
        let pass = FactPass(programme, parts: sums.parts)
        (cut, pendingIncluded) = try store.read { transaction in
            try transaction.eachFact(of: partner, pass, progress: progress) { parts, fact, times in
                for part in parts { sums.add(fact, times: times, toPart: part) }
            }
            return (try transaction.verifiedCut(), try transaction.pendingSummary().records)
        }
        tables = sums.tables()
    }
}

extension DeviceTransaction {
    /// The name of what was proven equal: 8 hex digits of a hash of where every scope stands, in which
    /// generation, and the position of the partner's own.
    ///
    /// Two devices give one name to the same records only, and no server gives it to a cut of its own.
    func verifiedCut() throws -> String? {
        let scopes = try scopes()
        guard let own = scopes.first, scopes.allSatisfy({ ScopeStanding($0).isVerified }) else {
            return nil
        }
        var places = CBORWriter()
        for scope in scopes.sorted(by: { $0.id < $1.id }) {
            places.write(scope.id.rawValue)
            places.write(bytes: scope.generation ?? [])
            places.write(scope.pulled)
        }
        return "\(hex(Array(sha256(places.bytes).prefix(4))))-\(own.pulled)"
    }
}
