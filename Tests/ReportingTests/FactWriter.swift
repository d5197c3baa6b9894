import Counting
import Programmes
import Reporting

/// Writes facts as people write records: `date=2009-01-05 measures=cash_benefit|housing_list`.
///
/// Spaces part the fields; `_` in a text stands for a space.
struct FactWriter {
    let programme: Programme
    private var count = 0
    /// In the order in which they were written.
    private(set) var facts: [(id: String, fact: RecordFact)] = []

    init(_ programme: Programme) {
        self.programme = programme
    }

    /// Writes one record and returns its id, which says where it came in the order.
    @discardableResult
    mutating func write(_ kind: String, by partner: String, _ line: String) -> String {
        count += 1
        let digits = String(count)
        let id = "r" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        var values: [String: [FieldValue?]] = [:]
        var sets: [String: Set<String>] = [:]
        var tallies: [String: Int64] = [:]
        for part in line.split(separator: " ") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2,
                let field = programme.kind(named: kind)?.field(named: pair[0])
            else { preconditionFailure("\(kind) has no field for \(part)") }
            switch field.type {
            case .choices: sets[field.name] = Set(pair[1].split(separator: "|").map(String.init))
            case .tally: tallies[field.name] = Int64(pair[1])
            default: values[field.name] = [Self.value(pair[1], field.type)]
            }
        }
        let isPair = programme.kind(named: kind)?.scope == .pair
        facts.append(
            (
                id,
                RecordFact(
                    partner: isPair ? "" : partner,
                    sender: isPair ? partner : nil,
                    kind: kind,
                    values: values,
                    sets: sets,
                    tallies: tallies
                )
            )
        )
        return id
    }

    /// Writes the same record several times.
    mutating func write(_ count: Int, _ kind: String, by partner: String, _ line: String) {
        for _ in 0..<count { write(kind, by: partner, line) }
    }

    /// Takes over a record that another writer wrote, with another route if one is given.
    mutating func append(_ id: String, _ fact: RecordFact, route: String?) {
        count = max(count, Int(id.dropFirst()) ?? 0)
        var values = fact.values
        if let route { values["route"] = [.code(route)] }
        let changed = RecordFact(
            partner: fact.partner,
            sender: fact.sender,
            kind: fact.kind,
            values: values,
            sets: fact.sets,
            tallies: fact.tallies
        )
        facts.append((id, changed))
    }

    /// The id of the record written last.
    var lastID: String { facts.last?.id ?? "" }

    private static func value(_ text: String, _ type: FieldType) -> FieldValue? {
        switch type {
        case .integer: Int64(text).map(FieldValue.integer)
        case .date: Day(iso: text).map(FieldValue.day)
        case .text: .text(text.split(separator: "_").joined(separator: " "))
        case .card: .card(text)
        case .reference: .reference(text)
        default: .code(text)
        }
    }
}

extension FactWriter {
    /// The report that the facts make.
    func report(
        _ request: ReportRequest,
        asOf: String? = "9f31c2aa-14",
        previous: FrozenReport? = nil
    ) throws -> Report {
        let plan = try ReportPlan(request, programme: programme)
        var collector = ReportCollector(plan)
        for (id, fact) in facts { collector.add(id: id, fact) }
        return try Report(plan, collector.data(asOf: asOf, previous: previous))
    }

    /// The report and the records it depends on; a record's hash is its own text here.
    func frozen(_ request: ReportRequest) throws -> FrozenReport {
        let plan = try ReportPlan(request, programme: programme)
        var collector = ReportCollector(plan)
        var records: [FrozenReport.Record] = []
        for (id, fact) in facts where collector.add(id: id, fact) {
            guard case .day(let day)?? = fact.values["date"]?.first else { continue }
            let hash = "\(fact.values.keys.sorted().map { "\(fact.values[$0] ?? [])" })"
            records.append(
                FrozenReport.Record(
                    id: id,
                    hash: Array(SplitHash.of(hash)),
                    kind: fact.kind,
                    day: day
                )
            )
        }
        return FrozenReport(try Report(plan, collector.data(asOf: "9f31c2aa-14")), records: records)
    }
}

/// A day that a test spells out.
func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(daysSinceEpoch: 0) }

/// A request over a period that a test spells out.
func request(
    _ kind: ReportKind,
    _ from: String,
    _ to: String,
    in language: Language = .en,
    partner: String? = nil,
    names: [String: String] = [:]
) -> ReportRequest {
    ReportRequest(
        kind: kind,
        from: day(from),
        to: day(to),
        language: language,
        caseNumber: "2007-86286",
        documentNumber: "2009-187477",
        partner: partner,
        partnerNames: names
    )
}

/// A stand-in for the hash that the store keeps of each state.
private enum SplitHash {
    static func of(_ text: String) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 16)
        for (index, byte) in text.utf8.enumerated() {
            bytes[index % 16] = bytes[index % 16] &* 31 &+ byte
        }
        return bytes
    }
}
