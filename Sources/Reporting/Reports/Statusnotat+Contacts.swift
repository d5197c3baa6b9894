import Counting
import Programmes

extension Draft {
    /// How many contacts there were, and how they came about.
    mutating func contacts() -> ReportSection? {
        var found = blocks(
            Grid(
                id: "contacts-by-route",
                caption: words.say(da: "Henvendelser efter vej", en: "Contacts by route"),
                indicators: ["contacts"],
                by: ["route"],
                hasShares: true,
                chart: .bar
            )
        )
        found = found.isEmpty ? [] : found + sumRule()
        let breakdowns: [(String, [String], String, String, ReportChart.Form?)] = [
            ("month", ["month"], "Henvendelser efter måned", "Contacts by month", .line),
            ("channel", ["channel"], "Henvendelser efter kanal", "Contacts by channel", nil),
            ("language", ["language"], "Henvendelser efter sprog", "Contacts by language", nil),
            (
                "anonymity", ["anonymity"], "Henvendelser efter anonymitet",
                "Contacts by anonymity", nil
            ),
        ]
        for (name, by, danish, english, chart) in breakdowns {
            found += blocks(
                Grid(
                    id: "contacts-by-\(name)",
                    caption: words.say(da: danish, en: english),
                    indicators: ["contacts"],
                    by: by,
                    hasShares: name != "month",
                    chart: chart
                )
            )
        }
        return section("contacts", da: "Henvendelser", en: "Contacts", found)
    }

    /// What was started for whom and what it was about: shares of all contacts.
    mutating func themes() -> ReportSection? {
        var found: [ReportBlock] = []
        for (name, danish, english) in [
            ("measures", "Henvendelser efter iværksatte tiltag", "Contacts by measures started"),
            ("themes", "Henvendelser efter tema", "Contacts by theme"),
        ] {
            found += blocks(
                Grid(
                    id: "contacts-by-\(name)",
                    caption: words.say(da: danish, en: english),
                    indicators: ["contacts"],
                    by: [name],
                    hasShares: true,
                    chart: .bar
                )
            )
        }
        return section("themes", da: "Tiltag og temaer", en: "Measures and themes", found)
    }

    /// `31 = 16 + 9 + 6`, and `31 = 16 + 15` where an indicator leaves routes out.
    private mutating func sumRule() -> [ReportBlock] {
        guard let counted = counted("contacts", by: ["route"], in: request.period) else {
            return []
        }
        let kind = programme.kind(named: counted.indicator.kind)
        let list = kind?.field(named: "route")?.codeList
        let keys = counted.rows.keys.sorted { left, right in
            precedes(left.first.flatMap(\.self), right.first.flatMap(\.self), in: list)
        }
        let parts = keys.map { key in
            (counted.cell(key), label(ofKey: key.first.flatMap(\.self), "route", of: kind) ?? "")
        }
        var sums = parts.isEmpty ? [] : [sum(counted.totalCell, parts)]
        for indicator in programme.indicators {
            guard indicator.kind == counted.indicator.kind, indicator.measure == .records,
                indicator.conditions.count == 1, let condition = indicator.conditions.first,
                condition.field == "route", condition.isNegated,
                let rest = self.counted(indicator.id, in: request.period), !counted.isEmpty
            else { continue }
            let left = condition.codes.sorted().map { [FieldKey.text($0)] as [FieldKey?] }
            let named = left.map { key in
                (
                    counted.cell(key),
                    label(ofKey: key.first.flatMap(\.self), "route", of: kind) ?? ""
                )
            }
            let others = (rest.totalCell, indicator.labels.text(in: request.language))
            sums.append(sum(counted.totalCell, named + [others]))
        }
        return sums.map(ReportBlock.paragraph)
    }

    private func sum(_ total: ReportCell, _ parts: [(ReportCell, String)]) -> [ReportRun] {
        var runs: [ReportRun] = [.cell(total), .text(" = ")]
        for (index, (cell, label)) in parts.enumerated() {
            runs += [.text(index == 0 ? "" : " + "), .cell(cell), .text(" (\(label))")]
        }
        return runs + [.text(".")]
    }
}
