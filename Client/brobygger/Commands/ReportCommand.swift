import ArgumentParser
import CommandSupport
import Programmes
import RecordStore
import Reporting
import SyncClient
import WireProtocol

/// Reports of this partner's records.
struct ReportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: .localized(
                da:
                    "Skriv en rapport af det, enheden har, eller lås den og se, hvad der siden er rettet.",
                en:
                    "Write a report of what this device holds, or freeze it and see what was corrected since.",
                th: "เขียนรายงานจากสิ่งที่อุปกรณ์มี หรือเก็บไว้แล้วดูว่ามีการแก้ไขอะไรหลังจากนั้น"
            ),
            subcommands: [
                MakeReport.self, ListReports.self, ShowReport.self, DiffReport.self,
            ],
            defaultSubcommand: MakeReport.self
        )
    }
}

/// Writes a report of today.
struct MakeReport: AsyncParsableCommand {
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

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let reports = try DeviceReports(opened, programme)
            let request = try report.request(
                language: device.language,
                today: .today,
                partner: try opened.statement()?.partner,
                partnerNames: try opened.partnerNames()
            )
            let made = try reports.make(request, isListing: report.freeze)
            print(
                made.report.render(report.form.format(json: device.common.json)),
                terminator: ""
            )
            guard report.freeze else { return }
            let name = try reports.freeze(made)
            guard !device.common.json else { return print(FrozenReportList.json(frozen: name)) }
            device.warn(device.language.frozen(name, by: "brobygger"))
        }
    }
}

/// Lists the frozen reports.
struct ListReports: AsyncParsableCommand {
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

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let entries = try DeviceReports(opened, programme).stored().map { stored in
                FrozenReportList.Entry(
                    name: stored.name,
                    report: try stored.opened().report,
                    at: UTCTime(seconds: stored.at).text
                )
            }
            guard !entries.isEmpty else { return }
            print(FrozenReportList.text(entries, json: device.common.json))
        }
    }
}

/// Shows a frozen report again.
struct ShowReport: AsyncParsableCommand {
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

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let stored = try DeviceReports(opened, programme).stored(named: frozen.name)
            let report = try frozen.found(stored, in: device.language, by: "brobygger")
                .opened().report
            print(report.render(form.format(json: device.common.json)), terminator: "")
        }
    }
}

/// Tells what was corrected since a report was frozen.
struct DiffReport: AsyncParsableCommand {
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

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let reports = try DeviceReports(opened, programme)
            let stored = try frozen.found(
                reports.stored(named: frozen.name),
                in: device.language,
                by: "brobygger"
            )
            let diff = try reports.difference(
                since: stored,
                partnerNames: try opened.partnerNames()
            )
            print(
                diff.text(programme, json: device.common.json, in: device.language),
                terminator: ""
            )
        }
    }
}

extension Device {
    /// What the device knows of partners' names: its own.
    fileprivate func partnerNames() throws -> [String: String] {
        guard let statement = try statement() else { return [:] }
        return [statement.partner: statement.partnerName]
    }
}
