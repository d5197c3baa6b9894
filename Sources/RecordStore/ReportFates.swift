public import Counting
public import MergeCore
public import Programmes
internal import RecordFormat
public import Reporting

extension FrozenReport.Record {
    /// The record that a fact was read from.
    ///
    /// - Parameter bytes: Its canonical state.
    public init(id: RecordID, bytes: [UInt8], fact: RecordFact, programme: Programme) {
        let date = programme.kind(named: fact.kind)?.dateField?.name ?? ""
        let day: Day? = if case .day(let day)?? = fact.values[date]?.first { day } else { nil }
        self.init(
            id: "\(id)",
            hash: MergeHash(of: bytes).bytes,
            kind: fact.kind,
            day: day ?? Day(daysSinceEpoch: 0)
        )
    }
}

/// Finds out why records differ from what a frozen report was made of.
///
/// Hand in every record, of whatever kind: reasons of corrections are records too.
public struct ReportFates: Sendable {
    private let ids: Set<String>
    private let frozen: Set<String>
    private let current: Set<String>
    /// Reasons given before that day are about something else.
    private let since: Day
    private let correction: Kind?
    private var states: [String: RecordState] = [:]
    private var reasons: [String: Set<String>] = [:]

    /// - Parameter at: When the report was frozen, in seconds since 1970-01-01.
    public init(
        _ programme: Programme,
        from frozen: FrozenReport,
        to current: FrozenReport,
        at: Int64
    ) {
        ids = Set(ReportDiff.recordsToExplain(frozen, current))
        self.frozen = Set(frozen.records.map(\.id))
        self.current = Set(current.records.map(\.id))
        // By the earliest time zone: a reason given on the same day is never missed.
        since = Day(daysSinceEpoch: Int32(clamping: at / 86_400) - 1)
        correction = programme.kind(named: "correction")
    }

    /// Takes up a record.
    public mutating func add(_ id: RecordID, _ state: RecordState) {
        if ids.contains("\(id)") { states["\(id)"] = state }
        guard let correction, state.kind.rawValue == UInt32(correction.id), state.isShown,
            let day = value("date", of: state, in: correction)?.integer,
            day >= since.daysSinceEpoch,
            let record = value("record", of: state, in: correction)?.text, ids.contains(record),
            let reason = value("reason", of: state, in: correction)?.text
        else { return }
        reasons[record, default: []].insert(reason)
    }

    /// Why each record differs, by its id.
    public var fates: [String: ReportDiff.Fate] {
        var fates: [String: ReportDiff.Fate] = [:]
        for (id, state) in states {
            let given = (reasons[id] ?? []).sorted()
            let voided = Set(state.marks.entries.compactMap(\.value.reason.text)).sorted()
            let day = state.days.entries.map(\.value).max().map { Day(daysSinceEpoch: $0) }
            fates[id] = ReportDiff.Fate(
                correction(of: id, state),
                day: day,
                reasons: (state.isShown ? [] : voided) + given
            )
        }
        return fates
    }

    private func correction(of id: String, _ state: RecordState) -> ReportDiff.Correction {
        if state.erasure != nil { return .erased }
        if !state.isShown { return .voided }
        return !frozen.contains(id) ? .addedLate : current.contains(id) ? .changed : .left
    }

    private func value(_ name: String, of state: RecordState, in kind: Kind) -> Value? {
        kind.field(named: name).flatMap { state.values(of: FieldID(UInt32($0.id))).first }
    }
}
