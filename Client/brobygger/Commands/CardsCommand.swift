import ArgumentParser
import CommandSupport
import Programmes

/// Makes card numbers; nothing is recorded, and no device is needed.
struct CardsCommand: AsyncParsableCommand {
    private static let countMax = 100_000

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cards",
            abstract: .localized(
                da: "Lav tilfældige numre til kort, personer eller forløb.",
                en: "Make random numbers for cards, persons or courses.",
                th: "สร้างหมายเลขสุ่มสำหรับบัตร บุคคล หรือกระบวนการช่วยเหลือ"
            ),
            discussion: .localized(
                da:
                    "Numrene betyder intet, og det sidste tegn afslører skrivefejl. Programmet husker dem ikke; skriv partiet med: brobygger log card_stock step=printed",
                en:
                    "The numbers mean nothing, and the last character gives typing errors away. The program doesn't remember them; log the batch with: brobygger log card_stock step=printed",
                th:
                    "หมายเลขไม่มีความหมาย และอักขระตัวสุดท้ายใช้จับการพิมพ์ผิด โปรแกรมไม่จำหมายเลข บันทึกชุดบัตรด้วย: brobygger log card_stock step=printed"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Hvor mange.",
            en: "How many.",
            th: "จำนวนที่ต้องการ",
            value: .quantity
        )
    )
    var count = 1

    @OptionGroup var device: DeviceOptions

    private var common: CommonOptions { device.common }

    func run() async throws {
        guard (1...Self.countMax).contains(count) else {
            let most = common.language.text(Self.countMax)
            throw CommandFailure(
                .refused,
                code: "out_of_range",
                message: common.language.choose(
                    da: "\(count) numre kan ikke laves på én gang; skriv et tal fra 1 til \(most).",
                    en: "\(count) numbers can't be made at once; write a number from 1 to \(most).",
                    th: "สร้าง \(count) หมายเลขในครั้งเดียวไม่ได้ โปรดเขียนตัวเลข 1 ถึง \(most)"
                ),
                field: "count"
            )
        }
        var random = SystemRandomNumberGenerator()
        var made: Set<String> = []
        while made.count < count {
            let number = CardNumber.make { random.next() }
            guard made.insert(number).inserted else { continue }
            print(common.json ? JSONValue.object([("card", .string(number))]).description : number)
        }
    }
}
