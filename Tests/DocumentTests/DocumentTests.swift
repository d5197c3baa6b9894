import Counting
import Foundation
import Programmes
import Reporting
import SyncServer
import Testing

/// Every count of the five documents comes out of registers that were reconstructed from them.
@Suite struct `The documents' counts` {
    private let archive: Archive

    init() throws {
        archive = try Archive()
    }

    private typealias Figure = (indicator: String, from: String, to: String, total: Int64)

    @Test func `come out of the registers`() throws {
        let year = { (year: Int, indicator: String, total: Int64) -> Figure in
            (indicator, "\(year)-01-01", "\(year)-12-31", total)
        }
        let scheme = { (indicator: String, total: Int64) -> Figure in
            (indicator, "2008-11-01", "2009-03-31", total)
        }
        let figures: [Figure] = [
            // The status memo of 31-03-2009.
            scheme("cards_handed_out", 400), scheme("contacts", 31),
            scheme("contacts_without_thai_outreach", 15), scheme("bridge_builders", 30),
            // The note of 26-04-2017.
            year(2015, "users", 279), year(2016, "users", 315), year(2016, "users_new", 93),
            year(2016, "users_greenlandic", 76),
            year(2016, "night_new", 136), year(2016, "night_visits", 7347),
            year(2015, "enquiry_citizens", 59), year(2016, "enquiry_citizens", 74),
            year(2016, "enquiries_grey_zone", 20), year(2016, "grey_zone_with_childhood_abuse", 16),
            year(2016, "enquiries_prostitution", 30), year(2016, "prostitution_with_violence", 18),
            year(2016, "prostitution_with_debt", 18),
            ("courses", "2012-01-01", "2016-12-31", 57),
            year(2016, "places_offered", 80), year(2016, "registrations", 78),
            // The status table of 08-03-2010.
            ("recommendations", "2010-01-01", "2010-03-31", 11),
        ]
        for figure in figures {
            let table = try counted(figure.indicator, figure.from, figure.to)
            #expect(table.total == figure.total, "\(figure.indicator) \(figure.from)")
            #expect(table.bounds == nil, "\(figure.indicator): one partner's only")
        }
    }

    @Test func `come out in their parts`() throws {
        let scheme = ("2008-11-01", "2009-03-31")
        let routes = try rows("contacts", scheme.0, scheme.1, by: "route")
        #expect(routes["thai_mediator"] == 16)
        #expect(routes.values.reduce(0, +) == 31)
        for (year, drugs, housing) in [("2015", 104, 73), ("2016", 153, 188)] {
            let parts = try rows("bridging", "\(year)-01-01", "\(year)-12-31", by: "destination")
            #expect(parts == ["drug_treatment": Int64(drugs), "housing": Int64(housing)])
        }
        let forms = try rows("courses", "2012-01-01", "2016-12-31", by: "form")
        #expect(forms.count == 5 && forms.values.reduce(0, +) == 57)
        let themes = try rows("recommendations", "2010-01-01", "2010-03-31", by: "theme")
        #expect(
            themes == [
                "young_knowledge": 1, "improved_conditions": 2, "exit": 5, "fewer_customers": 3,
            ]
        )
    }

    @Test func `have the bases that the documents left out`() throws {
        let shares = [
            ("users_greenlandic", 315), ("users_new", 315), ("grey_zone_with_childhood_abuse", 20),
            ("prostitution_with_violence", 30), ("prostitution_with_debt", 30),
        ]
        for (indicator, whole) in shares {
            let table = try counted(indicator, "2016-01-01", "2016-12-31")
            #expect(table.base?.total == Int64(whole), "\(indicator)")
        }
    }

    @Test(arguments: Language.allCases.filter { $0 != .th })
    func `stand in the reports that the documents are`(_ language: Language) throws {
        let reports: [(ReportKind, String, String, String)] = [
            (.statusnotat, "2008-11-01", "2009-03-31", "2007-86286"),
            (.cardLedger, "2008-11-01", "2009-03-31", "2007-86286"),
            (.actionPlan, "2007-09-26", "2010-03-08", "2010-40230"),
            (.partnerFigures, "2016-01-01", "2016-12-31", "2017-0196357"),
            (.network, "2016-01-01", "2016-12-31", "2017-0196357"),
        ]
        for (kind, from, to, number) in reports {
            let request = ReportRequest(
                kind: kind,
                from: try #require(Day(iso: from)),
                to: try #require(Day(iso: to)),
                language: language,
                caseNumber: "\(number) (reconstructed)",
                partnerNames: Archive.partners
            )
            let reports = ServerReports(archive.server.store, shelf: ProgrammeShelf())
            let text = try reports.make(request, isListing: false).report.render(.markdown)
            // The name of the cut is random.
            let told = text.replacing(#/(?:Snit|Cut): .*\n/#, with: "")
            try expectGolden(told, "\(kind.rawValue).\(language.rawValue).md")
        }
    }

    /// `BROBYGGER_WRITE_GOLDEN=1` writes the file instead; read the difference before it is committed.
    private func expectGolden(_ text: String, _ name: String) throws {
        let file = Archive.folder.appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["BROBYGGER_WRITE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(name)")
    }

    private func counted(
        _ indicator: String,
        _ from: String,
        _ to: String,
        by: [String] = []
    ) throws -> CountTable {
        let query = CountQuery(
            indicators: [indicator],
            from: try #require(Day(iso: from)),
            to: try #require(Day(iso: to)),
            by: by
        )
        let counts = try ServerCounts(
            query,
            asOf: nil,
            store: archive.server.store,
            shelf: ProgrammeShelf()
        )
        return try #require(counts.tables.first)
    }

    private func rows(
        _ indicator: String,
        _ from: String,
        _ to: String,
        by field: String
    ) throws -> [String: Int64] {
        var rows: [String: Int64] = [:]
        for row in try counted(indicator, from, to, by: [field]).rows {
            guard case .text(let key)?? = row.keys.first else { continue }
            rows[key] = row.value
        }
        return rows
    }
}
