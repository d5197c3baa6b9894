import Programmes

/// What is measured of a course when it begins and again when it ends.
private struct CourseMeasure {
    let id: String
    let before: String
    let after: String
    let danish: String
    let english: String
}

extension Draft {
    /// How often other teams were at the partner's place, and for how long.
    mutating func presence(_ partner: String) -> [ReportBlock] {
        guard let records = records("presence"),
            let teams = programme.kind(named: "presence")?.field(named: "team")?.codeList
        else { return [] }
        let found = records.filter { $0.partner == partner && request.period.contains($0.day) }
        guard !found.isEmpty else { return [] }
        let rows = teams.codes.compactMap { team -> ReportRow? in
            let own = found.filter { $0.text("team") == team.code }
            guard !own.isEmpty else { return nil }
            let hours = own.compactMap { $0.integer("hours") }
            let sum = Int64(clamping: hours.reduce(Int128(0)) { $0 + Int128($1) })
            let base = Int64(own.count)
            return ReportRow(
                id: team.code,
                cells: [
                    .text(team.labels.text(in: request.language)),
                    ReportCell(.number(base), base: base),
                    ReportCell(hours.isEmpty ? .notStated : .number(sum), base: base),
                ]
            )
        }
        let table = ReportTable(
            id: "presence/\(partner)",
            caption: words.say(da: "Andre hold på stedet", en: "Other teams present"),
            columns: [
                ReportColumn("team", heading("team", of: "presence")),
                ReportColumn(
                    "times",
                    words.say(da: "Gange", en: "Times"),
                    isNumber: true,
                    unit: "presence"
                ),
                ReportColumn(
                    "hours",
                    words.say(da: "Timer", en: "Hours"),
                    isNumber: true,
                    unit: "hour"
                ),
            ],
            rows: rows
        )
        return [.table(table)]
    }

    /// The measures taken before and after, of courses that began in the period.
    ///
    /// A course that several records tell of counts once, with what the latest of them states.
    mutating func courseMeasures(_ partner: String) -> [ReportBlock] {
        guard let kind = programme.kind(named: "course"), let records = records("course") else {
            return []
        }
        let found = records.filter { $0.partner == partner && request.period.contains($0.day) }
        let courses = Dictionary(grouping: found) { $0.text("course") ?? $0.id }
        let rows = measures(of: kind).compactMap { measure -> ReportRow? in
            let pairs = courses.values.compactMap { records -> (FieldValue, FieldValue)? in
                guard let before = records.compactMap({ $0.values[measure.before] }).last,
                    let after = records.compactMap({ $0.values[measure.after] }).last
                else { return nil }
                return (before, after)
            }
            guard !pairs.isEmpty else { return nil }
            let base = Int64(pairs.count)
            return ReportRow(
                id: measure.id,
                cells: [
                    .text(words.say(da: measure.danish, en: measure.english)),
                    ReportCell(.share(base, of: Int64(courses.count)), base: base),
                    summary(of: pairs.map(\.0)), summary(of: pairs.map(\.1)),
                ]
            )
        }
        guard !rows.isEmpty else { return [] }
        let table = ReportTable(
            id: "course-measures/\(partner)",
            caption: words.say(da: "Før- og eftermål", en: "Measures before and after"),
            columns: [
                ReportColumn("measure", words.say(da: "Mål", en: "Measure")),
                ReportColumn(
                    "both",
                    words.say(da: "Målt begge gange", en: "Measured both times"),
                    isNumber: true,
                    unit: "course"
                ),
                ReportColumn("before", words.say(da: "Før", en: "Before"), isNumber: true),
                ReportColumn("after", words.say(da: "Efter", en: "After"), isNumber: true),
            ],
            rows: rows,
            notes: [
                [
                    .text(
                        words.say(
                            da: "Kun forløb, der er målt begge gange, er regnet med. Trivsel er "
                                + "gennemsnittet (0 til 100), afrundet til hele point.",
                            en: "Only courses measured both times are included. Well-being is the "
                                + "mean (0 to 100), rounded to whole points."
                        )
                    )
                ]
            ]
        )
        return [.table(table)]
    }

    private func measures(of kind: Kind) -> [CourseMeasure] {
        [
            CourseMeasure(
                id: "who5",
                before: "who5_before",
                after: "who5_after",
                danish: "Trivsel (WHO-5), gennemsnit",
                english: "Well-being (WHO-5), mean"
            ),
            CourseMeasure(
                id: "paid_sex",
                before: "paid_sex_before",
                after: "paid_sex_after",
                danish: "Fik betaling for sex den seneste måned",
                english: "Was paid for sex last month"
            ),
        ].filter { kind.field(named: $0.before) != nil && kind.field(named: $0.after) != nil }
    }

    /// The mean of numbers, the share of yes among codes.
    private func summary(of values: [FieldValue]) -> ReportCell {
        let base = Int64(values.count)
        let numbers = values.compactMap { value -> Int128? in
            guard case .integer(let number) = value else { return nil }
            return Int128(number)
        }
        guard numbers.count < values.count else {
            let doubled = numbers.reduce(0, +) * 2 + Int128(base)
            return ReportCell(.number(Int64(clamping: doubled / (2 * Int128(base)))), base: base)
        }
        let yes = Int64(values.count { $0 == .code("yes") })
        return ReportCell(.share(yes, of: base), base: yes)
    }
}
