import Programmes
import Reporting

extension Report {
    /// A report with one section that holds one table.
    static func holding(_ table: ReportTable, in language: Language = .en) -> Report {
        holding([.table(table)], in: language)
    }

    /// A report with one section.
    static func holding(_ blocks: [ReportBlock], in language: Language = .en) -> Report {
        let day = Day(daysSinceEpoch: 0)
        return Report(
            kind: .network,
            language: language,
            title: "t",
            mark: "m",
            period: day...day,
            origin: ReportOrigin(
                programme: "p@1",
                asOf: nil,
                partner: nil,
                pendingIncluded: nil,
                erasedSince: nil
            ),
            caseNumber: nil,
            documentNumber: nil,
            method: [],
            definitions: [],
            sections: [ReportSection(id: "s", title: "s", blocks: blocks)]
        )
    }
}
