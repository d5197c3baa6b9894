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
        var whole: Int64?
        var bounds: ClosedRange<Int64>?
        var wholeBounds: ClosedRange<Int64>?
    }

    let indicator: Indicator
    /// The indicator that it is a share of.
    let whole: Indicator?
    let sets: Set<String>
    let query: CountQuery

    /// The only row without any breakdown; nil without facts.
    func total(_ facts: [RecordFact]) -> Row? {
        let alone = Oracle(
            indicator: indicator,
            whole: whole,
            sets: sets,
            query: CountQuery(indicators: [], from: query.from, to: query.to, by: [])
        )
        return alone.rows(facts)[[]]
    }

    func rows(_ facts: [RecordFact]) -> [[String]: Row] {
        let perRecord = facts.map { pictures(of: $0, indicator) }
        let perWhole = facts.map { fact in whole.map { pictures(of: fact, $0) } }
        var rows: [[String]: Row] = [:]
        for keys in Set(perRecord.flatMap { $0[0].keys }) {
            let worths = perRecord.map { $0[0][keys] }
            let wholes = perWhole.map { $0?[0][keys] }
            rows[keys] = Row(
                keys: keys,
                value: value(of: worths),
                contested: zip(perRecord, perWhole).count { pictures, wholes in
                    pictures.contains { $0[keys] != pictures[0][keys] }
                        || (wholes ?? []).contains { $0[keys] != wholes?[0][keys] }
                },
                base: worths.count { $0 != nil },
                whole: whole == nil ? nil : value(of: wholes),
                bounds: bounds(of: worths),
                wholeBounds: bounds(of: wholes)
            )
        }
        return rows
    }

    /// How many records fit but have no value of those that are counted once each.
    func without(_ facts: [RecordFact]) -> Int64? {
        guard case .distinct(let field) = indicator.measure else { return nil }
        let lacking = facts.filter { fact in
            let shown = fact.values.compactMapValues { $0.first ?? nil }
            return fits(fact, shown, indicator) && shown[field] == nil
        }
        return Int64(lacking.count)
    }

    /// What a record adds to a row: an amount, or one value of a partner.
    struct Worth: Equatable {
        var amount: Int64
        var identity: [String]?
    }

    private func value(of worths: [Worth?]) -> Int64 {
        let stated = worths.compactMap(\.self)
        let identities = Set(stated.compactMap(\.identity))
        return identities.isEmpty ? stated.map(\.amount).reduce(0, +) : Int64(identities.count)
    }

    private func bounds(of worths: [Worth?]) -> ClosedRange<Int64>? {
        let identities = Set(worths.compactMap { $0?.identity })
        let byPartner = Dictionary(grouping: identities) { $0[0] }
        guard byPartner.count > 1, let most = byPartner.values.map(\.count).max() else {
            return nil
        }
        return Int64(most)...Int64(identities.count)
    }

    /// What the record adds to each row, under each combination; the shown one first.
    private func pictures(of fact: RecordFact, _ indicator: Indicator) -> [[[String]: Worth]] {
        var combinations: [[String: FieldValue?]] = [[:]]
        for (field, siblings) in fact.values where !siblings.isEmpty {
            combinations = siblings.flatMap { sibling in
                combinations.map { $0.merging([field: sibling]) { _, new in new } }
            }
        }
        return combinations.map { picture(fact, $0.compactMapValues { $0 }, indicator) }
    }

    private func fits(
        _ fact: RecordFact,
        _ values: [String: FieldValue],
        _ indicator: Indicator
    ) -> Bool {
        guard fact.kind == indicator.kind, case .day(let day)? = values["date"] else {
            return false
        }
        if let until = indicator.until {
            guard day <= query.to else { return false }
            if case .day(let end)? = values[until], end <= query.to { return false }
        } else if day < query.from || day > query.to {
            return false
        }
        for condition in indicator.conditions {
            var present: Set<String> = fact.sets[condition.field] ?? []
            if case .code(let code)? = values[condition.field] { present = [code] }
            let hasOne = !present.intersection(condition.codes).isEmpty
            if hasOne == condition.isNegated { return false }
        }
        return true
    }

    private func picture(
        _ fact: RecordFact,
        _ values: [String: FieldValue],
        _ indicator: Indicator
    ) -> [[String]: Worth] {
        guard fits(fact, values, indicator) else { return [:] }
        var units: [(element: String?, worth: Worth)] = []
        switch indicator.measure {
        case .records:
            units = [(nil, Worth(amount: 1))]
        case .elements(let set):
            units = (fact.sets[set] ?? []).map { ($0, Worth(amount: 1)) }
        case .distinct(let name):
            if let value = values[name] {
                let identity = [fact.partner, Self.text(value)]
                units = [(nil, Worth(amount: 0, identity: identity))]
            }
        case .sum(let names):
            for name in names {
                if case .integer(let number)? = values[name] {
                    units.append((nil, Worth(amount: number)))
                }
                if let balance = fact.tallies[name] { units.append((nil, Worth(amount: balance))) }
            }
        }
        var picture: [[String]: Worth] = [:]
        for unit in units {
            for row in rowKeys(fact, values, countedElement: unit.element) {
                picture[row, default: Worth(amount: 0)].amount += unit.worth.amount
                picture[row]?.identity = unit.worth.identity
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
        self.init(
            keys: row.keys.map { key in
                switch key {
                case nil: "-"
                case .integer(let number): "i:\(number)"
                case .day(let day): "d:\(day)"
                case .text(let text): "t:" + text
                }
            },
            value: row.value,
            contested: row.contested,
            base: row.base,
            whole: row.whole,
            bounds: row.bounds,
            wholeBounds: row.wholeBounds
        )
    }
}
