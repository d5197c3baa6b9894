import Counting
import Programmes
import Reporting
import Testing

@Suite struct `What a report promises` {
    @Test(arguments: ReportKind.allCases)
    func `the order of the records changes no byte`(_ kind: ReportKind) throws {
        let story = try #require(try Story.all().first { $0.kind == kind })
        let request = story.request(in: .da)
        let plan = try ReportPlan(request, programme: story.facts.programme)
        let expected = try story.facts.report(request).render(.json)
        let dealt = (0..<7).flatMap { start in
            stride(from: start, to: story.facts.facts.count, by: 7).map { story.facts.facts[$0] }
        }
        for facts in [story.facts.facts.reversed(), dealt] {
            var collector = ReportCollector(plan)
            for (id, fact) in facts { collector.add(id: id, fact) }
            let report = try Report(plan, collector.data(asOf: "9f31c2aa-14"))
            #expect(report.render(.json) == expected)
        }
    }

    @Test(arguments: ReportKind.allCases)
    func `without any record there are zeros and nothing divided by them`(
        _ kind: ReportKind
    ) throws {
        let facts = FactWriter(try testProgramme())
        let report = try facts.report(request(kind, "2016-01-01", "2016-12-31"), asOf: nil)
        for format in ReportFormat.allCases { #expect(!report.render(format).isEmpty) }
        // The days of a leap year on which nobody reported anything are no zero.
        for value in report.numbers { #expect(value == 0 || value == 366) }
    }

    @Test(
        arguments: ReportKind.allCases,
        [
            "2016-02-29 2016-02-29", "1900-01-01 1900-01-01", "2199-12-31 2199-12-31",
            "1900-01-01 2199-12-31",
        ]
    )
    func `any period gives a report`(_ kind: ReportKind, _ period: String) throws {
        let days = period.split(separator: " ").map(String.init)
        let story = try #require(try Story.all().first { $0.kind == kind })
        let report = try story.facts.report(request(kind, days[0], days[1]))
        for format in ReportFormat.allCases { #expect(!report.render(format).isEmpty) }
    }

    @Test(arguments: [ReportKind.cardLedger, .statusnotat])
    func `a step of the cards that is a share adds to no balance`(_ kind: ReportKind) throws {
        let story = try Story.cardLedger()
        let programme = try Programme(
            yaml: story.facts.programme.source
                .replacing(
                    "where: {step: [issued]}",
                    with: "where: {step: [issued]}\n    base: cards"
                )
                .replacing("  - id: cards_issued\n", with: Self.allCards + "  - id: cards_issued\n")
        )
        var facts = FactWriter(programme)
        for (id, fact) in story.facts.facts { facts.append(id, fact, route: nil) }

        let report = try facts.report(request(kind, "2009-01-01", "2009-03-31"))

        for format in ReportFormat.allCases { #expect(!report.render(format).isEmpty) }
    }

    private static let allCards = """
          - id: cards
            definition: 1
            kind: card_stock
            sum: [quantity]
            labels: {da: Kort, en: Cards}
            unit: card
            unit_labels: {da: kort, en: cards}

        """

    @Test func `a period that ends before it begins is refused`() throws {
        let programme = try testProgramme()
        #expect(throws: ReportError.wrongPeriod) {
            try ReportPlan(request(.network, "2016-01-02", "2016-01-01"), programme: programme)
        }
    }

    @Test func `data of another plan are refused`() throws {
        let programme = try testProgramme()
        let asked = request(.statusnotat, "2016-01-01", "2016-12-31")
        let plan = try ReportPlan(asked, programme: programme)
        let other = request(.statusnotat, "2015-01-01", "2015-12-31")
        let data = ReportCollector(try ReportPlan(other, programme: programme)).data()
        #expect(throws: ReportError.otherPlan) { try Report(plan, data) }
    }

    @Test func `another city gets what its programme has, and the rest is refused`() throws {
        var facts = FactWriter(try otherCity())
        facts.write(3, "walk", by: "havn", "day=2016-05-01 harbour=north talks=4")
        facts.write("walk", by: "havn", "day=2015-05-01 harbour=south talks=1")
        let report = try facts.report(request(.statusnotat, "2016-01-01", "2016-12-31"))
        let table = try #require(report.table("other-figures"))
        #expect(table.cell(row: "talks", column: "now")?.value == .number(12))
        #expect(table.cell(row: "talks", column: "now")?.base == 3)
        #expect(table.cell(row: "walks", column: "prior")?.value == .number(1))
        #expect(report.definitions.map(\.id) == ["talks", "walks"])
        #expect(report.definitions.first?.version == 2)
        for kind in ReportKind.allCases where kind != .statusnotat {
            #expect(throws: ReportError.notInProgramme(kind)) {
                try facts.report(request(kind, "2016-01-01", "2016-12-31"))
            }
        }
    }

    @Test func `huge numbers are drawn and told, and nothing overflows`() throws {
        var facts = FactWriter(try testProgramme())
        let most = Int64.max
        for step in ["printed", "issued", "returned", "lost", "redeemed"] {
            let line = "date=2016-01-01 step=\(step) quantity=\(most) batch=\(most)"
            facts.write(3, "card_stock", by: "kc", line)
        }
        let lines = [
            ("card_handout", "quantity=\(most) place_type=bar district=other language=da"),
            ("visit", "place_type=bar persons_met=\(most)"),
            ("meeting", "form=talk capacity=\(most) registered=\(most) attended=\(most)"),
            ("presence", "team=nurse hours=\(most)"),
            ("course", "course=a who5_before=\(most) who5_after=\(most)"),
        ]
        for (kind, line) in lines { facts.write(2, kind, by: "kc", "date=2016-01-01 " + line) }
        facts.write("visit", by: "kc", "date=2015-01-01 place_type=bar persons_met=\(-most)")
        for kind in ReportKind.allCases {
            let report = try facts.report(request(kind, "2016-01-01", "2016-12-31"))
            for format in ReportFormat.allCases { #expect(!report.render(format).isEmpty) }
        }
    }

    @Test func `Thai asks for a report and gets it in English`() throws {
        let story = try Story.network()
        let thai = try story.facts.report(story.request(in: .th))
        let english = try story.facts.report(story.request(in: .en))
        #expect(thai == english)
        #expect(thai.render(.html).contains("<html lang=\"en\">"))
    }

    @Test func `protected figures are in no report`() throws {
        let yaml = try testProgramme().source.replacing(
            "  - id: contacts\n",
            with: "  - id: contacts\n    protected: true\n"
        )
        let facts = FactWriter(try Programme(yaml: yaml))
        let report = try facts.report(request(.statusnotat, "2016-01-01", "2016-12-31"))
        #expect(!report.definitions.contains { $0.id == "contacts" })
        #expect(report.table("contacts-by-route") == nil)
    }

    @Test(arguments: [
        ("2016-01-01", "2016-12-31", "2015-01-01", "2015-12-31"),
        ("2012-03-01", "2013-02-28", "2011-03-01", "2012-02-29"),
        ("2013-02-01", "2013-02-28", "2012-02-01", "2012-02-29"),
        ("2008-11-01", "2009-03-31", "2007-11-01", "2008-03-31"),
        ("2016-02-28", "2016-02-29", "2015-02-28", "2015-02-28"),
    ])
    func `the same period a year earlier leaves no day out`(
        _ from: String,
        _ to: String,
        _ first: String,
        _ last: String
    ) throws {
        let plan = try ReportPlan(request(.statusnotat, from, to), programme: try testProgramme())
        let periods = Set(plan.queries.map { "\($0.from) \($0.to)" })
        #expect(periods == ["\(from) \(to)", "\(first) \(last)", "1900-01-01 \(to)"])
    }

    @Test func `a period longer than a year is compared with nothing`() throws {
        let story = try Story.statusnotat()
        let report = try story.facts.report(request(.statusnotat, "2008-01-01", "2009-01-01"))
        #expect(report.table("key-figures")?.columns.map(\.id) == ["indicator", "unit", "now"])
        #expect(report.render(.markdown).contains("would overlap"))
    }

    @Test func `before a register's first record nothing is known`() throws {
        var facts = FactWriter(try testProgramme())
        let asked = request(.statusnotat, "2016-01-01", "2016-12-31")
        facts.write("visit", by: "kc", "date=2016-02-01 place_type=bar persons_met=2")
        let silent = try facts.report(asked).table("key-figures")
        #expect(silent?.cell(row: "visits", column: "prior")?.value == .notStated)
        #expect(silent?.cell(row: "visits", column: "change")?.value == .notStated)
        facts.write("visit", by: "kc", "date=2014-02-01 place_type=bar persons_met=2")
        let kept = try facts.report(asked).table("key-figures")
        #expect(kept?.cell(row: "visits", column: "prior")?.value == .number(0))
    }

    @Test func `a share of persons across partners has no percentage`() throws {
        let story = try Story.partnerFigures()
        let report = try story.facts.report(story.request(in: .en))
        let all = try #require(report.table("all-partners"))
        #expect(all.cell(row: "users", column: "now")?.value == .bounds(315...335))
        #expect(
            all.cell(row: "users_new", column: "now")?.value
                == .shareBetween(93...93, of: 315...335)
        )
        let own = try #require(report.table("users/reden"))
        #expect(own.cell(row: "users_new", column: "now")?.value == .share(93, of: 315))
    }

    @Test func `a plan reads the kinds it needs and no others`() throws {
        let plan = try ReportPlan(
            request(.network, "2016-01-01", "2016-12-31"),
            programme: try testProgramme()
        )
        #expect(plan.reads.kinds == ["member", "meeting"])
        #expect(plan.recordKinds == ["member", "meeting"])
        #expect(plan.reads.fields.contains("capacity"))
    }
}

extension Report {
    /// The first table of that id; nil if there is none.
    func table(_ id: String) -> ReportTable? {
        for section in sections {
            for case .table(let table) in section.blocks where table.id == id { return table }
        }
        return nil
    }

    /// Each plain number in a table.
    var numbers: [Int64] {
        sections.flatMap(\.blocks).flatMap { block -> [Int64] in
            guard case .table(let table) = block else { return [] }
            return table.rows.flatMap(\.cells).compactMap { cell in
                guard case .number(let number) = cell.value else { return nil }
                return number
            }
        }
    }
}
