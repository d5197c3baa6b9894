public import Counting
public import Programmes

/// What a report has to be handed: which figures, and the records of which kinds.
///
/// A report is planned by drawing it up on nothing and noting what it asks for. So a plan can't
/// miss what the report needs, and whatever a programme doesn't have is never asked for.
///
/// ```swift
/// let plan = try ReportPlan(request, programme: programme)
/// var collector = ReportCollector(plan)
/// for (id, fact) in facts { collector.add(id: id, fact) }
/// let report = try Report(plan, collector.data(asOf: cut))
/// ```
public struct ReportPlan: Sendable {
    public let request: ReportRequest
    public let programme: Programme
    /// What has to be counted, each in the same pass over the records.
    public let queries: [CountQuery]
    /// The names of the kinds whose records the report shows one by one.
    public let recordKinds: Set<String>
    /// The names of the kinds of which the report asks on which days there are records.
    public let dayKinds: Set<String>
    /// One for each query, empty.
    let counters: [Counter]
    /// The days of each kind that anything in the report depends on.
    let spans: [String: ClosedRange<Day>]

    /// Plans a report.
    public init(_ request: ReportRequest, programme: Programme) throws(ReportError) {
        guard request.from <= request.to else { throw .wrongPeriod }
        var draft = Draft(request, programme: programme, data: nil)
        _ = draft.sections()
        guard !draft.needs.isEmpty else { throw .notInProgramme(request.kind) }
        self.request = request
        self.programme = programme
        let needs = draft.needs
        counters = needs.counts.map(\.counter)
        queries = needs.counts.map(\.query)
        recordKinds = needs.recordKinds
        dayKinds = needs.dayKinds
        spans = Self.spans(of: needs, request: request, programme: programme)
    }

    /// The kinds and the names of the fields that decide anything; facts need no others.
    ///
    /// A kind in ``recordKinds`` is needed with all of its fields.
    public var reads: (kinds: Set<String>, fields: Set<String>) {
        var kinds = recordKinds.union(dayKinds)
        var fields: Set<String> = []
        for counter in counters {
            kinds.formUnion(counter.reads.kinds)
            fields.formUnion(counter.reads.fields)
        }
        for kind in kinds.compactMap(programme.kind(named:)) {
            let shown = recordKinds.contains(kind.name) ? kind.fields : []
            fields.formUnion((shown + [kind.dateField].compactMap(\.self)).map(\.name))
        }
        return (kinds, fields)
    }

    private static func spans(
        of needs: Needs,
        request: ReportRequest,
        programme: Programme
    ) -> [String: ClosedRange<Day>] {
        var spans: [String: ClosedRange<Day>] = [:]
        func widen(_ kind: String, to span: ClosedRange<Day>) {
            guard let old = spans[kind] else {
                spans[kind] = span
                return
            }
            let first = min(old.lowerBound, span.lowerBound)
            spans[kind] = first...max(old.upperBound, span.upperBound)
        }
        for count in needs.counts {
            guard let indicator = programme.indicator(id: count.need.indicator) else { continue }
            let days = count.need.period
            let start = indicator.until == nil ? days.lowerBound : request.sinceStart.lowerBound
            widen(indicator.kind, to: start...days.upperBound)
        }
        for kind in needs.recordKinds { widen(kind, to: request.sinceStart) }
        for kind in needs.dayKinds { widen(kind, to: request.period) }
        return spans
    }
}

/// What a report asked for while it was drawn up.
struct Needs: Sendable {
    /// One count of one indicator.
    struct Need: Hashable, Sendable {
        let indicator: String
        let by: [String]
        let period: ClosedRange<Day>
    }

    struct Count: Sendable {
        let need: Need
        let query: CountQuery
        let counter: Counter
    }

    /// In the order in which they were asked for, each once.
    private(set) var counts: [Count] = []
    private var known: Set<Need> = []
    var recordKinds: Set<String> = []
    var dayKinds: Set<String> = []

    var isEmpty: Bool { counts.isEmpty && recordKinds.isEmpty && dayKinds.isEmpty }

    /// Whether the programme can count it.
    mutating func add(_ need: Need, programme: Programme, partner: String?) -> Bool {
        guard !known.contains(need) else { return true }
        let query = CountQuery(
            indicators: [need.indicator],
            from: need.period.lowerBound,
            to: need.period.upperBound,
            by: need.by
        )
        guard let counter = try? Counter(programme: programme, query: query, of: partner) else {
            return false
        }
        known.insert(need)
        counts.append(Count(need: need, query: query, counter: counter))
        return true
    }
}
