public import ArgumentParser
public import Programmes
public import Reporting

extension ReportKind: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

/// What both programs' `report` asks for.
public struct ReportOptions: ParsableArguments {
    @Argument(
        help: .localized(
            da:
                "Hvilken rapport: statusnotat, action-plan, partner-figures, network eller card-ledger.",
            en: "Which report: statusnotat, action-plan, partner-figures, network or card-ledger.",
            th: "รายงานใด: statusnotat, action-plan, partner-figures, network หรือ card-ledger",
            value: .report
        )
    )
    public var kind: ReportKind

    @Option(
        help: .localized(
            da: "Første dag, som 2026-01-01 (ellers den 1. januar i det år, --to ligger i).",
            en: "First day, as 2026-01-01 (default: 1 January of the year of --to).",
            th: "วันแรก เช่น 2026-01-01 (ปกติ 1 มกราคมของปีใน --to)",
            value: .date
        )
    )
    private var from: String?

    @Option(
        help: .localized(
            da: "Sidste dag; den tælles med (ellers i dag).",
            en: "Last day; it counts too (default: today).",
            th: "วันสุดท้าย ซึ่งนับรวมด้วย (ปกติวันนี้)",
            value: .date
        )
    )
    private var to: String?

    @OptionGroup public var form: ReportForm

    @Option(
        help: .localized(
            da: "Sagens nummer, som det skal stå i rapporten.",
            en: "The case number to stand in the report.",
            th: "เลขที่เรื่องที่จะระบุในรายงาน",
            value: .number
        )
    )
    private var caseNumber: String?

    @Option(
        help: .localized(
            da: "Dokumentets nummer, som det skal stå i rapporten.",
            en: "The document number to stand in the report.",
            th: "เลขเอกสารที่จะระบุในรายงาน",
            value: .number
        )
    )
    private var documentNumber: String?

    /// Whether to keep the report, to be shown again as it is.
    @Flag(
        help: .localized(
            da:
                "Gem rapporten, som den er nu; `\(HelpProgram.name) report show` viser den igen, `\(HelpProgram.name) report diff` hvad der er rettet siden.",
            en:
                "Keep the report as it is now; `\(HelpProgram.name) report show` shows it again, `\(HelpProgram.name) report diff` what was corrected since.",
            th:
                "เก็บรายงานไว้ตามที่เป็นอยู่ `\(HelpProgram.name) report show` แสดงอีกครั้ง `\(HelpProgram.name) report diff` แสดงสิ่งที่แก้ไขหลังจากนั้น"
        )
    )
    public var freeze = false

    /// For ArgumentParser, which fills it in afterwards.
    public init() {}

    /// The request, not yet checked against a programme.
    ///
    /// - Parameters:
    ///   - today: Where the period ends if nothing is said.
    ///   - partner: The only partner whose records are read; nil for all.
    /// - Throws: ``CommandFailure`` with the code `impossible_date`, its sentence in `language`.
    public func request(
        language: Language,
        today: Day,
        partner: String?,
        partnerNames: [String: String]
    ) throws(CommandFailure) -> ReportRequest {
        var last = today
        if let to { last = try Day(option: "to", to, in: language) }
        var first = Day(year: last.year, month: 1, day: 1) ?? last
        if let from { first = try Day(option: "from", from, in: language) }
        return ReportRequest(
            kind: kind,
            from: first,
            to: last,
            language: language,
            caseNumber: caseNumber,
            documentNumber: documentNumber,
            partner: partner,
            partnerNames: partnerNames
        )
    }
}

/// How a report is written.
public struct ReportForm: ParsableArguments {
    @Option(
        help: .localized(
            da: "Hvordan den skrives: html til at printe, markdown (ellers), csv, csv-excel, json.",
            en: "How to write it: html to print, markdown (default), csv, csv-excel, json.",
            th: "รูปแบบ: html สำหรับพิมพ์ markdown (ปกติ) csv csv-excel json",
            value: .format
        )
    )
    private var format: ReportFormat?

    /// For ArgumentParser, which fills it in afterwards.
    public init() {}

    /// The format asked for; the command's `--json` goes before `--format`.
    public func format(json: Bool) -> ReportFormat { json ? .json : format ?? .markdown }
}
