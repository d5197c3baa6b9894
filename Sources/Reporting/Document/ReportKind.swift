public import Programmes

/// Which report is asked for; its raw value is the name that people type.
public enum ReportKind: String, CaseIterable, Sendable {
    /// The annual status memo.
    case statusnotat
    /// The recommendations and how far each of them has come.
    case actionPlan = "action-plan"
    /// The partners' own figures, a section for each.
    case partnerFigures = "partner-figures"
    /// Members, meetings and theme days of the bridge-builder network.
    case network
    /// Where the VIP cards are.
    case cardLedger = "card-ledger"

    /// What the report is called, above it and in lists of reports.
    public func title(in language: Language) -> String {
        switch self {
        case .statusnotat:
            language.choose(
                da: "Statusnotat for brobyggerordningen",
                en: "Status memo on the bridge-builder scheme",
                th: "บันทึกสถานะของโครงการ"
            )
        case .actionPlan:
            language.choose(
                da: "Status for handlingsplanens anbefalinger",
                en: "Status of the action plan's recommendations",
                th: "สถานะข้อเสนอแนะของแผนปฏิบัติการ"
            )
        case .partnerFigures:
            language.choose(
                da: "Partnernes tal",
                en: "The partners' figures",
                th: "ตัวเลขของหน่วยงานร่วม"
            )
        case .network:
            language.choose(
                da: "Brobyggernetværket",
                en: "The bridge-builder network",
                th: "เครือข่ายผู้ประสานงาน"
            )
        case .cardLedger:
            language.choose(
                da: "Regnskab over VIP-kort",
                en: "Ledger of VIP cards",
                th: "บัญชีบัตร VIP"
            )
        }
    }
}

/// What a report is written as.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// One file that prints on A4, without scripts and without anything from elsewhere.
    case html
    /// Also what a terminal shows.
    case markdown
    /// A line for each cell.
    case csv
    /// As `csv`, in the form that Excel set to Danish opens with a double click.
    case csvExcel = "csv-excel"
    /// Everything, definitions included; the only format that is read back.
    case json
}

extension Report {
    /// The report in a format, its last line ended; equal reports give equal bytes.
    public func render(_ format: ReportFormat) -> String {
        switch format {
        case .html: HTMLPage(report: self).text
        case .markdown: MarkdownPage(report: self).text
        case .csv: csv(.plain)
        case .csvExcel: csv(.excel)
        case .json: json.description + "\n"
        }
    }
}
