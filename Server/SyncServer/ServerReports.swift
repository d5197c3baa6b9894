internal import Counting
internal import MergeCore
internal import Programmes
internal import RecordFormat
public import RecordStore
public import Reporting

/// Reports of what a server holds: all partners'.
public struct ServerReports: Sendable {
    private let store: ServerStore
    private let shelf: ProgrammeShelf

    public init(_ store: ServerStore, shelf: ProgrammeShelf) {
        self.store = store
        self.shelf = shelf
    }

    /// Makes a report of today, or of a cut that was printed before.
    ///
    /// - Parameters:
    ///   - name: The cut; nil stores and names a new one.
    ///   - isListing: Whether the records that it depends on are listed, as freezing needs.
    /// - Throws: ``ReportError``, or ``UnknownCut`` for a cut that this server doesn't know.
    public func make(
        _ request: ReportRequest,
        asOf name: String? = nil,
        isListing: Bool
    ) throws -> FrozenReport {
        let previous = try store.read { try $0.newestReport(of: request.kind) }
        return try make(request, name, isListing: isListing, previous: previous?.opened())
    }

    /// Keeps a report and gives its name.
    public func freeze(_ report: FrozenReport) throws -> String {
        let stored = StoredReport(report, at: store.world.now())
        try store.write { try $0.insert(stored) }
        return stored.name
    }

    /// The frozen reports, oldest first.
    public func stored() throws -> [StoredReport] {
        try store.read { try $0.frozenReports() }
    }

    /// The frozen report of that name; nil if there is none.
    public func stored(named name: String) throws -> StoredReport? {
        try store.read { try $0.frozenReport(named: name) }
    }

    /// What was corrected since a report was frozen.
    public func difference(
        since stored: StoredReport,
        partnerNames: [String: String]
    ) throws -> ReportDiff {
        let frozen = try stored.opened()
        let request = ReportRequest(
            repeating: frozen.report,
            partner: nil,
            partnerNames: partnerNames
        )
        let current = try make(request, nil, isListing: true, previous: nil)
        let fates = try store.read { transaction in
            let programme = try shelf.newest(in: transaction)
            var fates = ReportFates(programme, from: frozen, to: current, at: stored.at)
            for scope in try transaction.scopes() {
                try transaction.eachRecord(in: scope, after: 0) { record in
                    fates.add(record.id, try RecordState(storedBytes: record.bytes))
                    return true
                }
            }
            return fates.fates
        }
        return ReportDiff(from: frozen, to: current, fates: fates)
    }

    private func make(
        _ request: ReportRequest,
        _ name: String?,
        isListing: Bool,
        previous: FrozenReport?
    ) throws -> FrozenReport {
        let cut = try ReadCut(name, of: nil, store: store, shelf: shelf)
        let plan = try ReportPlan(request, programme: cut.programme)
        var collector = ReportCollector(plan)
        var records: [FrozenReport.Record] = []
        let pass = FactPass(plan, collector, isListing: isListing)
        let erased = try cut.eachFact(pass, in: store) { parts, fact, times in
            for part in parts { collector.add(fact, times: times, toPart: part) }
        } records: { id, bytes, fact in
            guard collector.add(id: "\(id)", fact), isListing else { return }
            records.append(
                FrozenReport.Record(id: id, bytes: bytes, fact: fact, programme: cut.programme)
            )
        }
        let data = collector.data(
            asOf: cut.name,
            erasedSince: name == nil || erased == 0 ? nil : erased,
            previous: previous
        )
        return FrozenReport(try Report(plan, data), records: records)
    }
}
