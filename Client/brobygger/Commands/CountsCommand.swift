import ArgumentParser
import CommandSupport
import Counting
import SyncClient

/// Counts this partner's records on this device.
struct CountsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "counts",
            abstract: .localized(
                da: "Tæl det, enheden har.",
                en: "Count what this device holds.",
                th: "นับสิ่งที่อุปกรณ์นี้มี"
            )
        )
    }

    @OptionGroup var counts: CountsOptions

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
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
                            "Enheden kan ikke gentage snittet \(asked), for den gemmer kun det nyeste; spørg serveren: brobyggerd counts --as-of \(asked)",
                        en:
                            "This device can't repeat the cut \(asked), as it keeps the newest only; ask the server: brobyggerd counts --as-of \(asked)",
                        th:
                            "อุปกรณ์นี้นับซ้ำตามจุดตัดข้อมูล \(asked) ไม่ได้ เพราะเก็บไว้เฉพาะจุดล่าสุด โปรดถามเซิร์ฟเวอร์: brobyggerd counts --as-of \(asked)"
                    )
                )
            }
            let document = CountDocument(
                asOf: result.cut,
                programme: programme,
                pendingIncluded: result.pendingIncluded,
                tables: result.tables
            )
            print(
                document.render(
                    counts.format(json: device.common.json),
                    in: device.language,
                    width: terminalWidth()
                )
            )
        }
    }
}
