import Counting
import Programmes

extension Draft {
    /// The annual memo on the scheme: cards, contacts, visits, nights, and what isn't known.
    mutating func statusnotat() -> [ReportSection] {
        let parts = [
            keyFigures(), baselines(), cards(), contacts(), themes(), bridgeBuilders(), visits(),
            nights(), reporting(), publicity(), remarks(), others(),
        ]
        return parts.compactMap(\.self)
    }

    private mutating func keyFigures() -> ReportSection? {
        let ids = [
            "contacts", "contacts_without_thai_outreach", "measures_started", "cards_handed_out",
            "cards_redeemed", "bridge_builders", "visits", "persons_met", "places_visited",
            "night_visits", "night_new", "publicity_items",
        ]
        let caption = words.say(
            da: "Perioden ved siden af samme periode året før",
            en: "The period beside the same one a year earlier"
        )
        let table = summary("key-figures", caption: caption, of: ids)
        return section("key-figures", da: "Nøgletal", en: "Key figures", table)
    }

    /// A row for each indicator: its total now and before, and the change.
    mutating func summary(_ id: String, caption: String, of ids: [String]) -> [ReportBlock] {
        var rows: [ReportRow] = []
        var figures: [Counted] = []
        for id in ids {
            guard let now = counted(id, in: request.period) else { continue }
            figures.append(now)
            var cells = [
                ReportCell.text(now.indicator.labels.text(in: request.language)),
                .text(now.indicator.unitLabels.text(in: request.language)), now.totalCell,
            ]
            if let prior = request.prior, let before = counted(id, in: prior) {
                cells.append(before.totalCell)
                cells += changeCells(from: before.totalCell, to: now.totalCell)
            }
            rows.append(ReportRow(id: id, cells: cells))
        }
        guard !rows.isEmpty else { return [] }
        var columns = [
            ReportColumn("indicator", words.say(da: "Tal", en: "Figure")),
            ReportColumn("unit", words.say(da: "Enhed", en: "Unit")),
            ReportColumn("now", text(request.period), isNumber: true),
        ]
        if let prior = request.prior {
            let relative = words.say(da: "Ændring i procent", en: "Change in percent")
            columns += [
                ReportColumn("prior", text(prior), isNumber: true),
                ReportColumn("change", words.say(da: "Ændring", en: "Change"), isNumber: true),
                ReportColumn("relative", relative, isNumber: true),
            ]
        }
        let notes = uncounted(figures)
        return [
            .table(
                ReportTable(id: id, caption: caption, columns: columns, rows: rows, notes: notes)
            )
        ]
    }

    /// What documents state of earlier years, beside the figure of the same definition alone.
    private mutating func baselines() -> ReportSection? {
        var rows: [ReportRow] = []
        for baseline in programme.baselines {
            guard let now = counted(baseline.indicator, in: request.period),
                now.indicator.definition == baseline.definition
            else { continue }
            let language = request.language
            let source = [baseline.source, baseline.note].compactMap { $0?.text(in: language) }
            let stated = min(baseline.min, baseline.max)...max(baseline.min, baseline.max)
            rows.append(
                ReportRow(
                    id: baseline.id,
                    cells: [
                        .text(now.indicator.labels.text(in: language)),
                        .text(text(baseline.from...baseline.to)), ReportCell(.bounds(stated)),
                        .text(text(request.period)), now.totalCell,
                        .text(source.joined(separator: ". ")),
                    ]
                )
            )
        }
        guard !rows.isEmpty else { return nil }
        let table = ReportTable(
            id: "baselines",
            caption: words.say(
                da: "Tal fra dokumenter ved siden af det optalte tal af samme definition",
                en: "Figures from documents beside the counted figure of the same definition"
            ),
            columns: [
                ReportColumn("indicator", words.say(da: "Tal", en: "Figure")),
                ReportColumn("then", words.say(da: "Dokumentets periode", en: "Document's period")),
                ReportColumn("stated", words.say(da: "Oplyst", en: "Stated"), isNumber: true),
                ReportColumn("period", words.say(da: "Optalt periode", en: "Counted period")),
                ReportColumn("now", words.say(da: "Optalt", en: "Counted"), isNumber: true),
                ReportColumn("source", words.say(da: "Kilde", en: "Source")),
            ],
            rows: rows,
            notes: [
                [
                    .text(
                        words.say(
                            da: "Perioderne kan være af forskellig længde; derfor er ingen "
                                + "forskel regnet ud.",
                            en: "The periods may differ in length; so no difference is computed."
                        )
                    )
                ]
            ]
        )
        return section(
            "baselines",
            da: "Før ordningen",
            en: "Before the scheme",
            [.table(table)]
        )
    }

