public import Counting
public import Programmes

/// A record that a report shows, with the values shown of it.
public struct ReportRecord: Equatable, Sendable {
    public let id: String
    /// The partner whose record it is; of no meaning for what all partners share.
    public let partner: String
    /// The partner that wrote a record of a pair; nil for others.
    public let sender: String?
    /// The day by which it is counted.
    public let day: Day
    /// By field name; fields without a value are missing.
    public let values: [String: FieldValue]
    /// By field name.
    public let sets: [String: Set<String>]

    func integer(_ field: String) -> Int64? {
        guard case .integer(let number)? = values[field] else { return nil }
        return number
    }

    func text(_ field: String) -> String? {
        switch values[field] {
        case .code(let text)?, .text(let text)?, .card(let text)?, .reference(let text)?: text
        default: nil
        }
    }

    func date(_ field: String) -> Day? {
        guard case .day(let day)? = values[field] else { return nil }
        return day
    }
}

/// Everything that a report is made of, as one pass over the records collected it.
public struct ReportData: Sendable {
    let tables: [Needs.Need: CountTable]
    /// By kind, sorted by day and id.
    let records: [String: [ReportRecord]]
    /// By kind and partner: on which days of the period there are records.
    let days: [String: [String: Set<Day>]]
    /// By kind and partner: the first day of which there is a record, in the period or not.
    let begun: [String: [String: Day]]
    /// The ids of all partners that anything is from, sorted.
    let partners: [String]
    /// The name of the cut; nil if none was stored.
    public let asOf: String?
    /// How many of the records the server has not acknowledged; nil on the server.
    public let pendingIncluded: Int?
    /// How many records of the cut were erased since; nil for a new cut.
    public let erasedSince: Int?
    /// The report of the same kind that was frozen last, to say what has changed since.
    public let previous: FrozenReport?
}

/// Collects what a plan asks for from records that come one at a time, in any order.
public struct ReportCollector: Sendable {
    private let plan: ReportPlan
    private var counters: Counters
    /// The places of each kind's parts, those that only days are noted for not among them.
    private let countersOfKind: [String: [Int]]
    /// What anything in the report depends on; records that agree in a part's fields are one to it.
    ///
    /// Not of the kinds whose records it shows one by one.
    public let parts: [CountPart]
    private var records: [String: [ReportRecord]] = [:]
    private var days: [String: [String: Set<Day>]] = [:]
    private var begun: [String: [String: Day]] = [:]
    private let dateFields: [String: String]

    /// Starts a collection with nothing in it.
    public init(_ plan: ReportPlan) {
        self.plan = plan
        counters = Counters(plan.counters)
        countersOfKind = Dictionary(grouping: counters.parts.indices) { [parts = counters.parts] in
            parts[$0].kind
        }
        let named = plan.programme.kinds.map { ($0.name, $0.dateField?.name ?? "") }
        dateFields = Dictionary(named) { first, _ in first }
        var parts = counters.parts
        for kind in plan.spans.keys.sorted() {
            parts.append(CountPart(kind: kind, fields: Set([dateFields[kind]].compactMap(\.self))))
        }
        self.parts = parts
    }

    /// Adds one record; hand in each record once, voided and erased ones never.
    ///
    /// - Returns: Whether anything in the report depends on the record as it is shown. Those are
    ///   the records that a ``FrozenReport`` names.
    @discardableResult
    public mutating func add(id: String, _ fact: RecordFact) -> Bool {
        for part in countersOfKind[fact.kind] ?? [] { counters.add(fact, toPart: part) }
        guard let day = noteDay(of: fact) else { return false }
        if plan.recordKinds.contains(fact.kind) {
            records[fact.kind, default: []].append(ReportRecord(id: id, day: day, fact: fact))
        }
        return true
    }

    /// Adds records that agree in a part's kind and fields, in partner and in scope, to that part.
    ///
    /// - Parameters:
    ///   - fact: What they all say; of other fields it may say nothing.
    ///   - times: How many they are.
    ///   - part: The place in ``parts``. Each record is to be added to every part of its kind.
    public mutating func add(_ fact: RecordFact, times: Int, toPart part: Int) {
        if part < counters.parts.count {
            counters.add(fact, times: times, toPart: part)
        } else {
            _ = noteDay(of: fact)
        }
    }

    /// The day by which a record is counted; nil if nothing in the report depends on that record.
    private mutating func noteDay(of fact: RecordFact) -> Day? {
        guard let field = dateFields[fact.kind], case .day(let day)?? = fact.values[field]?.first,
            let span = plan.spans[fact.kind]
        else { return nil }
        let first = begun[fact.kind]?[fact.partner] ?? day
        begun[fact.kind, default: [:]][fact.partner] = min(first, day)
        guard span.contains(day) else { return nil }
        if plan.dayKinds.contains(fact.kind), plan.request.period.contains(day) {
            days[fact.kind, default: [:]][fact.partner, default: []].insert(day)
        }
        return day
    }

    /// What was collected so far.
    public func data(
        asOf: String? = nil,
        pendingIncluded: Int? = nil,
        erasedSince: Int? = nil,
        previous: FrozenReport? = nil
    ) -> ReportData {
        var tables: [Needs.Need: CountTable] = [:]
        for table in counters.tables() {
            let need = Needs.Need(
                indicator: table.indicator.id,
                by: table.by,
                period: table.from...table.to
            )
            tables[need] = table
        }
        return ReportData(
            tables: tables,
            records: records.mapValues { $0.sorted(by: ReportRecord.precedes) },
            days: days,
            begun: begun,
            partners: partners(in: tables.values),
            asOf: asOf,
            pendingIncluded: pendingIncluded,
            erasedSince: erasedSince,
            previous: previous
        )
    }

    private func partners(in tables: some Sequence<CountTable>) -> [String] {
        var ids: Set<String> = []
        for (kind, partners) in begun where plan.programme.kind(named: kind)?.scope == .own {
            ids.formUnion(partners.keys)
        }
        for table in tables where table.by.first == CountQuery.partner {
            for case .text(let id)? in table.rows.compactMap(\.keys.first) { ids.insert(id) }
        }
        ids.remove("")
        return ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension ReportRecord {
    fileprivate init(id: String, day: Day, fact: RecordFact) {
        self.id = id
        self.day = day
        partner = fact.partner
        sender = fact.sender
        values = fact.values.compactMapValues { $0.first.flatMap(\.self) }
        sets = fact.sets
    }

    fileprivate static func precedes(_ left: Self, _ right: Self) -> Bool {
        guard left.day == right.day else { return left.day < right.day }
        return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
}
