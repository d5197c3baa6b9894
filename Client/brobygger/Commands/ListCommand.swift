import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// Lists what this device holds.
struct ListCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: .localized(
                da: "Vis registreringer; annullerede kun med --voided.",
                en: "List records; voided ones only with --voided.",
                th: "แสดงรายการ ที่ยกเลิกแสดงเมื่อใช้ --voided เท่านั้น"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "En slags og værdier at lede efter.",
            en: "A kind, and values to look for.",
            th: "ประเภทและค่าที่ต้องการหา",
            value: .word
        ),
        completion: Suggestions.filters
    )
    var words: [String] = []

    @Flag(
        help: .localized(
            da: "Kun det, der venter på serveren.",
            en: "Only what waits for the server.",
            th: "เฉพาะที่รอส่งเซิร์ฟเวอร์"
        )
    )
    var pending = false

    @Flag(
        help: .localized(
            da: "Kun registreringer med en konflikt.",
            en: "Only records with a conflict.",
            th: "เฉพาะรายการที่มีค่าขัดแย้ง"
        )
    )
    var conflicts = false

    @Flag(
        help: .localized(
            da: "Kun det, serveren afviste.",
            en: "Only what the server refused.",
            th: "เฉพาะที่เซิร์ฟเวอร์ไม่รับ"
        )
    )
    var quarantined = false

    @Flag(
        help: .localized(
            da: "Også annullerede registreringer.",
            en: "Voided records too.",
            th: "รวมรายการที่ยกเลิกด้วย"
        )
    )
    var voided = false

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let filter = try RecordFilter(words, programme: programme, language: device.language)
            var tables = RecordTables(programme, device.language)
            var refusals: [QuarantinedRecord] = []
            try opened.store.read { transaction in
                try transaction.eachRecord { record in
                    let isShown = record.state.isShown
                    guard isShown || voided, record.state.erasure == nil,
                        !conflicts || isShown && record.state.hasConflicts
                    else { return }
                    let entry = try ListedRecord(record, programme: programme, in: transaction)
                    guard filter.matches(entry.shown), !pending || entry.state == "pending",
                        !quarantined || entry.state == "quarantined"
                    else { return }
                    if device.common.json { return print(entry.json(programme, device.language)) }
                    tables.append(entry)
                    if quarantined, let refusal = entry.refusal { refusals.append(refusal) }
                }
            }
            tables.eachLine(width: terminalWidth()) { print($0) }
            for refusal in refusals {
                print(QuarantineReason(refusal, programme: programme).line(in: device.language))
            }
        }
    }
}

/// A table for each kind of record that is listed.
///
/// Of a record only its texts are kept: what else is known of it would take ten times the memory.
private struct RecordTables {
    private let programme: Programme
    private let language: Language
    private var tables: [String: TextTable] = [:]

    init(_ programme: Programme, _ language: Language) {
        self.programme = programme
        self.language = language
    }

    mutating func append(_ entry: ListedRecord) {
        let fields = programme.kind(named: entry.shown.kind)?.fields ?? []
        let stated = entry.namesWithConflicts(programme)
        let cells = fields.map { field in
            stated.contains(field.name) ? entry.text(field.name, programme, language) : ""
        }
        if tables[entry.shown.kind] == nil { tables[entry.shown.kind] = empty(fields) }
        tables[entry.shown.kind]?
            .append(["\(entry.record.id)"] + cells + [entry.standing(language)])
    }

    private func empty(_ fields: [Field]) -> TextTable {
        let state = language.choose(da: "status", en: "state", th: "สถานะ")
        return TextTable(
            headings: [TextTable.Heading("id", isWhole: true)]
                + fields.map { TextTable.Heading($0.name, isOptional: true) }
                + [TextTable.Heading(state)]
        )
    }

    /// The kinds in the order of the programme, then those that it doesn't know.
    func eachLine(width: Int?, _ body: (String) -> Void) {
        let known = programme.kinds.map(\.name)
        for kind in known + tables.keys.filter({ !known.contains($0) }).sorted() {
            tables[kind]?.eachFittedLine(width: width, body)
        }
    }
}

/// Which records a list shows: of one kind, with given shown values.
struct RecordFilter {
    private let kind: Kind?
    private var values: [(name: String, value: String)] = []
    /// Codes that a set must hold, all of them.
    private var codes: [(name: String, codes: Set<String>)] = []

    /// - Throws: `EntryError` for what is no kind, field or code; ``CommandFailure`` for a second kind, or
    ///   a word that changes something.
    init(_ words: [String], programme: Programme, language: Language) throws {
        let kinds = try words.filter { !$0.contains("=") }.map(programme.kindOrThrow(named:))
        guard kinds.count < 2 else { throw Self.oneKind(language) }
        kind = kinds.first
        for word in words where word.contains("=") {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard !name.hasSuffix("+"), !name.hasSuffix("-") else {
                throw Self.onlyEqual(word, language)
            }
            let kinds = kind.map { [$0] } ?? programme.kinds
            guard let owner = kinds.first(where: { $0.field(named: name) != nil }) else {
                // The error of an unknown field, with the names that there are.
                _ = try kinds.first?.changes(words: [word], creating: false)
                continue
            }
            let type = owner.field(named: name)?.type
            if !parts[1].isEmpty, [.choice, .choices, .date, .integer].contains(type) {
                let changes = try owner.changes(words: [word], creating: false)
                if case .replace(_, let wanted)? = changes.first {
                    codes.append((name, wanted))
                    continue
                }
            }
            values.append((name, String(parts[1])))
        }
    }

    func matches(_ record: ShownRecord) -> Bool {
        guard kind == nil || record.kind == kind?.name else { return false }
        let hasCodes = codes.allSatisfy { name, wanted in
            wanted.isSubset(of: record.sets[name] ?? [])
        }
        return hasCodes
            && values.allSatisfy { name, value in
                if let codes = record.sets[name] {
                    return value.isEmpty ? codes.isEmpty : codes.contains(value)
                }
                if let tally = record.tallies[name] { return "\(tally)" == value }
                return plain(record.values[name]?.first ?? nil) == value
            }
    }

    private static func oneKind(_ language: Language) -> CommandFailure {
        CommandFailure(
            .usage,
            code: "usage",
            message: language.choose(
                da: "Der kan kun vises én slags ad gangen; skriv kun den ene.",
                en: "Only one kind can be listed at a time; write only one.",
                th: "แสดงได้ครั้งละหนึ่งประเภท โปรดเขียนเพียงประเภทเดียว"
            )
        )
    }

    private static func onlyEqual(_ word: String, _ language: Language) -> CommandFailure {
        CommandFailure(
            .usage,
            code: "usage",
            message: language.choose(
                da: "\(word) retter noget, og list viser kun; skriv felt=værdi.",
                en: "\(word) changes something, and list only shows; write field=value.",
                th: "\(word) เป็นการแก้ไข แต่ list แสดงเท่านั้น โปรดเขียน ช่อง=ค่า"
            )
        )
    }
}
