import Programmes

/// The running count of one indicator.
///
/// As large as its rows, however many records went in; counts of different values as large as
/// these.
struct Tally: Sendable {
    let plan: CountPlan
    /// How the whole is counted, if the indicator is a share.
    let whole: CountPlan?
    private var total = RunningCount()
    private var wholeTotal = RunningCount()
    private var without: Int64 = 0
    private var rows: [[FieldKey?]: RunningRow] = [:]
    /// Where the records with too many conflicts to enumerate may stand.
    private var wide: [ReachableRows] = []

    init(plan: CountPlan, whole: CountPlan?) {
        self.plan = plan
        self.whole = whole
    }

    /// Every field that one of its records is read for.
    var fields: [String] { plan.fields + (whole?.fields ?? []) }

    /// - Parameter times: How many records say the same.
    mutating func add(_ fact: RecordFact, times: Int = 1) {
        let record = ChosenRecord(fact: fact)
        let shown = Picture(of: record, under: plan, whole: whole)
        if let part = shown.part {
            total.add(part.amount, part.identity, times)
            for keys in part.rows {
                rows[keys, default: RunningRow()].add(part.share, part.identity, times)
            }
        } else if plan.lacksIdentity(record) {
            without += Int64(times)
        }
        if let whole = shown.whole {
            wholeTotal.add(whole.amount, whole.identity, times)
            for keys in whole.rows {
                rows[keys, default: RunningRow()].whole.add(whole.share, whole.identity, times)
            }
        }
        switch Contest(fact, shown: shown, under: plan, whole: whole) {
        case .none:
            return
        case .rows(let contested):
            for keys in contested {
                rows[keys, default: RunningRow()].contested += times
            }
        case .anyOf(let reachable):
            wide += repeatElement(reachable, count: times)
        }
    }

    func table(from: Day, to: Day, by: [String]) -> CountTable {
        let sorted = rows.filter { $0.value.base > 0 }.sorted { keysPrecede($0.key, $1.key) }
        let isDistinct = if case .distinct = plan.indicator.measure { true } else { false }
        return CountTable(
            indicator: plan.indicator,
            from: from,
            to: to,
            by: by,
            total: total.value,
            base: whole.map { whole in
                CountBase(
                    indicator: whole.indicator.id,
                    total: wholeTotal.value,
                    bounds: wholeTotal.bounds
                )
            },
            without: isDistinct ? without : nil,
            bounds: total.bounds,
            rows: sorted.map { keys, row in
                CountRow(
                    keys: keys,
                    value: row.part.value,
                    contested: row.contested + wide.count { $0.contains(keys) },
                    base: row.base,
                    whole: whole == nil ? nil : row.whole.value,
                    bounds: row.part.bounds,
                    wholeBounds: row.whole.bounds
                )
            }
        )
    }
}

/// A row while it is counted.
///
/// One without a base is not a row yet: only another choice among conflicting values would put a
/// record into it, or it has records of the whole alone.
private struct RunningRow: Sendable {
    var part = RunningCount()
    var whole = RunningCount()
    var base = 0
    var contested = 0

    mutating func add(_ share: Int128, _ identity: Identity?, _ times: Int) {
        part.add(share, identity, times)
        base += times
    }
}

/// A sum, or a number of different values, while it is counted.
private struct RunningCount: Sendable {
    private var sum: Int128 = 0
    /// The different values of each partner; empty where amounts are summed.
    private var identities: [String?: Set<FieldKey>] = [:]

    mutating func add(_ amount: Int128, _ identity: Identity?, _ times: Int) {
        guard let identity else {
            sum += amount * Int128(times)
            return
        }
        if identities[identity.holder, default: []].insert(identity.value).inserted { sum += 1 }
    }

    var value: Int64 { Int64(clamping: sum) }

    /// Nil unless several partners have values, which may be the same or not.
    var bounds: ClosedRange<Int64>? {
        guard identities.count > 1 else { return nil }
        return Int64(identities.values.map(\.count).max() ?? 0)...value
    }
}
