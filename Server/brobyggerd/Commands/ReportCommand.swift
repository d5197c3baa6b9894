import ArgumentParser
import CommandSupport
import Programmes
import RecordStore
import Reporting
import SyncServer

/// Reports of all partners' records.
struct ReportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: .localized(
                da:
                    "Skriv en rapport om alle partnere, eller lås den og se, hvad der siden er rettet.",
                en:
                    "Write a report on all partners, or freeze it and see what was corrected since.",
                th: "เขียนรายงานของทุกองค์กรภาคี หรือเก็บไว้แล้วดูว่ามีการแก้ไขอะไรหลังจากนั้น"
            ),
            subcommands: [
                MakeReport.self, ListReports.self, ShowReport.self, DiffReport.self,
            ],
            defaultSubcommand: MakeReport.self
        )
    }
}

/// Writes a report of today, or of an earlier cut.
struct MakeReport: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "make",
            abstract: .localized(
                da: "Skriv en rapport (make kan udelades).",
                en: "Write a report (make may be left out).",
                th: "เขียนรายงาน (ไม่ต้องพิมพ์ make ก็ได้)"
            )
        )
    }

    @OptionGroup var report: ReportOptions

    @Option(
        help: .localized(
            da: "Gentag rapporten fra et tidligere snit.",
            en: "Repeat the report of an earlier cut.",
            th: "ทำรายงานซ้ำตามจุดตัดข้อมูลก่อนหน้า",
            value: .cut
        )
    )
    var asOf: String?

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let reports = ServerReports(context.store, shelf: ProgrammeShelf())
        let request = try report.request(
            language: server.language,
            today: Day(at: context.store.world.now()),
            partner: nil,
            partnerNames: try context.partnerNames()
        )
        let made = try reports.make(request, asOf: asOf, isListing: report.freeze)
        let text = made.report.render(report.form.format(json: server.common.json))
        guard report.freeze else { return text }
        let name = try reports.freeze(made)
        let json = FrozenReportList.json(frozen: name)
        return text
            + (server.common.json ? json : "\n" + server.language.frozen(name, by: "brobyggerd"))
            + "\n"
    }
}

/// Lists the frozen reports.
struct ListReports: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: .localized(
                da: "Vis de låste rapporter.",
                en: "List the frozen reports.",
                th: "แสดงรายงานที่เก็บไว้"
            )
        )
    }

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let reports = ServerReports(context.store, shelf: ProgrammeShelf())
        let entries = try reports.stored().map { stored in
            FrozenReportList.Entry(
                name: stored.name,
                report: try stored.opened().report,
                at: UTCTime(seconds: stored.at).text
            )
        }
        return FrozenReportList.text(entries, json: server.common.json)
    }
}

/// Shows a frozen report again.
struct ShowReport: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: .localized(
                da: "Vis en låst rapport, som den var.",
                en: "Show a frozen report as it was.",
                th: "แสดงรายงานที่เก็บไว้ตามเดิม"
            )
        )
    }

    @OptionGroup var frozen: FrozenReportArgument

    @OptionGroup var form: ReportForm

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let reports = ServerReports(context.store, shelf: ProgrammeShelf())
        let stored = try reports.stored(named: frozen.name)
        let report = try frozen.found(stored, in: server.language, by: "brobyggerd")
            .opened().report
        return report.render(form.format(json: server.common.json))
    }
}

/// Tells what was corrected since a report was frozen.
struct DiffReport: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: .localized(
                da: "Vis, hvad der er rettet, siden en rapport blev låst, og hvorfor.",
                en: "Show what was corrected since a report was frozen, and why.",
                th: "แสดงสิ่งที่แก้ไขหลังจากเก็บรายงาน และเหตุผล"
            )
        )
    }

    @OptionGroup var frozen: FrozenReportArgument

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let shelf = ProgrammeShelf()
        let reports = ServerReports(context.store, shelf: shelf)
        let stored = try frozen.found(
            reports.stored(named: frozen.name),
            in: server.language,
            by: "brobyggerd"
        )
        let diff = try reports.difference(since: stored, partnerNames: context.partnerNames())
        let programme = try context.store.read { try shelf.newest(in: $0) }
        return diff.text(programme, json: server.common.json, in: server.language)
    }
}

extension AdminContext {
    /// What partners are called, by their ids.
    fileprivate func partnerNames() throws -> [String: String] {
        let partners = try store.read { try $0.partners() }
        return Dictionary(partners.map { ($0.id, $0.name) }) { first, _ in first }
    }
}
