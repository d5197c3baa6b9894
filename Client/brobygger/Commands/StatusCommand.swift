import ArgumentParser
import CommandSupport
import Glibc
import Programmes
import SyncClient

/// Says what waits and whether the device may be wiped.
struct StatusCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: .localized(
                da:
                    "Sig, hvad der venter, hvad der blev afvist og hvorfor, og om enheden må slettes.",
                en:
                    "Say what waits, what was refused and why, and whether this device may be wiped.",
                th: "บอกว่าอะไรรออยู่ อะไรไม่ได้รับและเพราะเหตุใด และล้างอุปกรณ์ได้หรือไม่"
            )
        )
    }

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let status = try DeviceStatus(store: opened.store)
            let report = StatusReport(status, programme: programme, language: device.language)
            let lines = report.headline(ink: .on(STDOUT_FILENO)) + [""] + report.lines
            let width = terminalWidth()
            device.say(
                json(report),
                lines.flatMap { wrapped($0, width: width) }.joined(separator: "\n")
            )
        }
    }

    private func json(_ report: StatusReport) -> JSONValue {
        .object(
            report.waiting + [
                ("quarantined", .integer(Int64(report.status.quarantined))),
                ("conflicts", .integer(Int64(report.status.conflicts))),
                ("verified", .bool(report.status.isVerified)),
            ] + report.proof + [
                ("drafts", .array(report.status.drafts.map { .string($0.name) }))
            ]
        )
    }
}
