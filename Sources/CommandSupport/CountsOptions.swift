public import ArgumentParser
public import Counting
public import Programmes

/// How a count is printed.
public enum CountFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case table
    case csv
    case csvExcel = "csv-excel"
    case json
    case markdown
}

/// What both programs' `counts` asks for; stands beside ``CommonOptions`` in a command.
///
/// Words are completed from the programme of `Source`.
public struct CountsOptions<Source: ProgrammeSource>: ParsableArguments {
    @Argument(
        help: .localized(
            da: "Hvad der tælles (ellers alt).",
            en: "What to count (default: all).",
            th: "สิ่งที่จะนับ (ปกติทั้งหมด)",
            value: .indicator
        ),
        completion: Source.indicators
    )
    private var indicators: [String] = []

    @Option(
        help: .localized(
            da: "Første dag, som 2026-01-31.",
            en: "First day, as 2026-01-31.",
            th: "วันแรก เช่น 2026-01-31",
            value: .date
        )
    )
    private var from: String

    @Option(
        help: .localized(
            da: "Sidste dag; den tælles med.",
            en: "Last day; it counts too.",
            th: "วันสุดท้าย ซึ่งนับรวมด้วย",
            value: .date
        )
    )
    private var to: String

    @Option(
        help: .localized(
            da: "Felter, der opdeles efter, eller partner, month, quarter, year.",
            en: "Fields to break down by, or partner, month, quarter, year.",
            th: "ช่องที่ใช้แยก หรือ partner, month, quarter, year",
            value: .fields
        ),
        completion: Source.breakdowns
    )
    private var by: [String] = []

    @Option(
        help: .localized(
            da: "Hvordan det skrives (ellers table); csv-excel er til dansk Excel.",
            en: "How to print it (default: table); csv-excel is for Danish Excel.",
            th: "รูปแบบการแสดงผล (ปกติ table) csv-excel สำหรับ Excel ภาษาเดนมาร์ก",
            value: .format
        )
    )
    private var format: CountFormat?

    /// The cut to count as of; nil means now.
    @Option(
        help: .localized(
            da: "Gentag tællingen fra et tidligere snit.",
            en: "Repeat the count of an earlier cut.",
            th: "นับซ้ำตามจุดตัดข้อมูลก่อนหน้า",
            value: .cut
        )
    )
    public var asOf: String?

    /// For ArgumentParser, which fills it in afterwards.
    public init() {}

    /// The format asked for; `json`, the command's `--json`, goes before `--format`.
    public func format(json: Bool) -> CountFormat {
        json ? .json : format ?? .table
    }

    /// The query, not yet checked against a programme.
    ///
    /// - Throws: ``CommandFailure`` with the code `impossible_date`, its sentence in `language`,
    ///   if one of the days is not a day.
    public func query(
        language: Language = .preferred()
    ) throws(CommandFailure) -> CountQuery {
        CountQuery(
            indicators: indicators,
            from: try Day(option: "from", from, in: language),
            to: try Day(option: "to", to, in: language),
            by: by.flatMap { $0.split(separator: ",").map(String.init) }
        )
    }
}
