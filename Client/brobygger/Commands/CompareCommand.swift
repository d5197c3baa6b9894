import ArgumentParser
import CommandSupport
import Counting
import Programmes
import RecordStore
import SyncClient

/// Holds two figures of what this device holds against each other, or says why not.
struct CompareCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: .localized(
                da: "Sammenlign to tal, hvis de tæller det samme; ellers siges, hvilke der gør.",
                en: "Compare two figures if they count the same; else say which ones do.",
                th: "เปรียบเทียบตัวเลขสองตัวหากนับสิ่งเดียวกัน มิฉะนั้นบอกว่าตัวใดเทียบได้"
            ),
            discussion: .localized(
                da:
                    "To tal kan kun sammenlignes, hvis indikator, definition og døgn er ens, og de dækker de samme partnere. "
                    + "Perioderne må være forskelligt lange; det siges så.",
                en:
                    "Two figures can be compared only if indicator, definition and day window are the same and they cover the same partners. "
                    + "The periods may differ in length, which is then said.",
                th: "เปรียบเทียบตัวเลขสองตัวได้ต่อเมื่อตัวชี้วัด นิยาม และช่วงวันเหมือนกัน และครอบคลุมองค์กรภาคีเดียวกัน "
                    + "ช่วงเวลายาวต่างกันได้ ซึ่งจะแจ้งให้ทราบ"
            )
        )
    }

    @OptionGroup var compared: CompareOptions<DeviceProgramme>

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let query = try compared.query(programme, language: device.language)
            let counts = try DeviceCounts(query.counts, programme: programme, store: opened.store)
            guard let answer = query.answer(tables: counts.tables) else {
                throw StoreError.corrupt(what: "counts")
            }
            let document = ComparisonDocument(
                asOf: counts.cut,
                programme: programme,
                pendingIncluded: counts.pendingIncluded,
                answer: answer
            )
            print(try document.render(json: device.common.json, in: device.language))
        }
    }
}
