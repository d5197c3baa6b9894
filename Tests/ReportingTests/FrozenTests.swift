import Programmes
import Reporting
import Testing

@Suite struct `A frozen report` {
    @Test(arguments: ReportKind.allCases, [Language.da, .en])
    func `is read back as it was, in each format`(
        _ kind: ReportKind,
        _ language: Language
    ) throws {
        let story = try #require(try Story.all().first { $0.kind == kind })
        let frozen = try story.facts.frozen(story.request(in: language))
        #expect(!frozen.records.isEmpty)
        let again = try FrozenReport(canonicalBytes: frozen.canonicalBytes)
        #expect(again == frozen)
        #expect(again.canonicalBytes == frozen.canonicalBytes)
        for format in ReportFormat.allCases {
            #expect(again.report.render(format) == frozen.report.render(format))
        }
    }

    @Test func `is the same whatever the order of its records`() throws {
        let frozen = try Story.network().frozen
        let turned = FrozenReport(frozen.report, records: frozen.records.reversed())
        #expect(turned.canonicalBytes == frozen.canonicalBytes)
    }

    @Test func `can be read where a programme has a code that a table has too`() throws {
        let story = try Story.actionPlan()
        let programme = try Programme(
            yaml: story.facts.programme.source.replacing(
                "  action_statuses:\n",
                with: """
                      action_statuses:
                        - {code: total, da: Alt, en: All}
                        - {code: theme, da: Tema, en: Theme}

                    """
            )
        )
        var facts = FactWriter(programme)
        for (id, fact) in story.facts.facts { facts.append(id, fact, route: nil) }

        let frozen = try facts.frozen(story.request(in: .en))

        let read = try FrozenReport(canonicalBytes: frozen.canonicalBytes)
        #expect(read.canonicalBytes == frozen.canonicalBytes)
    }

    /// Another letter in a word is another report; the hash beside the bytes tells that.
    @Test func `is read from exactly the bytes that it would be written as`() throws {
        let bytes = try Story.network().frozen.canonicalBytes
        var altered = bytes
        for index in stride(from: 0, to: bytes.count, by: 13) {
            altered[index] ^= 1
            if let read = try? FrozenReport(canonicalBytes: altered) {
                #expect(read.canonicalBytes == altered, "byte \(index)")
            }
            altered[index] ^= 1
        }
        for count in [0, 1, bytes.count / 2, bytes.count - 1] {
            #expect(throws: ReportFormatError.self) {
                try FrozenReport(canonicalBytes: Array(bytes.prefix(count)))
            }
        }
        #expect(throws: ReportFormatError.self) { try FrozenReport(canonicalBytes: bytes + [32]) }
    }

    @Test(arguments: [
        "", "{}", "[", "{\"frozen_report\":2}", String(repeating: "[", count: 100_000),
        "{\"frozen_report\":1,\"report\":null,\"records\":[]}", "{\"a\":\"\\u12\"}", "-", "1e9",
        "{\"frozen_report\":99999999999999999999}", "\"\\uD800\"",
    ])
    func `is no other text`(_ text: String) {
        #expect(throws: ReportFormatError.self) {
            try FrozenReport(canonicalBytes: Array(text.utf8))
        }
    }
}

@Suite struct `What has changed since a report was frozen` {
    private let late =
        "date=2009-03-20 route=vip_card channel=telephone anonymity=anonymous language=da"

    @Test func `nothing, if nothing has`() throws {
        let frozen = try Story.statusnotat().frozen
        let diff = ReportDiff(from: frozen, to: frozen)
        #expect(diff.isEmpty)
        #expect(diff.markdown(in: .en).contains("Nothing has changed."))
    }

