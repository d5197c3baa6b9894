import ArgumentParser
import CommandSupport
import Counting
import CurlTransport
import Programmes
import SyncClient
import WireProtocol

/// Counts this partner's records, on this device or on the server.
struct CountsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "counts",
            abstract: .localized(
                da: "Tæl det, enheden har, eller det, serveren har fra dens partner.",
                en: "Count what this device holds, or what the server holds of its partner.",
                th: "นับสิ่งที่อุปกรณ์นี้มี หรือสิ่งที่เซิร์ฟเวอร์มีขององค์กรภาคีของอุปกรณ์"
            ),
            discussion: .localized(
                da:
                    "Uden --server kræves intet net. Med --server får koordinatorer, administratorer og "
                    + "revisorer tal for alt, hvad serveren har fra deres egen partner, og --as-of "
                    + "gentager ethvert snit.",
                en:
                    "Without --server no network is needed. With --server coordinators, administrators "
                    + "and auditors get numbers for all that the server holds of their own partner, "
                    + "and --as-of repeats any cut.",
                th: "ไม่ต้องใช้เครือข่ายหากไม่ใช้ --server หากใช้ ผู้ประสานงาน ผู้ดูแลระบบ และผู้ตรวจสอบ"
                    + "จะได้ตัวเลขของทุกอย่างที่เซิร์ฟเวอร์มีขององค์กรภาคีของตน และ --as-of "
                    + "นับซ้ำตามจุดตัดข้อมูลใดก็ได้"
            )
        )
    }

    @Flag(
        help: .localized(
            da: "Lad serveren tælle: alt, hvad den har fra enhedens partner.",
            en: "Let the server count: all that it holds of this device's partner.",
            th: "ให้เซิร์ฟเวอร์นับ: ทุกอย่างที่มีขององค์กรภาคีของอุปกรณ์นี้"
        )
    )
    var server = false

    @OptionGroup var counts: CountsOptions<DeviceProgramme>

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            guard !server else { return show(try onServer(opened, programme)) }
            let meter = device.meter(
                device.language.choose(da: "Tæller", en: "Counting", th: "กำลังนับ")
            )
            let result = try DeviceCounts(
                counts.query(language: device.language),
                programme: programme,
                store: opened.store
            ) { meter.report($0) }
            meter.finish()
            if let asked = counts.asOf, asked != result.cut || result.pendingIncluded > 0 {
                throw CommandFailure(
                    .refused,
                    code: "as_of_unknown",
                    message: device.language.choose(
                        da:
                            "Enheden kan ikke gentage snittet \(asked), for den gemmer kun det nyeste; er det serverens, så spørg den: brobygger counts --server --as-of \(asked)",
                        en:
                            "This device can't repeat the cut \(asked), as it keeps the newest only; if it is the server's, ask that: brobygger counts --server --as-of \(asked)",
                        th:
                            "อุปกรณ์นี้นับซ้ำตามจุดตัดข้อมูล \(asked) ไม่ได้ เพราะเก็บไว้เฉพาะจุดล่าสุด หากเป็นของเซิร์ฟเวอร์ โปรดถามเซิร์ฟเวอร์: brobygger counts --server --as-of \(asked)"
                    )
                )
            }
            show(
                CountDocument(
                    asOf: result.cut,
                    programme: programme,
                    pendingIncluded: result.pendingIncluded,
                    tables: result.tables
                )
            )
        }
    }

    private func show(_ document: CountDocument) {
        print(
            document.render(
                counts.format(json: device.common.json),
                in: device.language,
                width: terminalWidth()
            )
        )
    }

    private func onServer(_ opened: Device, _ programme: Programme) throws -> CountDocument {
        let query = try counts.query(language: device.language)
        // What the device can tell is wrong is told without a network.
        _ = try Counter(programme: programme, query: query)
        let connection = try Connection(of: opened, device)
        let count: ServerCount
        do {
            count = try connection.synchronizer(connection.carrier(), .standard)
                .counts(query, asOf: counts.asOf)
        } catch SyncError.refused(let problem) where problem.code == .notGranted {
            throw notPermitted()
        }
        return CountDocument(
            asOf: count.cut,
            programme: count.programme,
            partner: count.partner,
            erasedSince: counts.asOf == nil || count.erasedSince == 0 ? nil : count.erasedSince,
            tables: count.tables
        )
    }

    private func notPermitted() -> CommandFailure {
        CommandFailure(
            .notPermitted,
            code: ProblemCode.notGranted.rawValue,
            message: device.language.choose(
                da:
                    "Kun koordinatorer, administratorer og revisorer kan tælle på serveren; tæl det, enheden har, uden --server, eller bed koordinatoren om tallene.",
                en:
                    "Only coordinators, administrators and auditors can count on the server; count what this device holds without --server, or ask the coordinator for the numbers.",
                th:
                    "เฉพาะผู้ประสานงาน ผู้ดูแลระบบ และผู้ตรวจสอบเท่านั้นที่นับบนเซิร์ฟเวอร์ได้ โปรดนับสิ่งที่อยู่ในอุปกรณ์โดยไม่ใช้ --server หรือขอตัวเลขจากผู้ประสานงาน"
            )
        )
    }
}
