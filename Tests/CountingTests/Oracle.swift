import Counting
import Programmes

/// Counts the slow and obvious way: every record under every combination of *all* its siblings.
///
/// Shares no code with the counter; keys are texts here (`i:7`, `d:2026-01-02`, `t:bar`, `-`).
struct Oracle {
    struct Row: Equatable {
        var keys: [String]
        var value: Int64 = 0
        var contested = 0
        var base = 0
    }

    let indicator: Indicator
    let sets: Set<String>
    let query: CountQuery

    func total(_ facts: [RecordFact]) -> Int64 {
        let alone = Oracle(
            indicator: indicator,
            sets: sets,
            query: CountQuery(indicators: [], from: query.from, to: query.to, by: [])
        )
        return facts.compactMap { alone.pictures(of: $0).first?[[]] }.reduce(0, +)
    }

    func rows(_ facts: [RecordFact]) -> [[String]: Row] {
        let perRecord = facts.map(pictures)
        var rows: [[String]: Row] = [:]
        for keys in Set(perRecord.flatMap { $0[0].keys }) {
            var row = Row(keys: keys)
            for pictures in perRecord {
                row.value += pictures[0][keys] ?? 0
                row.base += pictures[0][keys] == nil ? 0 : 1
                row.contested += pictures.contains { $0[keys] != pictures[0][keys] } ? 1 : 0
            }
            rows[keys] = row
        }
        return rows
    }

    /// What the record adds to each row, under each combination; the shown one first.
    private func pictures(of fact: RecordFact) -> [[[String]: Int64]] {
        var combinations: [[String: FieldValue?]] = [[:]]
        for (field, siblings) in fact.values where !siblings.isEmpty {
            combinations = siblings.flatMap { sibling in
                combinations.map { $0.merging([field: sibling]) { _, new in new } }
            }
        }
        return combinations.map { picture(fact, $0.compactMapValues { $0 }) }
    }

    private func picture(_ fact: RecordFact, _ values: [String: FieldValue]) -> [[String]: Int64] {
        guard
            fact.kind == indicator.kind, case .day(let day)? = values["date"],
            day >= query.from, day <= query.to
        else { return [:] }
        var units: [(element: String?, worth: Int64)] = []
        switch indicator.measure {
        case .records:
            units = [(nil, 1)]
        case .elements(let set):
            units = (fact.sets[set] ?? []).map { ($0, 1) }
        case .sum(let names):
            for name in names {
                if case .integer(let number)? = values[name] { units.append((nil, number)) }
                if let balance = fact.tallies[name] { units.append((nil, balance)) }
            }
        }
        var picture: [[String]: Int64] = [:]
        for unit in units {
            for row in rowKeys(fact, values, countedElement: unit.element) {
                picture[row, default: 0] += unit.worth
            }
        }
        return picture
    }

    private func rowKeys(
        _ fact: RecordFact,
        _ values: [String: FieldValue],
        countedElement: String?
    ) -> [[String]] {
        var rows: [[String]] = [[]]
        for name in query.by {
            var keys = [Self.text(values[name])]
            if name == "partner" {
                keys = ["t:" + fact.partner]
            } else if indicator.measure == .elements(name), let countedElement {
                keys = ["t:" + countedElement]
            } else if sets.contains(name) {
                let elements = fact.sets[name] ?? []
                keys = elements.isEmpty ? ["-"] : elements.map { "t:" + $0 }
            }
            rows = rows.flatMap { row in keys.map { row + [$0] } }
        }
        return rows
    }

    private static func text(_ value: FieldValue?) -> String {
        switch value {
        case nil: "-"
        case .integer(let number): "i:\(number)"
        case .day(let day): "d:\(day)"
        case .code(let text), .text(let text), .card(let text), .reference(let text): "t:" + text
        }
    }
}

extension Oracle.Row {
    init(_ row: CountRow) {
        keys = row.keys.map { key in
            switch key {
            case nil: "-"
            case .integer(let number): "i:\(number)"
            case .day(let day): "d:\(day)"
            case .text(let text): "t:" + text
            }
        }
        value = row.value
        contested = row.contested
        base = row.base
    }
}
