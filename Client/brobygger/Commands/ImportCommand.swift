import ArgumentParser
import CommandSupport
import Foundation
import Glibc
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
            da: "Også hvis netop denne fil er importeret før.",
            en: "Also if this very file was imported before.",
            th: "แม้ไฟล์นี้เคยนำเข้าแล้ว"
        )
    )
    var again = false

    @Flag(
        help: .localized(
            da: "Sig, hvad der ville blive registreret, og alt, hvad der er galt; gem intet.",
            en: "Say what would be recorded and everything that is wrong; save nothing.",
            th: "บอกว่าจะบันทึกอะไรและมีอะไรผิดบ้าง โดยไม่บันทึก"
        )
    )
    var dryRun = false

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        do {
            try device.telling(work)
        } catch is Interruption {
            let failure = interrupted
            device.warn(device.common.json ? failure.json.description : failure.message)
            TerminalInput.die(of: SIGINT)
        }
    }

    private func work() throws {
        let (opened, programme) = try device.openWithProgramme()
        let kind = try programme.kindOrThrow(named: kind)
        let bytes = try read()
        let watch = InterruptWatch()
        let document = try CSVText.read(bytes)
        let digest = sha256(Array(kind.name.utf8) + [0] + bytes)
        let isKnown = try opened.store.read { try $0.isImported(digest) }
        let imported = CommandFailure(
            DeviceError.alreadyImported,
            in: device.language
        )
        let book = device.logbook(opened, programme)
        let places = try book.places()
        guard !dryRun else {
            let rehearsal = try ImportRehearsal(document, kind, language: device.language) {
                try watch.check()
                return try refusal(of: $0.changes, kind, places, line: $0.line)
            }
            return try tell(rehearsal, isKnown ? imported : nil, of: opened)
        }
        let entries = try changes(of: document, kind, places, watch)
        if isKnown, !again { throw imported }
        let days = try device.plausibleDays(opened)
        let strange = zip(document.records, entries).filter {
            !days.strange(in: $0.1, of: kind).isEmpty
        }
        let meter = device.meter(
            device.language.choose(da: "Gemmer", en: "Saving", th: "กำลังบันทึก")
        )
        // Also before what is said of an interruption.
        defer { meter.finish() }
        let ids = try book.log(kind, entries, imported: digest, isAgain: again) {
            try watch.check()
            meter.report($0, of: entries.count)
        }
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

    private var interrupted: CommandFailure {
        CommandFailure(
            .failed,
            code: "cancelled",
            message: device.language.choose(
                da: "Importen er afbrudt; intet af filen er gemt.",
                en: "The import was interrupted; nothing of the file was saved.",
                th: "การนำเข้าถูกหยุดกลางคัน ไม่มีการบันทึกข้อมูลใดจากไฟล์นี้"
            )
        )
    }

    private func json(_ count: Int, strange: Int) -> JSONValue {
        let imported: [(String, JSONValue)] = [("imported", .integer(Int64(count)))]
        guard strange > 0 else { return .object(imported) }
        return .object(imported + [("implausible_rows", .integer(Int64(strange)))])
    }

    private func warn(_ rows: Int, _ line: Int, _ days: PlausibleDays, isSaved: Bool = true) {
        let language = device.language
        let (today, count) = (language.text(days.today), language.text(rows))
        let saved =
            isSaved
            ? language.choose(
                da: " de er gemt, som de står,",
                en: " they were saved as they are,",
                th: " บันทึกไว้ตามที่เขียนแล้ว"
            ) : ""
        device.warn(
            language.choose(
                da:
                    "Rækker med en dato langt fra i dag (\(today)): \(count), den første på linje \(line);\(saved) se efter, om datoerne og enhedens ur passer.",
                en:
                    "Rows with a date far from today (\(today)): \(count), the first on line \(line);\(saved) check the dates and the device's clock.",
                th:
                    "มี \(count) แถวที่วันที่ห่างจากวันนี้มาก (\(today)) แถวแรกอยู่บรรทัดที่ \(line)\(saved) โปรดตรวจวันที่และนาฬิกาของอุปกรณ์"
            )
        )
    }

    private func changes(
        of document: CSVDocument,
        _ kind: Kind,
        _ places: Places,
        _ watch: InterruptWatch
    ) throws -> [[FieldChange]] {
        let rows = ImportRows(document, kind)
        for error in rows.unknownNames { throw CommandFailure(error, in: device.language, line: 1) }
        return try document.records.map { record in
            try watch.check()
            let changes: [FieldChange]
            do throws(EntryError) {
                changes = try kind.changes(words: rows.words(of: record), creating: true)
            } catch {
                throw CommandFailure(error, in: device.language, line: record.line)
            }
            if let refusal = try refusal(of: changes, kind, places, line: record.line) {
                throw refusal
            }
            return changes
        }
    }

    /// Why a row has no place on this device; nil if it has.
    ///
    /// - Throws: `DeviceError` if no row of this kind has.
    private func refusal(
        of changes: [FieldChange],
        _ kind: Kind,
        _ places: Places,
        line: Int
    ) throws -> CommandFailure? {
        do throws(DeviceError) {
            _ = try places.scope(for: kind, changes)
            return nil
        } catch {
            guard !error.isPermission else { throw error }
            return CommandFailure(error, in: device.language, line: line)
        }
    }

    /// Tells what an import would come to; nothing is saved.
    private func tell(
        _ rehearsal: ImportRehearsal,
        _ imported: CommandFailure?,
        of opened: Device
    ) throws {
        let refusals = (again ? [] : [imported].compactMap(\.self)) + rehearsal.failures
        for failure in refusals {
            device.warn(
                device.common.json
                    ? failure.json.description : failure.sentence(in: device.language)
            )
        }
        let days = try device.plausibleDays(opened)
        let strange = rehearsal.entries.filter {
            !days.strange(in: $0.changes, of: rehearsal.kind).isEmpty
        }
        device.say(
            .object([
                ("would_import", .integer(Int64(refusals.isEmpty ? rehearsal.entries.count : 0))),
                ("rows", .integer(Int64(rehearsal.rows))),
                ("refused_rows", .integer(Int64(rehearsal.refusedRows))),
                ("implausible_rows", .integer(Int64(strange.count))),
            ]),
            refusals.isEmpty
                ? rehearsal.acceptance(in: device.language)
                : rehearsal.refusal(isKnown: imported != nil && !again, in: device.language)
        )
        if let first = strange.first { warn(strange.count, first.line, days, isSaved: false) }
        guard refusals.isEmpty else { throw ExitCode(ExitStatus.refused.rawValue) }
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
}
