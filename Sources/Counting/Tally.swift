import Programmes

/// The running count of one indicator; as large as its rows, however many records went in.
struct Tally: Sendable {
    let plan: CountPlan
    private var total: Int128 = 0
    private var rows: [[FieldKey?]: RunningRow] = [:]
    /// Where the records with too many conflicts to enumerate may stand.
    private var wide: [ReachableRows] = []

    init(plan: CountPlan) {
        self.plan = plan
    }

    mutating func add(_ fact: RecordFact) {
        let shown = Contribution(of: ChosenRecord(fact: fact), under: plan)
        if let shown {
            total += shown.amount
            for keys in shown.rows {
                rows[keys, default: RunningRow()].add(shown.share)
            }
        }
        switch Contest(fact, shown: shown, under: plan) {
        case .none:
            return
        case .rows(let contested):
            for keys in contested {
                rows[keys, default: RunningRow()].contested += 1
            }
        case .anyOf(let reachable):
            wide.append(reachable)
        }
    }

    func table(from: Day, to: Day, by: [String]) -> CountTable {
        let sorted = rows.filter { $0.value.base > 0 }.sorted { keysPrecede($0.key, $1.key) }
        return CountTable(
            indicator: plan.indicator,
            from: from,
            to: to,
            by: by,
            total: Int64(clamping: total),
            rows: sorted.map { keys, row in
                CountRow(
                    keys: keys,
                    value: Int64(clamping: row.value),
                    contested: row.contested + wide.count { $0.contains(keys) },
                    base: row.base
                )
            }
        )
    }
}

/// A row while it is counted.
///
/// One without a base is not a row yet: only another choice among conflicting values would put a
/// record into it.
private struct RunningRow: Sendable {
    var value: Int128 = 0
    var base = 0
    var contested = 0

    mutating func add(_ share: Int128) {
        value += share
        base += 1
    }
}
