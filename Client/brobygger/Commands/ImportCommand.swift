import ArgumentParser
import CommandSupport
import Foundation
import Programmes
import RecordFormat
import RecordStore
import SyncClient

/// Records every row of a CSV file, or none.
struct ImportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: .localized(
                da: "Registrer hver række i en CSV-fil, eller ingen af dem.",
                en: "Record every row of a CSV file, or none of them.",
                th: "บันทึกทุกแถวของไฟล์ CSV หรือไม่บันทึกเลย"
            ),
            discussion: .localized(
                da:
                    "Overskriften er feltnavne; flere koder skrives a|b; en tom celle er ikke oplyst.",
                en:
                    "The header holds field names; sets are written a|b; an empty cell is not stated.",
                th: "หัวตารางเป็นชื่อช่อง หลายรหัสเขียนเป็น a|b ช่องว่างคือไม่ได้ระบุ"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Hvad rækkerne er: en slags.",
            en: "What the rows are: a kind.",
            th: "แถวเป็นรายการประเภทใด",
            value: .kind
        ),
        completion: Suggestions.kinds
    )
    var kind: String

    @Argument(
        help: .localized(
            da: "Filen: UTF-8, delt af komma, semikolon eller tabulator.",
            en: "The file: UTF-8, separated by comma, semicolon or tab.",
            th: "ไฟล์ UTF-8 คั่นด้วยจุลภาค อัฒภาค หรือแท็บ",
            value: .file
        ),
        completion: .file(extensions: ["csv", "txt"])
    )
    var file: String

    @Flag(
        help: .localized(
            da: "Også hvis netop denne fil er indlæst før.",
            en: "Also if this very file was imported before.",
            th: "แม้ไฟล์นี้เคยนำเข้าแล้ว"
        )
    )
    var again = false

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let kind = try programme.kindOrThrow(named: kind)
            let bytes = try read()
            let document = try CSVText.read(bytes)
            let entries = try changes(of: document, kind)
            let digest = sha256(Array(kind.name.utf8) + [0] + bytes)
            if try opened.store.read({ try $0.isImported(digest) }), !again { throw imported() }
            let days = try device.plausibleDays(opened)
            let strange = zip(document.records, entries).filter {
                !days.strange(in: $0.1, of: kind).isEmpty
            }
            let meter = device.meter(
                device.language.choose(da: "Gemmer", en: "Saving", th: "กำลังบันทึก")
            )
            let ids = try device.logbook(opened, programme)
                .log(kind, entries, imported: digest) { meter.report($0, of: entries.count) }
            meter.finish()
            let saved = device.language.text(ids.count)
            device.say(
                json(ids.count, strange: strange.count),
                device.language.choose(
                    da: "Gemte registreringer: \(saved).",
                    en: "Records saved: \(saved).",
                    th: "บันทึกแล้ว \(saved) รายการ"
                )
            )
            if let first = strange.first { warn(strange.count, first.0.line, days) }
        }
    }

    private func json(_ count: Int, strange: Int) -> JSONValue {
        let imported: [(String, JSONValue)] = [("imported", .integer(Int64(count)))]
        guard strange > 0 else { return .object(imported) }
        return .object(imported + [("implausible_rows", .integer(Int64(strange)))])
    }

    private func warn(_ rows: Int, _ line: Int, _ days: PlausibleDays) {
        device.warn(
            device.language.choose(
                da:
                    "Rækker med en dato langt fra i dag (\(device.language.text(days.today))): \(device.language.text(rows)), den første på linje \(line); de er gemt, som de står, se efter, om datoerne og enhedens ur passer.",
                en:
                    "Rows with a date far from today (\(device.language.text(days.today))): \(device.language.text(rows)), the first on line \(line); they were saved as they are, check the dates and the device's clock.",
                th:
                    "มี \(device.language.text(rows)) แถวที่วันที่ห่างจากวันนี้มาก (\(device.language.text(days.today))) แถวแรกอยู่บรรทัดที่ \(line) บันทึกไว้ตามที่เขียนแล้ว โปรดตรวจวันที่และนาฬิกาของอุปกรณ์"
            )
        )
    }

    private func changes(of document: CSVDocument, _ kind: Kind) throws -> [[FieldChange]] {
        let names = document.header.map { $0.trimmingCharacters(in: .whitespaces) }
        for name in names where kind.field(named: name) == nil {
            do throws(EntryError) {
                _ = try kind.changes(words: ["\(name)="], creating: false)
            } catch {
                throw CommandFailure(error, in: device.language, line: 1)
            }
        }
        return try document.records.map { record in
            let words = zip(names, record.cells).compactMap { name, cell in
                cell.allSatisfy(\.isWhitespace) ? nil : "\(name)=\(cell)"
            }
            do throws(EntryError) {
                return try kind.changes(words: words, creating: true)
            } catch {
                throw CommandFailure(error, in: device.language, line: record.line)
            }
        }
    }

    private func read() throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure(
                .refused,
                code: "unreadable_file",
                message: device.language.choose(
                    da:
                        "Filen \(file) kan ikke læses, og intet er gemt; se efter, om navnet er rigtigt.",
                    en: "The file \(file) can't be read and nothing was saved; check its name.",
                    th: "อ่านไฟล์ \(file) ไม่ได้และยังไม่ได้บันทึกอะไร โปรดตรวจชื่อไฟล์"
                )
            )
        }
        return [UInt8](data)
    }

    private func imported() -> CommandFailure {
        CommandFailure(
            .refused,
            code: "already_imported",
            message: device.language.choose(
                da:
                    "Filen \(file) er importeret før, så intet er gemt; brug --again, hvis den skal med to gange.",
                en:
                    "The file \(file) was imported before, so nothing was saved; use --again if it must go in twice.",
                th: "ไฟล์ \(file) เคยนำเข้าแล้ว จึงไม่ได้บันทึกอะไร โปรดใช้ --again หากต้องการนำเข้าอีกครั้ง"
            )
        )
    }
}
