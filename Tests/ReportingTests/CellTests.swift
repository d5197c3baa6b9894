import Programmes
import Reporting
import Testing

@Suite struct `How a cell reads` {
    @Test(
        arguments: [
            (.notStated, "–", "–"),
            (.number(7347), "7.347", "7,347"),
            (.number(.min), "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
            (.bounds(5...9), "5–9", "5–9"),
            (.shareBetween(93...93, of: 315...335), "93 af 315–335", "93 of 315–335"),
            (.bounds(5...5), "5", "5"),
            (.share(76, of: 315), "24 % (76 af 315)", "24 % (76 of 315)"),
            (.share(78, of: 80), "98 % (78 af 80)", "98 % (78 of 80)"),
            (.share(0, of: 0), "– (0 af 0)", "– (0 of 0)"),
            (
                .share(.max, of: .max),
                "100 % (9.223.372.036.854.775.807 af 9.223.372.036.854.775.807)",
                "100 % (9,223,372,036,854,775,807 of 9,223,372,036,854,775,807)"
            ),
            (.change(15), "+15", "+15"),
            (.change(0), "0", "0"),
            (.relativeChange(49, of: 104), "+47 % (+49 af 104)", "+47 % (+49 of 104)"),
            (.relativeChange(115, of: 73), "+158 % (+115 af 73)", "+158 % (+115 of 73)"),
            (.relativeChange(-1, of: 8), "-13 % (-1 af 8)", "-13 % (-1 of 8)"),
            (.relativeChange(3, of: 0), "– (+3 af 0)", "– (+3 of 0)"),
        ] as [(ReportValue, String, String)]
    )
    func `numbers, shares and changes`(_ value: ReportValue, _ danish: String, _ english: String) {
        #expect(markdown(of: value, in: .da).contains("| \(danish) |"))
        #expect(markdown(of: value, in: .en).contains("| \(english) |"))
    }

    private func markdown(of value: ReportValue, in language: Language) -> String {
        let table = ReportTable(
            id: "t",
            caption: "t",
            columns: [ReportColumn("a", "a"), ReportColumn("b", "b", isNumber: true)],
            rows: [ReportRow(id: "r", cells: [.text("x"), ReportCell(value)])]
        )
        return Report.holding(table, in: language).render(.markdown)
    }
}
