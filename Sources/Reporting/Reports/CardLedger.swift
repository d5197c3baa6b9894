import Counting
import Programmes

extension Draft {
    /// Where the cards of each batch and of each worker are on the last day.
    mutating func cardLedger() -> [ReportSection] {
        let movements = section(
            "card-movements",
            da: "Alle kort",
            en: "All cards",
            cardMovements()
        )
        let batches = section(
            "batches",
            da: "Oplag",
            en: "Batches",
            ledger(
                "batches",
                by: "batch",
                caption: words.say(
                    da: "Kort efter oplag til og med \(request.language.text(request.to))",
                    en: "Cards by batch up to \(request.language.text(request.to))"
                ),
                hasStore: true
            )
        )
        let workers = section(
            "workers",
            da: "Medarbejdere",
            en: "Workers",
            ledger(
                "workers",
                by: "worker",
                caption: words.say(
                    da: "Kort efter medarbejdernummer til og med "
                        + request.language.text(request.to),
                    en: "Cards by worker number up to \(request.language.text(request.to))"
                ),
                hasStore: false
            )
        )
        return [movements, batches, workers].compactMap(\.self)
    }

    private mutating func ledger(
        _ id: String,
        by field: String,
        caption: String,
        hasStore: Bool
    ) -> [ReportBlock] {
        var counts: [(step: CardStep, counted: Counted)] = []
        // Nobody knows whose card came back with a visitor, and printing is no worker's.
        let steps = hasStore ? CardStep.allCases : [.issued, .handedOut, .returned, .lost]
        for step in steps {
            if let found = counted(step.rawValue, by: [field], in: request.sinceStart) {
                counts.append((step, found))
            }
        }
        guard let first = counts.first?.counted else { return [] }
        let keys = Set(counts.flatMap { $0.counted.rows.keys.map { $0.first.flatMap(\.self) } })
        let sorted = keys.sorted { left, right in
            guard let left else { return false }
            guard let right else { return true }
            return left < right
        }
        let kind = programme.kind(named: first.indicator.kind)
        let rows = sorted.map { key in
            ledgerRow(
                Self.text(ofKey: key),
                label(ofKey: key, field, of: kind) ?? "",
                counts.map { ($0.step, $0.counted.cell([key])) }
            )
        }
        let total = ledgerRow(
            "total",
            words.say(da: "I alt", en: "Total"),
            counts.map { ($0.step, $0.counted.totalCell) },
            isTotal: true
        )
        let counted = Set(counts.map(\.step))
        let stepColumns = counts.map { step, counted in
            ReportColumn(
                step.rawValue,
                counted.indicator.labels.text(in: request.language),
                isNumber: true
            )
        }
        let table = ReportTable(
            id: id,
            caption: caption,
            columns: [ReportColumn(field, heading(field, of: first.indicator.kind))]
                + stepColumns + ledgerColumns(counted),
            rows: rows + [total]
        )
        return [.paragraph([.text(ledgerRule(hasStore))]), .table(table)]
    }

    private func ledgerColumns(_ steps: Set<CardStep>) -> [ReportColumn] {
        CardPlace.allCases.filter { $0.isKnown(from: steps) && $0 != .outstanding }.map { place in
            let title = place.label(words)
            return ReportColumn(place.rawValue, title, isNumber: true, unit: "card")
        } + [ReportColumn("faults", words.say(da: "Passer ikke", en: "Doesn't balance"))]
    }

    private func ledgerRule(_ hasStore: Bool) -> String {
        hasStore
            ? words.say(
                da:
                    "Regel: på lager = trykt − udleveret + returneret; hos medarbejdere = udleveret "
                    + "− uddelt − returneret − mistet. Så er trykt = på lager + hos medarbejdere "
                    + "+ uddelt + mistet, altid. Indløste kort er en del af de uddelte. Et minus "
                    + "betyder, at en registrering mangler eller er forkert.",
                en: "Rule: in store = printed − issued + returned; with workers = issued − handed "
                    + "out − returned − lost. So printed = in store + with workers + handed out + "
                    + "lost, always. Redeemed cards are part of those handed out. A minus means "
                    + "that a record is missing or wrong."
            )
            : words.say(
                da: "Regel: hos medarbejderen = udleveret − uddelt − returneret − mistet.",
                en: "Rule: with the worker = issued − handed out − returned − lost."
            )
    }

    private func ledgerRow(
        _ id: String,
        _ label: String,
        _ cells: [(CardStep, ReportCell)],
        isTotal: Bool = false
    ) -> ReportRow {
        var steps: [CardStep: Int64] = [:]
        for (step, cell) in cells {
            if case .number(let number) = cell.value { steps[step] = number }
        }
        let balance = CardBalance(steps: steps)
        let base = cells.compactMap(\.1.base).reduce(0, +)
        let places = CardPlace.allCases.filter { $0.isKnown(from: Set(steps.keys)) }
        // A step that is a share or lies between bounds adds to no balance.
        let columns = CardPlace.allCases.filter {
            $0.isKnown(from: Set(cells.map(\.0))) && $0 != .outstanding
        }
        let shown = columns.map { place in
            ReportCell(places.contains(place) ? .number(balance[place]) : .notStated, base: base)
        }
        let faults = places.filter { balance[$0] < 0 }.map { $0.fault(words) }
        return ReportRow(
            id: id,
            cells: [.text(label)] + cells.map(\.1) + shown
                + [.text(faults.joined(separator: "; "))],
            isTotal: isTotal
        )
    }
}
