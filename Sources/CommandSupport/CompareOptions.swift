public import ArgumentParser
public import Counting
public import Programmes

/// What both programs' `compare` asks for; stands beside ``CommonOptions`` in a command.
///
/// Words are completed from the programme of `Source`.
public struct CompareOptions<Source: ProgrammeSource>: ParsableArguments {
    @Argument(
        help: .localized(
            da: "Hvad der tælles.",
            en: "What to count.",
            th: "สิ่งที่จะนับ",
            value: .indicator
        ),
        completion: Source.indicators
    )
    private var indicator: String

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
            da:
                "Det andet tal: en indikator eller et tal fra et dokument (ellers den samme indikator).",
            en:
                "The other figure: an indicator or a document's figure (default: the same indicator).",
            th: "ตัวเลขอีกตัว: ตัวชี้วัดหรือตัวเลขจากเอกสาร (ปกติตัวชี้วัดเดียวกัน)",
            value: .indicator
        ),
        completion: Source.figures
    )
    private var with: String?

    @Option(
        help: .localized(
            da: "Den anden indikators første dag.",
            en: "The other indicator's first day.",
            th: "วันแรกของตัวชี้วัดอีกตัว",
            value: .date
        )
    )
    private var withFrom: String?

    @Option(
        help: .localized(
            da: "Den anden indikators sidste dag.",
            en: "The other indicator's last day.",
            th: "วันสุดท้ายของตัวชี้วัดอีกตัว",
            value: .date
        )
    )
    private var withTo: String?

    /// For ArgumentParser, which fills it in afterwards.
    public init() {}

    /// What to compare by a programme.
    ///
    /// - Throws: ``CommandFailure`` with the code `impossible_date` for a day that is none,
    ///   `usage` for days that are missing or too many, or the one of a refused count.
    public func query(
        _ programme: Programme,
        language: Language = .preferred()
    ) throws(CommandFailure) -> ComparisonQuery {
        let period = (
            from: try Day(option: "from", from, in: language),
            to: try Day(option: "to", to, in: language)
        )
        var other: (from: Day, to: Day)?
        switch (withFrom, withTo) {
        case (let from?, let to?):
            other = (
                from: try Day(option: "with-from", from, in: language),
                to: try Day(option: "with-to", to, in: language)
            )
        case (nil, nil): break
        default: throw refusal(.needsPeriod(with ?? indicator), language)
        }
        do {
            return try ComparisonQuery(
                programme: programme,
                indicator: indicator,
                period: period,
                with: with,
                otherPeriod: other
            )
        } catch {
            throw refusal(error, language)
        }
    }

    private func refusal(
        _ refusal: ComparisonQuery.Refusal,
        _ language: Language
    ) -> CommandFailure {
        let message: String
        switch refusal {
        case .count(let error): return CommandFailure(error, in: language)
        case .needsPeriod(let id):
            message = language.choose(
                da: "\(id) tælles, så skriv dens dage: --with-from og --with-to.",
                en: "\(id) is counted, so write its days: --with-from and --with-to.",
                th: "\(id) ต้องนับ โปรดเขียนวันด้วย --with-from และ --with-to"
            )
        case .hasPeriod(let id):
            message = language.choose(
                da:
                    "\(id) er et tal fra et dokument med egne dage: skriv ikke --with-from og --with-to.",
                en:
                    "\(id) is a document's figure with days of its own: leave out --with-from and --with-to.",
                th: "\(id) เป็นตัวเลขจากเอกสารที่มีวันของตัวเอง ไม่ต้องเขียน --with-from และ --with-to"
            )
        }
        return CommandFailure(.usage, code: "usage", message: message)
    }
}

extension Day {
    /// Reads the value of an option.
    ///
    /// - Throws: ``CommandFailure`` with the code `impossible_date`, its sentence in `language`.
    init(option: String, _ text: String, in language: Language) throws(CommandFailure) {
        guard let day = Day(iso: text) else {
            throw CommandFailure(
                .refused,
                code: "impossible_date",
                message: language.choose(
                    da: "--\(option) er ikke en dato: \(text). Skriv år-måned-dag som 2026-01-31.",
                    en: "--\(option) is not a date: \(text). Write year-month-day as 2026-01-31.",
                    th: "--\(option) ไม่ใช่วันที่: \(text) โปรดเขียนปี-เดือน-วัน เช่น 2026-01-31"
                ),
                field: option
            )
        }
        self = day
    }
}
