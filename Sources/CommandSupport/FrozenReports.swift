public import ArgumentParser
public import Programmes
public import Reporting

/// The frozen report that a command is about.
public struct FrozenReportArgument: ParsableArguments {
    @Argument(
        help: .localized(
            da: "Den låste rapport, som `\(HelpProgram.name) report list` kalder den.",
            en: "The frozen report, as `\(HelpProgram.name) report list` calls it.",
            th: "รายงานที่เก็บไว้ ตามชื่อใน `\(HelpProgram.name) report list`",
            value: .report
        )
    )
    public var name: String

    /// For ArgumentParser, which fills it in afterwards.
    public init() {}

    /// What was found under the name.
    ///
    /// - Parameter program: Which of the two programs is asked, for the hint.
    /// - Throws: ``CommandFailure`` with the code `unknown_report` if nothing was.
    public func found<Stored>(
        _ stored: Stored?,
        in language: Language,
        by program: String
    ) throws(CommandFailure) -> Stored {
        guard let stored else { throw .unknownReport(name, in: language, by: program) }
        return stored
    }
}

/// The frozen reports, as `report list` prints them.
public enum FrozenReportList {
    /// One report.
    public struct Entry: Sendable {
        public let name: String
        public let report: Report
        /// The moment it was frozen, in ISO 8601.
        public let at: String

        /// Makes an entry as it is.
        public init(name: String, report: Report, at: String) {
            self.name = name
            self.report = report
            self.at = at
        }
    }

    /// What `--freeze` prints below the report with `json`.
    public static func json(frozen name: String) -> String {
        JSONValue.object([("frozen", .string(name))]).description
    }

    /// One line a report: an object each with `json`, else columns parted by tabs.
    public static func text(_ entries: [Entry], json: Bool) -> String {
        entries.map { entry in
            let (from, to) = (
                "\(entry.report.period.lowerBound)", "\(entry.report.period.upperBound)"
            )
            let kind = entry.report.kind.rawValue
            guard json else {
                return [entry.name, from, to, entry.at].joined(separator: "\t")
            }
            return JSONValue.object([
                ("id", .string(entry.name)), ("report", .string(kind)),
                ("period", .object([("from", .string(from)), ("to", .string(to))])),
                ("as_of", entry.report.origin.asOf.map(JSONValue.string) ?? .null),
                ("frozen_at", .string(entry.at)),
            ]).description
        }.joined(separator: "\n")
    }
}

extension CommandFailure {
    /// Why there is no report.
    public init(_ error: ReportError, in language: Language) {
        self.init(.refused, code: error.code, message: error.message(in: language))
    }

    /// There is no frozen report of that name.
    fileprivate static func unknownReport(
        _ name: String,
        in language: Language,
        by program: String
    ) -> CommandFailure {
        CommandFailure(
            .refused,
            code: "unknown_report",
            message: language.choose(
                da:
                    "Der er ingen låst rapport \(name) her; se dem med: \(program) report list",
                en:
                    "There is no frozen report \(name) here; see them with: \(program) report list",
                th: "ไม่มีรายงานที่เก็บไว้ชื่อ \(name) ที่นี่ ดูรายการด้วย: \(program) report list"
            )
        )
    }
}

extension Language {
    /// What is said when a report was frozen.
    ///
    /// - Parameter program: Which of the two programs did it, for the hint.
    public func frozen(_ name: String, by program: String) -> String {
        choose(
            da:
                "Rapporten er låst som \(name); hvad der siden er rettet: \(program) report diff \(name)",
            en:
                "The report was frozen as \(name); what was corrected since: \(program) report diff \(name)",
            th:
                "เก็บรายงานไว้แล้วในชื่อ \(name) ดูสิ่งที่แก้ไขหลังจากนี้: \(program) report diff \(name)"
        )
    }
}

extension ReportDiff {
    /// What the reasons of `void` are called; the programme names those of corrections.
    private static let voidReasons = [
        ("typed_twice", Labels(da: "Skrevet to gange", en: "Typed twice", th: "พิมพ์ซ้ำ")),
        ("wrong_entry", Labels(da: "Forkert registrering", en: "Wrong entry", th: "รายการผิด")),
        ("withdrawn", Labels(da: "Trukket tilbage", en: "Withdrawn", th: "ถอนกลับ")),
    ]

    /// The difference as a command prints it, its last line ended.
    public func text(_ programme: Programme, json isJSON: Bool, in language: Language) -> String {
        guard !isJSON else { return json.description + "\n" }
        let codes =
            programme.kind(named: "correction")?.field(named: "reason")?.codeList?.codes ?? []
        let labels = Dictionary(codes.map { ($0.code, $0.labels) } + Self.voidReasons) { first, _ in
            first
        }
        return markdown(in: language, reasonLabels: labels)
    }
}
