public import Programmes

/// Which report is wanted, over which days.
public struct ReportRequest: Sendable {
    public let kind: ReportKind
    /// The first day that counts.
    public let from: Day
    /// The last day that counts.
    public let to: Day
    /// Danish, or else English: nobody has yet said what the terms of a memo are in Thai.
    public let language: Language
    public let caseNumber: String?
    public let documentNumber: String?
    /// The id of the only partner whose records are handed in; nil for all.
    public let partner: String?
    /// What partners are called, by their ids; one without a name is called by its id.
    public let partnerNames: [String: String]

    /// Makes a request; ``ReportPlan`` checks it against a programme.
    public init(
        kind: ReportKind,
        from: Day,
        to: Day,
        language: Language,
        caseNumber: String? = nil,
        documentNumber: String? = nil,
        partner: String? = nil,
        partnerNames: [String: String] = [:]
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.language = language == .da ? .da : .en
        self.caseNumber = caseNumber
        self.documentNumber = documentNumber
        self.partner = partner
        self.partnerNames = partnerNames
    }
}

extension ReportRequest {
    /// The request that a report was an answer to, to be asked again.
    public init(repeating report: Report, partner: String?, partnerNames: [String: String]) {
        self.init(
            kind: report.kind,
            from: report.period.lowerBound,
            to: report.period.upperBound,
            language: report.language,
            caseNumber: report.caseNumber,
            documentNumber: report.documentNumber,
            partner: partner,
            partnerNames: partnerNames
        )
    }
}

/// Why there is no report.
public enum ReportError: Error, Equatable, Sendable {
    /// The programme has none of the kinds and indicators that the report is made of.
    case notInProgramme(ReportKind)
    /// The period ends before it begins.
    case wrongPeriod
    /// The data were collected for another plan.
    case otherPlan

    /// The reason, as programs read it.
    public var code: String {
        switch self {
        case .notInProgramme: "not_in_programme"
        case .wrongPeriod: "wrong_period"
        case .otherPlan: "other_plan"
        }
    }

    /// What is wrong, and what to do, for a person.
    public func message(in language: Language) -> String {
        switch self {
        case .notInProgramme(let kind):
            language.choose(
                da: "Programmet har intet af det, som »\(kind.title(in: .da))« handler om.",
                en: "The programme has nothing of what “\(kind.title(in: .en))” is about.",
                th: "โปรแกรมนี้ไม่มีข้อมูลใดเกี่ยวกับ “\(kind.title(in: .th))”"
            )
        case .wrongPeriod:
            language.choose(
                da: "Perioden slutter, før den begynder: byt om på de to dage.",
                en: "The period ends before it begins: swap the two days.",
                th: "ช่วงเวลาสิ้นสุดก่อนเริ่มต้น โปรดสลับวันที่ทั้งสอง"
            )
        case .otherPlan:
            language.choose(
                da: "Tallene er samlet til en anden rapport: saml dem igen.",
                en: "The figures were collected for another report: collect them again.",
                th: "ตัวเลขถูกรวบรวมสำหรับรายงานอื่น โปรดรวบรวมใหม่"
            )
        }
    }
}

extension ReportRequest {
    /// The first day that any programme can know of.
    private static let firstDay = Day(year: 1900, month: 1, day: 1) ?? Day(daysSinceEpoch: 0)

    /// The days that count; only for requests whose period doesn't end before it begins.
    var period: ClosedRange<Day> { from...to }

    /// Everything up to the last day: what is left of a stock is known from its beginning only.
    var sinceStart: ClosedRange<Day> { min(Self.firstDay, to)...to }

    /// The same days of the year before; nil if they would overlap the period.
    var prior: ClosedRange<Day>? {
        let dayBefore = Day(daysSinceEpoch: from.daysSinceEpoch - 1)
        guard let last = to.yearBefore, let end = dayBefore.yearBefore, last < from else {
            return nil
        }
        // The day after the end of the year before: so a year of periods leaves no day out.
        let first = Day(daysSinceEpoch: end.daysSinceEpoch + 1)
        return first <= last ? first...last : nil
    }
}

extension Day {
    /// The same day a year earlier; the last of February answers the last of February.
    var yearBefore: Day? {
        let next = Day(daysSinceEpoch: daysSinceEpoch + 1)
        guard month == 2, next.month == 3 else {
            return Day(year: year - 1, month: month, day: dayOfMonth)
        }
        return Day(year: year - 1, month: 2, day: 29) ?? Day(year: year - 1, month: 2, day: 28)
    }

    /// The first day of the day's month.
    var monthStart: Day { Day(daysSinceEpoch: daysSinceEpoch - Int32(dayOfMonth) + 1) }
}
