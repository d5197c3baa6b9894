import Counting
import Programmes

extension Draft {
    /// The cards' movements, and where the cards are at the end.
    mutating func cards() -> ReportSection? {
        var found = cardMovements()
        for (name, danish, english) in [
            ("place_type", "Uddelte kort efter sted", "Cards handed out by place"),
            ("language", "Uddelte kort efter sprog", "Cards handed out by language"),
        ] {
            found += blocks(
                Grid(
                    id: "cards-by-\(name)",
                    caption: words.say(da: danish, en: english),
                    indicators: [CardStep.handedOut.rawValue],
                    by: [name]
                )
            )
        }
        return section("cards", da: "VIP-kort", en: "VIP cards", found)
    }

    /// A row for each step, in the period, the one before and since the beginning; below them where
    /// the cards are on the last day.
    mutating func cardMovements() -> [ReportBlock] {
        var rows: [ReportRow] = []
        var steps: [CardStep: Int64] = [:]
        var base: Int64 = 0
        for step in CardStep.allCases {
            guard let now = counted(step.rawValue, in: request.period),
                let ever = counted(step.rawValue, in: request.sinceStart)
            else { continue }
            let prior = request.prior.flatMap { counted(step.rawValue, in: $0) }
            steps[step] = ever.total.value
            base += Int64(ever.total.base)
            let label = now.indicator.labels.text(in: request.language)
            let before = request.prior == nil ? [] : [prior?.totalCell ?? ReportCell(.notStated)]
            rows.append(
                ReportRow(
                    id: step.rawValue,
                    cells: [.text(label), now.totalCell] + before + [ever.totalCell]
                )
            )
        }
        guard !rows.isEmpty else { return [] }
        let balance = CardBalance(steps: steps)
        rows += CardPlace.allCases.filter { $0.isKnown(from: Set(steps.keys)) }.map { place in
            let gaps = Array(repeating: ReportCell.text(""), count: request.prior == nil ? 1 : 2)
            let cell = ReportCell(.number(balance[place]), base: base)
            return ReportRow(
                id: place.rawValue,
                cells: [.text(place.label(words))] + gaps + [cell],
                isTotal: true
            )
        }
        var columns = [
            ReportColumn("step", words.say(da: "Kort", en: "Cards")),
            ReportColumn("now", text(request.period), isNumber: true),
        ]
        if let prior = request.prior {
            columns.append(ReportColumn("prior", text(prior), isNumber: true))
        }
        let since = words.say(
            da: "Siden start til \(request.language.text(request.to))",
            en: "Since the start to \(request.language.text(request.to))"
        )
        columns.append(ReportColumn("ever", since, isNumber: true, unit: "card"))
        let table = ReportTable(
            id: "card-movements",
            caption: words.say(da: "VIP-kortenes vej", en: "The way of the VIP cards"),
            columns: columns,
            rows: rows
        )
        return [.table(table)]
    }
}
