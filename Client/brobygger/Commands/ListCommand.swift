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
            let filter = try RecordFilter(words, programme: programme)
            var listed: [ListedRecord] = []
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
                    guard device.common.json else { return listed.append(entry) }
                    print(entry.json(programme, device.language))
                }
            }
            guard !device.common.json else { return }
            printTables(listed, programme)
            if quarantined { printReasons(listed, programme) }
        }
    }

    private func printReasons(_ listed: [ListedRecord], _ programme: Programme) {
        for refusal in listed.compactMap(\.refusal) {
            print(QuarantineReason(refusal, programme: programme).line(in: device.language))
        }
    }

    private func printTables(_ listed: [ListedRecord], _ programme: Programme) {
        let kinds = Dictionary(grouping: listed, by: \.shown.kind)
        let known = programme.kinds.map(\.name)
        let unknown = kinds.keys.filter { !known.contains($0) }.sorted()
        for kind in known + unknown {
            guard let entries = kinds[kind] else { continue }
            let names = programme.kind(named: kind)?.fields.map(\.name) ?? []
            let stated = names.filter { name in
                entries.contains { $0.names(programme).contains(name) }
            }
            let table = TextTable(
                headings: ["id"].map { TextTable.Heading($0) }
                    + stated.map { TextTable.Heading($0) } + [
                        TextTable.Heading(
                            device.language.choose(da: "status", en: "state", th: "สถานะ")
                        )
                    ],
                rows: entries.map { entry in
                    ["\(entry.record.id)"]
                        + stated.map { entry.text($0, programme, device.language) }
                        + [entry.standing(device.language)]
                }
            )
            print(table.plain(width: terminalWidth()))
        }
    }
}

/// Which records a list shows: of one kind, with given shown values.
struct RecordFilter {
    private let kind: Kind?
    private var values: [(name: String, value: String)] = []

    init(_ words: [String], programme: Programme) throws {
        let names = words.filter { !$0.contains("=") }
        kind = try names.first.map { try programme.kindOrThrow(named: $0) }
        for word in words where word.contains("=") {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            let kinds = kind.map { [$0] } ?? programme.kinds
            guard let owner = kinds.first(where: { $0.field(named: name) != nil }) else {
                // The error of an unknown field, with the names that there are.
                _ = try kinds.first?.changes(words: [word], creating: false)
                continue
            }
            let type = owner.field(named: name)?.type
            if !parts[1].isEmpty, [.choice, .choices, .date, .integer].contains(type) {
                _ = try owner.changes(words: [word], creating: false)
            }
            values.append((name, String(parts[1])))
        }
    }

    func matches(_ record: ShownRecord) -> Bool {
        guard kind == nil || record.kind == kind?.name else { return false }
        return values.allSatisfy { name, value in
            if let codes = record.sets[name] {
                return value.isEmpty ? codes.isEmpty : codes.contains(value)
            }
            if let tally = record.tallies[name] { return "\(tally)" == value }
            return plain(record.values[name]?.first ?? nil) == value
        }
    }
}