    @Test func `each figure with before and after, each record with what befell it`() throws {
        let story = try Story.statusnotat()
        let request = story.request(in: .en)
        let frozen = try story.facts.frozen(request)
        var facts = FactWriter(story.facts.programme)
        // The first is gone, the seventeenth came by another route, one came late.
        for (index, entry) in story.facts.facts.enumerated() where index != 0 {
            facts.append(entry.id, entry.fact, route: index == 16 ? "reden" : nil)
        }
        facts.write("contact", by: "sof", late)
        let current = try facts.frozen(request)
        #expect(
            ReportDiff.recordsToExplain(frozen, current) == ["r00001", "r00017", facts.lastID]
        )
        let diff = ReportDiff(
            from: frozen,
            to: current,
            fates: [
                "r00001": ReportDiff.Fate(
                    .voided,
                    day: day("2009-04-02"),
                    reasons: ["typed_twice"]
                ),
                "r00017": ReportDiff.Fate(.changed, day: day("2009-04-03")),
            ]
        )
        #expect(diff.records.map(\.fate.correction) == [.changed, .voided, .addedLate])
        let table = ["contacts", "contacts-by-route"]
        let route = diff.figures.filter { $0.place == table + ["reden"] }
        #expect(route.map(\.before) == [nil, nil])
        #expect(route.map(\.after?.value) == [.number(1), .share(1, of: 31)])
        let mediator = diff.figures.filter { $0.place == table + ["thai_mediator"] }
        #expect(mediator.map(\.before?.value) == [.number(16), .share(16, of: 31)])
        #expect(mediator.map(\.after?.value) == [.number(15), .share(15, of: 31)])
        #expect(!diff.figures.contains { $0.place == table + ["walk_in"] })
    }

    @Test func `reasons have their labels in text and their codes in JSON`() throws {
        let story = try Story.statusnotat()
        let request = story.request(in: .da)
        var facts = FactWriter(story.facts.programme)
        for entry in story.facts.facts.dropFirst() {
            facts.append(entry.id, entry.fact, route: nil)
        }
        let fate = ReportDiff.Fate(
            .voided,
            day: day("2009-04-02"),
            reasons: ["typed_twice", "x|y"]
        )
        let diff = ReportDiff(
            from: try story.facts.frozen(request),
            to: try facts.frozen(request),
            fates: ["r00001": fate]
        )
        let labels = ["typed_twice": Labels(da: "Skrevet to gange", en: "Typed twice", th: nil)]
        let line =
            "| r00001 | contact | 10. jan. 2009 | annulleret | 2. apr. 2009 "
            + "| Skrevet to gange, x\\|y |"
        #expect(diff.markdown(in: .da, reasonLabels: labels).contains(line))
        let members =
            "\"correction\":\"voided\",\"day\":\"2009-04-02\",\"reasons\":[\"typed_twice\",\"x|y\"]"
        #expect(diff.json.description.contains(members))
    }

    @Test func `last year's report is compared with this year's column for it`() throws {
        var facts = try Story.statusnotat().facts
        let last = try facts.frozen(request(.statusnotat, "2008-01-01", "2008-12-31"))
        facts.write("contact", by: "sof", late.replacing("2009-03-20", with: "2008-12-31"))
        let report = try facts.report(
            request(.statusnotat, "2009-01-01", "2009-12-31"),
            previous: last
        )
        let changes = try #require(report.table("changes"))
        let row = try #require(
            changes.rows.first { row in
                guard case .text(let label) = row.cells[0].value else { return false }
                return label.hasSuffix(", Contacts, 2008")
            }
        )
        #expect(row.cells[1].value == .number(9))
        #expect(row.cells[2].value == .number(10))
    }

    @Test func `a figure of another definition is named and not compared`() throws {
        let story = try Story.cardLedger()
        let request = story.request(in: .en)
        let next = try Programme(
            yaml: story.facts.programme.source.replacing(
                "  - id: cards_lost\n    definition: 1",
                with: "  - id: cards_lost\n    definition: 2"
            )
        )
        var facts = FactWriter(next)
        for (id, fact) in story.facts.facts { facts.append(id, fact, route: nil) }
        facts.write("card_stock", by: "kc", "date=2009-01-06 step=lost quantity=1 batch=1")
        let diff = ReportDiff(
            from: try story.facts.frozen(request),
            to: try facts.frozen(request)
        )
        #expect(diff.redefined == ["cards_lost"])
        #expect(!diff.figures.isEmpty)
        #expect(!diff.figures.contains { $0.figure?.indicator == "cards_lost" })
    }
}

extension Story {
    fileprivate var frozen: FrozenReport {
        get throws { try facts.frozen(request(in: .en)) }
    }
}
