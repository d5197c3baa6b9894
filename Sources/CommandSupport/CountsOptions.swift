public import ArgumentParser
public import Counting
public import Programmes

/// How a count is printed.
public enum CountFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case table
    case csv
    case json
    case markdown
}

/// What both programs' `counts` asks for; stands beside ``CommonOptions`` in a command.
public struct CountsOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("What to count (default: all).", valueName: "indicator"))
    private var indicators: [String] = []

    @Option(help: ArgumentHelp("First day, as 2026-01-31.", valueName: "date"))
    private var from: String

    @Option(help: ArgumentHelp("Last day; it counts too.", valueName: "date"))
    private var to: String

    @Option(help: ArgumentHelp("Fields to break down by, or partner.", valueName: "field,…"))
    private var by: [String] = []

    @Option(help: "How to print it (default: table).")
    private var format: CountFormat?

    /// The cut to count as of; nil means now.
    @Option(help: ArgumentHelp("Repeat the count of an earlier cut.", valueName: "cut"))
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
            from: try day(from, field: "from", language),
            to: try day(to, field: "to", language),
            by: by.flatMap { $0.split(separator: ",").map(String.init) }
        )
    }

    private func day(
        _ text: String,
        field: String,
        _ language: Language
    ) throws(CommandFailure) -> Day {
        guard let day = Day(iso: text) else {
            throw CommandFailure(
                .refused,
                code: "impossible_date",
                message: language.choose(
                    da: "--\(field) er ingen dato: \(text). Skriv år-måned-dag som 2026-01-31.",
                    en: "--\(field) is not a date: \(text). Write year-month-day as 2026-01-31.",
                    th: "--\(field) ไม่ใช่วันที่: \(text) โปรดเขียนปี-เดือน-วัน เช่น 2026-01-31"
                ),
                field: field
            )
        }
        return day
    }
}
