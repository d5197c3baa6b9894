internal import Counting
internal import MergeCore
public import Programmes
internal import RecordFormat
public import RecordStore
public import Reporting
internal import WireProtocol

/// Reports of what a device holds: its own partner's.
public struct DeviceReports: Sendable {
    private let store: DeviceStore
    private let programme: Programme
    private let partner: String

    /// - Throws: ``DeviceError/notJoined`` before the first enrolment.
    public init(_ device: Device, _ programme: Programme) throws {
        guard let statement = try device.statement() else { throw DeviceError.notJoined }
        store = device.store
        self.programme = programme
        partner = statement.partner
    }

    /// Makes a report of today.
    ///
    /// - Parameter isListing: Whether the records that it depends on are listed, as freezing needs.
    /// - Throws: ``ReportError``.
    public func make(_ request: ReportRequest, isListing: Bool) throws -> FrozenReport {
        let previous = try store.read { try $0.newestReport(of: request.kind) }
        return try make(request, isListing: isListing, previous: previous?.opened())
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
            partner: partner,
            partnerNames: partnerNames
        )
        let current = try make(request, isListing: true, previous: nil)
        var fates = ReportFates(programme, from: frozen, to: current, at: stored.at)
        try store.read { transaction in
            try transaction.eachRecord { fates.add($0.id, $0.state) }
        }
        return ReportDiff(from: frozen, to: current, fates: fates.fates)
    }

    private func make(
        _ request: ReportRequest,
        isListing: Bool,
        previous: FrozenReport?
    ) throws -> FrozenReport {
        let plan = try ReportPlan(request, programme: programme)
        var collector = ReportCollector(plan)
        var records: [FrozenReport.Record] = []
        let pass = FactPass(plan, collector, isListing: isListing)
        let (cut, pending) = try store.read { transaction in
            try transaction.eachFact(of: partner, pass) { parts, fact, times in
                for part in parts { collector.add(fact, times: times, toPart: part) }
            } records: { id, bytes, fact in
                guard collector.add(id: "\(id)", fact), isListing else { return }
                records.append(
                    FrozenReport.Record(id: id, bytes: bytes, fact: fact, programme: programme)
                )
            }
            return (try transaction.verifiedCut(), try transaction.pendingSummary().records)
        }
        let data = collector.data(asOf: cut, pendingIncluded: pending, previous: previous)
        return FrozenReport(try Report(plan, data), records: records)
    }
}
