import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import SyncClient

/// Counts visitors, one key each.
struct TallyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tally",
            abstract: .localized(
                da: "Tæl besøgende: ét tastetryk hver, gemt, før det vises.",
                en: "Count visitors: one key each, saved before it is shown.",
                th: "นับผู้มาใช้บริการ: กดหนึ่งปุ่มต่อหนึ่งคน บันทึกก่อนแสดงผล"
            ),
            discussion: .localized(
                da: """
                    Tasterne står på skærmen: et bogstav eller et ciffer tæller, u fortryder det \
                    sidste, q slutter. Enhedens registrering for dagen fortsættes. Uden en \
                    terminal læses tasterne fra standard input, til det er slut.
                    """,
                en: """
                    The keys stand on the screen: a letter or a digit counts, u takes the last one \
                    back, q stops. This device's record of the day is continued. Without a \
                    terminal the keys are read from standard input, up to its end.
                    """,
                th: """
                    ปุ่มต่าง ๆ แสดงบนหน้าจอ: ตัวอักษรหรือตัวเลขใช้นับ u ย้อนกลับครั้งล่าสุด q จบ \
                    ใช้รายการของวันนั้นบนอุปกรณ์นี้ต่อ หากไม่มีเทอร์มินัลจะอ่านปุ่มจากข้อมูลเข้ามาตรฐานจนหมด
                    """
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Hvad der tælles i: en slags med tællere.",
            en: "What to count in: a kind with tallies.",
            th: "สิ่งที่ใช้นับ: ประเภทที่มีตัวนับ",
            value: .kind
        ),
        completion: Suggestions.kinds
    )
    var kind = "night"

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        let ending = try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let kind = try programme.kindOrThrow(named: kind)
            guard let keys = TallyKeys(kind, in: device.language) else {
                throw notCountable(kind)
            }
            let counting = try TallyCounting(
                kind,
                keys: keys,
                programme,
                in: device.logbook(opened, programme),
                language: device.language
            )
            defer { counting.finish() }
            let signal = try counting.run()
            say(counting, keys, kind)
            return signal
        }
        if let ending { TerminalInput.die(of: ending) }
    }

    private func say(_ counting: TallyCounting, _ keys: TallyKeys, _ kind: Kind) {
        counting.finish()
        let totals = zip(keys.fields, counting.totals)
        let named = totals.map {
            "\($0.labels.text(in: device.language)) \(device.language.text($1))"
        }
        let id = counting.record.id.map { "\($0)" }
        device.say(
            .object([
                ("id", id.map(JSONValue.string) ?? .null), ("kind", .string(kind.name)),
                ("date", .string("\(counting.record.day)")),
                ("totals", .object(totals.map { ($0.name, .integer($1)) })),
            ]),
            "\(kind.labels.text(in: device.language)) \(device.language.text(counting.record.day)): "
                + named.joined(separator: ", ") + (id.map { " (\($0))" } ?? "")
        )
        if counting.unknownKeys > 0 { warnOfUnknown(counting.unknownKeys) }
    }

    private func warnOfUnknown(_ count: Int) {
        guard count > 1 else {
            return device.warn(
                device.language.choose(
                    da: "1 tastetryk betyder ikke noget her og er ikke talt med.",
                    en: "1 key means nothing here and was not counted.",
                    th: "มี 1 ปุ่มที่ไม่มีความหมายในที่นี้และไม่ได้นับ"
                )
            )
        }
        device.warn(
            device.language.choose(
                da: "\(count) tastetryk betyder ikke noget her og er ikke talt med.",
                en: "\(count) keys mean nothing here and were not counted.",
                th: "มี \(count) ปุ่มที่ไม่มีความหมายในที่นี้และไม่ได้นับ"
            )
        )
    }

    private func notCountable(_ kind: Kind) -> CommandFailure {
        CommandFailure(
            .refused,
            code: "no_tally",
            message: device.language.choose(
                da:
                    "\(kind.name) kan ikke tælles med taster, og intet er gemt; skriv den med: brobygger log \(kind.name)",
                en:
                    "\(kind.name) can't be counted by keys and nothing was saved; enter it with: brobygger log \(kind.name)",
                th:
                    "\(kind.name) นับด้วยการกดปุ่มไม่ได้ และไม่มีการบันทึกใด ๆ ให้กรอกด้วยคำสั่ง brobygger log \(kind.name)"
            ),
            field: "kind"
        )
    }
}
