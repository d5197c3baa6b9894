import Counting
import Programmes

/// A report while it is drawn up, on collected data or, to plan it, on nothing.
///
/// Each question notes itself as a need. What the programme doesn't have is answered with nil, and
/// the part of the report that asked for it is left out.
struct Draft {
    let request: ReportRequest
    let programme: Programme
    let words: CellText
    /// Nil while the report is planned.
    let data: ReportData?
    private(set) var needs = Needs()
    /// Whether something was asked for that the data don't hold.
    private(set) var isOfOtherPlan = false

    init(_ request: ReportRequest, programme: Programme, data: ReportData?) {
        self.request = request
        self.programme = programme
        self.data = data
        words = CellText(request.language)
    }

    /// The partners to be told of, in their order; while planning one that stands for all.
    var partners: [String] { data?.partners ?? [""] }

    /// One indicator over one period; nil if the programme can't count it so.
    mutating func table(
        _ id: String,
        by: [String] = [],
        in period: ClosedRange<Day>
    ) -> CountTable? {
        guard let indicator = programme.indicator(id: id), !indicator.isProtected else {
            return nil
        }
        let need = Needs.Need(indicator: id, by: by, period: period)
        guard needs.add(need, programme: programme, partner: request.partner) else { return nil }
        guard let data else {
            return CountTable(
                indicator: indicator,
                from: period.lowerBound,
                to: period.upperBound,
                by: by,
                total: 0,
                rows: []
            )
        }
        if data.tables[need] == nil { isOfOtherPlan = true }
        return data.tables[need]
    }

    /// All records of a kind up to the last day, by day and id; nil if there is no such kind.
    mutating func records(_ kind: String) -> [ReportRecord]? {
        guard programme.kind(named: kind) != nil else { return nil }
        needs.recordKinds.insert(kind)
        return data.map { $0.records[kind] ?? [] } ?? []
    }

    /// On which days of the period each partner has records; nil if there is no such kind.
    mutating func days(of kind: String) -> [String: Set<Day>]? {
        guard programme.kind(named: kind)?.dateField != nil else { return nil }
        needs.dayKinds.insert(kind)
        return data.map { $0.days[kind] ?? [:] } ?? [:]
    }

    /// Whether the register of a kind had begun by the end of a period; before its first record
    /// nothing is known, and nothing is not zero.
    func hasBegun(_ kind: String, by day: Day, partner: String?) -> Bool {
        guard let data else { return true }
        let begun = data.begun[kind] ?? [:]
        let first = partner.map { begun[$0] } ?? begun.values.min()
        return first.map { $0 <= day } ?? false
    }

    /// The parts of the report, in their order.
    mutating func sections() -> [ReportSection] {
        switch request.kind {
        case .statusnotat: statusnotat()
        case .actionPlan: actionPlan()
        case .partnerFigures: partnerFigures()
        case .network: network()
        case .cardLedger: cardLedger()
        }
    }

    /// A section, unless nothing is left of it.
    func section(_ id: String, da: String, en: String, _ blocks: [ReportBlock]) -> ReportSection? {
        guard !blocks.isEmpty else { return nil }
        return ReportSection(id: id, title: words.say(da: da, en: en), blocks: blocks)
    }

    /// What a partner is called.
    func name(ofPartner id: String) -> String { request.partnerNames[id] ?? id }

    /// The label of a code of a kind's field, the code itself if the list has it no longer.
    func label(_ code: String?, _ field: String, of kind: String) -> String? {
        code.map { code in
            let list = programme.kind(named: kind)?.field(named: field)?.codeList
            return list?.code(named: code)?.labels.text(in: request.language) ?? code
        }
    }

    /// What a field is called.
    func heading(_ field: String, of kind: String) -> String {
        let labels = programme.kind(named: kind)?.field(named: field)?.labels
        return labels?.text(in: request.language) ?? field
    }

    /// A period as a heading: whole years and months without their days.
    func text(_ period: ClosedRange<Day>) -> String {
        let (first, last) = (period.lowerBound, period.upperBound)
        let isYear =
            first.year == last.year && first.month == 1 && first.dayOfMonth == 1
            && last.month == 12 && last.dayOfMonth == 31
        guard !isYear else { return "\(first.year)" }
        let language = request.language
        let next = Day(daysSinceEpoch: last.daysSinceEpoch + 1)
        guard first.dayOfMonth == 1, next.dayOfMonth == 1 else {
            let (from, to) = (language.text(first), language.text(last))
            return words.say(da: "\(from) til \(to)", en: "\(from) to \(to)")
        }
        let (from, to) = (language.month(of: first), language.month(of: last))
        return from == to ? from : words.say(da: "\(from) til \(to)", en: "\(from) to \(to)")
    }
}

extension Report {
    /// Draws up the report that was planned.
    ///
    /// - Throws: ``ReportError/otherPlan`` if the data were collected for another plan.
    public init(_ plan: ReportPlan, _ data: ReportData) throws(ReportError) {
        let request = plan.request
        var draft = Draft(request, programme: plan.programme, data: data)
        var sections = draft.sections()
        guard !draft.isOfOtherPlan else { throw .otherPlan }
        if let previous = data.previous {
            let drafted = Report(draft, sections, data)
            sections += [draft.changes(since: previous, to: drafted)].compactMap(\.self)
        }
        self = Report(draft, sections, data)
    }

    private init(_ draft: Draft, _ sections: [ReportSection], _ data: ReportData) {
        let request = draft.request
        let words = draft.words
        self.init(
            kind: request.kind,
            language: request.language,
            title: request.kind.title(in: request.language),
            mark: words.say(
                da: "Internt arbejdspapir, ikke til offentliggørelse",
                en: "Internal working report, not for publication"
            ),
            period: request.period,
            origin: ReportOrigin(
                programme: draft.programme.name,
                asOf: data.asOf,
                partner: request.partner.map(draft.name(ofPartner:)),
                pendingIncluded: data.pendingIncluded,
                erasedSince: data.erasedSince
            ),
            caseNumber: request.caseNumber,
            documentNumber: request.documentNumber,
            method: draft.method(),
            definitions: draft.definitions(of: sections),
            sections: sections
        )
    }
}
