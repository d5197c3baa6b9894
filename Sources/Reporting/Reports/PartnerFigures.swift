import Counting
import Programmes

extension Draft {
    /// What each partner can say of its year, and what may be said of all together.
    mutating func partnerFigures() -> [ReportSection] {
        var sections = [allPartners()]
        for partner in partners {
            let found =
                users(partner) + bridging(partner) + nightsAndPresence(partner)
                + enquiries(partner) + courses(partner) + ownReferrals(partner)
            guard !found.isEmpty else { continue }
            sections.append(
                ReportSection(
                    id: "partner/\(partner)",
                    title: name(ofPartner: partner),
                    blocks: found
                )
            )
        }
        sections.append(referrals())
        return sections.compactMap(\.self)
    }

    /// Totals of all partners; persons as bounds, because nobody links them across partners.
    private mutating func allPartners() -> ReportSection? {
        guard request.partner == nil else { return nil }
        let title = words.say(da: "Alle partnere under ét", en: "All partners together")
        let table = summary(
            "all-partners",
            caption: words.say(da: "Tal for alle partnere", en: "Figures of all partners"),
            of: [
                "users", "users_new", "users_greenlandic", "bridging", "night_visits", "night_new",
                "enquiries", "enquiry_citizens", "courses", "courses_ended", "referrals",
                "referrals_attended",
            ]
        )
        guard !table.isEmpty else { return nil }
        let sentence = words.say(
            da: "Personer kan ikke følges fra partner til partner. Hvor flere partnere har talt "
                + "personer, er tallet derfor to grænser: mindst den største partners tal, højst "
                + "alle tilsammen.",
            en: "Persons can't be followed from partner to partner. Where several partners counted "
                + "persons, the figure is therefore two bounds: at least the largest partner's, at "
                + "most all together."
        )
        return ReportSection(
            id: "all-partners",
            title: title,
            blocks: [.paragraph([.text(sentence)])] + table
        )
    }

    private mutating func users(_ partner: String) -> [ReportBlock] {
        let figures = ["users", "users_new", "users_greenlandic"]
        let caption = words.say(da: "Brugere", en: "Users")
        var found = partnerSummary("users/\(partner)", caption, figures, partner)
        found += partnerGrid(
            Grid(
                id: "users-by-nationality/\(partner)",
                caption: words.say(
                    da: "Brugere efter nationalitetsgruppe",
                    en: "Users by nationality group"
                ),
                indicators: ["users"],
                by: ["nationality_group"],
                partner: partner,
                hasShares: true
            )
        )
        return found
    }

    private mutating func bridging(_ partner: String) -> [ReportBlock] {
        partnerGrid(
            Grid(
                id: "bridging/\(partner)",
                caption: words.say(
                    da: "Brobygning efter hvortil",
                    en: "Bridging contacts by destination"
                ),
                indicators: ["bridging"],
                by: ["destination"],
                partner: partner,
                hasChanges: true,
                chart: .bar
            )
        )
    }

    private mutating func nightsAndPresence(_ partner: String) -> [ReportBlock] {
        let caption = words.say(da: "Natcaféen", en: "Drop-in at night")
        let nights = partnerSummary(
            "nights/\(partner)",
            caption,
            ["night_visits", "night_new"],
            partner
        )
        return nights + presence(partner)
    }

    private mutating func enquiries(_ partner: String) -> [ReportBlock] {
        let caption = words.say(da: "Henvendelser til rådgivningen", en: "Enquiries")
        var ids = ["enquiries", "enquiry_citizens"]
        // Shares of enquiries, whatever a programme calls them.
        let kind = programme.indicator(id: "enquiries")?.kind
        ids += programme.indicators.filter { $0.kind == kind && $0.base != nil }.map(\.id)
        var found = partnerSummary("enquiries/\(partner)", caption, ids, partner)
        found += partnerGrid(
            Grid(
                id: "enquiries-by-theme/\(partner)",
                caption: words.say(da: "Henvendelser efter tema", en: "Enquiries by theme"),
                indicators: ["enquiries"],
                by: ["themes"],
                partner: partner,
                hasShares: true
            )
        )
        return found
    }

    private mutating func courses(_ partner: String) -> [ReportBlock] {
        let caption = words.say(da: "Forløb", en: "Courses")
        let figures = ["courses", "courses_ended"]
        var found = partnerSummary("courses/\(partner)", caption, figures, partner)
        for (field, danish, english) in [
            ("form", "Forløb efter prostitutionsform", "Courses by form of prostitution"),
            ("phase", "Forløb efter fase", "Courses by phase"),
        ] {
            found += partnerGrid(
                Grid(
                    id: "courses-by-\(field)/\(partner)",
                    caption: words.say(da: danish, en: english),
                    indicators: ["courses"],
                    by: [field],
                    partner: partner,
                    hasShares: true
                )
            )
        }
        return found + courseMeasures(partner)
    }

    /// The grid, unless the partner has nothing in it.
    private mutating func partnerGrid(_ grid: Grid) -> [ReportBlock] {
        let blocks = blocks(grid)
        guard case .table(let table)? = blocks.first,
            table.rows.contains(where: { !$0.isTotal && $0.cells.contains { ($0.base ?? 0) > 0 } })
        else { return [] }
        return blocks
    }

    /// A row for each figure of one partner, unless it has none of them.
    private mutating func partnerSummary(
        _ id: String,
        _ caption: String,
        _ ids: [String],
        _ partner: String
    ) -> [ReportBlock] {
        var rows: [ReportRow] = []
        for id in ids {
            let now = counted(id, in: request.period, partner: partner)
            let prior = request.prior.flatMap { counted(id, in: $0, partner: partner) }
            guard let now, now.total.base > 0 || (prior?.total.base ?? 0) > 0 else { continue }
            let before = prior.map { $0.totalCell }
            let label = now.indicator.labels.text(in: request.language)
            rows.append(
                ReportRow(
                    id: id,
                    cells: [.text(label), now.totalCell]
                        + (before.map { [$0] + changeCells(from: $0, to: now.totalCell) } ?? [])
                )
            )
        }
        guard !rows.isEmpty else { return [] }
        var columns = [
            ReportColumn("indicator", words.say(da: "Tal", en: "Figure")),
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
        return [.table(ReportTable(id: id, caption: caption, columns: columns, rows: rows))]
    }

    private mutating func ownReferrals(_ partner: String) -> [ReportBlock] {
        let caption = words.say(da: "Henvisninger", en: "Referrals")
        let figures = ["referrals_sent", "referrals_received"]
        return partnerSummary("own-referrals/\(partner)", caption, figures, partner)
    }

    /// Who referred how many to whom, and how many of them came.
    private mutating func referrals() -> ReportSection? {
        guard let indicator = programme.indicator(id: "referrals"),
            let kind = programme.kind(named: indicator.kind),
            let receiver = kind.partnerField?.name
        else { return nil }
        let grid = Grid(
            id: "referrals",
            caption: words.say(
                da: "Henvisninger fra partner til partner",
                en: "Referrals from partner to partner"
            ),
            indicators: ["referrals", "referrals_attended"],
            by: ["from", receiver],
            hasChanges: false
        )
        return section(
            "referrals",
            da: "Henvisninger mellem partnerne",
            en: "Referrals between partners",
            blocks(grid)
        )
    }
}
