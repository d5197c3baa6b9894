import Programmes

extension Draft {
    /// How the figures were made; the same sentences wherever they hold.
    func method() -> [String] {
        var sentences = [
            words.say(
                da: "Hvert tal er talt op maskinelt af registreringerne og er hverken anslået "
                    + "eller afrundet. Definitionerne står sidst.",
                en: "Each figure was counted by machine from the records, and is neither estimated "
                    + "nor rounded. The definitions stand last."
            ),
            words.say(
                da:
                    "– betyder, at intet er oplyst, at registret endnu ikke var begyndt, eller at "
                    + "procenten er af 0 og ikke findes; 0 er et tal. Procenter er hele procent og "
                    + "står med det antal, de er af.",
                en: "– means that nothing was stated, that the register had not yet begun, or that "
                    + "a percentage is of 0 and does not exist; 0 is a number. Percentages are "
                    + "whole percent and stand with the number that they are of."
            ),
        ]
        switch request.kind {
        case .statusnotat, .partnerFigures: sentences += [people, comparison, several]
        case .network, .actionPlan, .cardLedger: break
        }
        return sentences
    }

    private var people: String {
        words.say(
            da: "Henvendelser og besøg er ikke personer: den samme person kan stå bag flere. "
                + "Personer tælles kun, hvor et kort- eller forløbsnummer tillader det.",
            en: "Contacts and visits are not persons: the same person may be behind several. "
                + "Persons are counted only where a card or course number lets them be."
        )
    }

    private var comparison: String {
        guard let prior = request.prior else {
            return words.say(
                da: "Der er intet at sammenligne med: samme periode året før ville overlappe.",
                en:
                    "There is nothing to compare with: the same period a year earlier would overlap."
            )
        }
        let text = text(prior)
        return words.say(
            da: "Sammenlignet er med samme periode året før (\(text)), talt efter de samme "
                + "definitioner.",
            en: "Compared is the same period a year earlier (\(text)), counted by the same "
                + "definitions."
        )
    }

    private var several: String {
        words.say(
            da: "Hvor der kan gives flere svar, kan rækkerne tilsammen være mere end »i alt«.",
            en: "Where several answers may be given, the rows may add up to more than the total."
        )
    }

    /// What each figure in these sections means.
    func definitions(of sections: [ReportSection]) -> [ReportDefinition] {
        let ids = Set(sections.flatMap(\.cells).compactMap(\.figure?.indicator))
        let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return sorted.compactMap(programme.indicator(id:)).map { indicator in
            ReportDefinition(
                id: indicator.id,
                label: indicator.labels.text(in: request.language),
                unit: indicator.unit,
                unitLabel: indicator.unitLabels.text(in: request.language),
                version: indicator.definition,
                covers: indicator.covers?.text(in: request.language)
            )
        }
    }
}

extension ReportSection {
    /// Each cell of the section, those in sentences too.
    var cells: [ReportCell] {
        blocks.flatMap { block -> [ReportCell] in
            switch block {
            case .paragraph(let runs): Self.cells(in: runs)
            case .table(let table):
                table.rows.flatMap(\.cells) + table.notes.flatMap(Self.cells)
            case .chart: []
            }
        }
    }

    private static func cells(in runs: [ReportRun]) -> [ReportCell] {
        runs.compactMap { run in
            guard case .cell(let cell) = run else { return nil }
            return cell
        }
    }
}
