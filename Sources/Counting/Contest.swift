import Programmes

/// The rows in which another choice among a record's siblings would change something.
enum Contest {
    /// Beyond this many combinations every row that a record can reach counts as contested.
    static let combinationsMax = 4_096

    case none
    case rows(Set<[FieldKey?]>)
    case anyOf(ReachableRows)

    init(_ fact: RecordFact, shown: Contribution?, under plan: CountPlan) {
        let conflicts = plan.deciding.compactMap { Conflict(field: $0, in: fact) }
        guard !conflicts.isEmpty else {
            self = .none
            return
        }
        guard let combinations = Self.combinations(of: conflicts) else {
            self = ReachableRows(of: fact, under: plan).map(Contest.anyOf) ?? .none
            return
        }
        var contested: Set<[FieldKey?]> = []
        var record = ChosenRecord(fact: fact)
        // Number 0 is the shown combination.
        for number in 1..<combinations {
            record.choice = Self.choice(number, among: conflicts)
            contested.formUnion(
                Self.difference(shown, Contribution(of: record, under: plan))
            )
        }
        self = .rows(contested)
    }

    /// The number of combinations; nil if there are too many.
    private static func combinations(of conflicts: [Conflict]) -> Int? {
        var product = 1
        for conflict in conflicts {
            product *= conflict.siblings.count
            guard product <= combinationsMax else { return nil }
        }
        return product
    }

    /// Reads `number` as digits, one per conflict, each in the base of its siblings.
    private static func choice(_ number: Int, among conflicts: [Conflict]) -> [String: FieldValue?]
    {
        var rest = number
        var choice: [String: FieldValue?] = [:]
        for conflict in conflicts {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: conflict.siblings.count)
            choice.updateValue(conflict.siblings[digit], forKey: conflict.field)
            rest = quotient
        }
        return choice
    }

    private static func difference(
        _ left: Contribution?,
        _ right: Contribution?
    ) -> Set<[FieldKey?]> {
        let leftRows = Set(left?.rows ?? [])
        let rightRows = Set(right?.rows ?? [])
        guard left?.share == right?.share else { return leftRows.union(rightRows) }
        return leftRows.symmetricDifference(rightRows)
    }
}

/// A register with two or more different siblings, the shown one first.
private struct Conflict {
    let field: String
    let siblings: [FieldValue?]

    init?(field: String, in fact: RecordFact) {
        guard let all = fact.values[field], all.count > 1 else { return nil }
        var seen: Set<FieldValue?> = []
        siblings = all.filter { seen.insert($0).inserted }
        guard siblings.count > 1 else { return nil }
        self.field = field
    }
}
