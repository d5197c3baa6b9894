import Programmes

/// The rows in which another choice among a record's siblings would change something.
enum Contest {
    /// Beyond this many combinations every row that a record can reach counts as contested.
    static let combinationsMax = 1_024

    case none
    case rows(Set<[FieldKey?]>)
    case anyOf(ReachableRows)

    /// - Parameter whole: The plan of the whole, if the indicator is a share: what changes the whole
    ///   changes the row too. Nothing decides the whole that does not decide the share.
    init(_ fact: RecordFact, shown: Picture, under plan: CountPlan, whole: CountPlan?) {
        let conflicts = plan.deciding.compactMap { Conflict(field: $0, in: fact) }
        guard !conflicts.isEmpty else {
            self = .none
            return
        }
        guard let combinations = Self.combinations(of: conflicts) else {
            self = ReachableRows(of: fact, under: whole ?? plan).map(Contest.anyOf) ?? .none
            return
        }
        var contested: Set<[FieldKey?]> = []
        var record = ChosenRecord(fact: fact)
        // Number 0 is the shown combination.
        for number in 1..<combinations {
            record.choice = Self.choice(number, among: conflicts)
            let other = Picture(of: record, under: plan, whole: whole)
            contested.formUnion(Self.difference(shown.part, other.part))
            contested.formUnion(Self.difference(shown.whole, other.whole))
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
        guard left?.share == right?.share, left?.identity == right?.identity else {
            return leftRows.union(rightRows)
        }
        return leftRows.symmetricDifference(rightRows)
    }
}

/// What one record adds to an indicator, and to the whole if that is a share.
struct Picture {
    let part: Contribution?
    let whole: Contribution?

    init(of record: ChosenRecord, under plan: CountPlan, whole: CountPlan?) {
        part = Contribution(of: record, under: plan)
        self.whole = whole.flatMap { Contribution(of: record, under: $0) }
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