    /// Bridge-builders in force on the last day.
    private mutating func bridgeBuilders() -> ReportSection? {
        let grid = Grid(
            id: "bridge-builders",
            caption: words.say(
                da: "Brobyggere på periodens sidste dag efter organisation",
                en: "Bridge-builders on the period's last day by organisation"
            ),
            indicators: ["bridge_builders"],
            by: ["organisation"]
        )
        return section("bridge-builders", da: "Brobyggere", en: "Bridge-builders", blocks(grid))
    }

    private mutating func visits() -> ReportSection? {
        let indicators = ["visits", "persons_met"]
        let places = Grid(
            id: "visits-by-place",
            caption: words.say(
                da: "Besøg og mødte personer efter sted",
                en: "Visits and persons met by place"
            ),
            indicators: indicators,
            by: ["place_type"],
            chart: .bar
        )
        let districts = Grid(
            id: "visits-by-district",
            caption: words.say(
                da: "Besøg og mødte personer efter bydel",
                en: "Visits and persons met by district"
            ),
            indicators: indicators,
            by: ["district"]
        )
        return section(
            "visits",
            da: "Opsøgende arbejde",
            en: "Outreach",
            blocks(places) + blocks(districts)
        )
    }

    private mutating func nights() -> ReportSection? {
        let grid = Grid(
            id: "nights-by-month",
            caption: words.say(
                da: "Natcaféens besøg og nye kvinder efter måned",
                en: "Visits and new women at night by month"
            ),
            indicators: ["night_visits", "night_new"],
            by: ["month"],
            chart: .line
        )
        let table = blocks(grid)
        guard !table.isEmpty else { return nil }
        let sentence = words.say(
            da: "Besøg er ikke kvinder: den, der kommer ti nætter, er ti besøg. Ny er den, der "
                + "kommer for første gang.",
            en: "Visits are not women: whoever comes on ten nights is ten visits. New is who comes "
                + "for the first time."
        )
        return section(
            "nights",
            da: "Natcaféen",
            en: "Drop-in at night",
            [.paragraph([.text(sentence)])] + table
        )
    }

    private mutating func publicity() -> ReportSection? {
        let grid = Grid(
            id: "publicity",
            caption: words.say(da: "Materiale efter art", en: "Publicity by medium"),
            indicators: ["publicity_items"],
            by: ["medium"]
        )
        return section("publicity", da: "Kommunikation", en: "Publicity", blocks(grid))
    }

    /// Whatever else the programme counts and no report knows by name: another city's figures.
    private mutating func others() -> ReportSection? {
        let asked =
            [needs]
            + ReportKind.allCases.filter { $0 != .statusnotat }.map(needs(of:))
        let known = Set(asked.flatMap(\.counts).map(\.need.indicator))
        let shown = asked.reduce(into: Set<String>()) { $0.formUnion($1.recordKinds) }
        let others = programme.indicators.filter { indicator in
            !known.contains(indicator.id) && !shown.contains(indicator.kind)
        }
        let caption = words.say(
            da: "Tal, som programmet har ud over rapporternes egne",
            en: "Figures that the programme has beyond the reports' own"
        )
        let table = summary("other-figures", caption: caption, of: others.map(\.id))
        return section("other-figures", da: "Øvrige tal", en: "Other figures", table)
    }

    private func needs(of kind: ReportKind) -> Needs {
        let request = ReportRequest(
            kind: kind,
            from: self.request.from,
            to: self.request.to,
            language: self.request.language
        )
        var draft = Draft(request, programme: programme, data: nil)
        _ = draft.sections()
        return draft.needs
    }
}
