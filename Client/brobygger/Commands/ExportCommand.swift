import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// Prints all records of a kind.
struct ExportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: .localized(
                da: "Skriv alle registreringer af en slags, uden annullerede.",
                en: "Print all records of a kind, voided ones left out.",
                th: "แสดงทุกรายการของประเภทหนึ่ง ยกเว้นรายการที่ยกเลิก"
            )
        )
    }

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv
        case csvExcel = "csv-excel"
        case json
    }

    @Argument(
        help: .localized(da: "Hvilken slags.", en: "Which kind.", th: "ประเภทใด", value: .kind),
        completion: Suggestions.kinds
    )
    var kind: String

    @Option(
        help: .localized(
            da: "Hvordan det skrives; csv-excel er til dansk Excel.",
            en: "How to print it; csv-excel is for Danish Excel.",
            th: "รูปแบบการแสดงผล csv-excel สำหรับ Excel ภาษาเดนมาร์ก",
            value: .format
        )
    )
    var format = Format.csv

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let kind = try programme.kindOrThrow(named: kind)
            let isJSON = format == .json || device.common.json
            if !isJSON {
                print(
                    dialect.head
                        + CSVText.line(
                            (["id"] + kind.fields.map(\.name)).map { .code($0) },
                            dialect
                        ),
                    terminator: ""
                )
            }
            try opened.store.read { transaction in
                try transaction.eachRecord { record in
                    guard record.state.isShown, record.state.kind.rawValue == UInt32(kind.id) else {
                        return
                    }
                    let entry = try ListedRecord(record, programme: programme, in: transaction)
                    print(
                        isJSON
                            ? entry.json(programme, device.language).description + "\n"
                            : line(entry, kind),
                        terminator: ""
                    )
                }
            }
        }
    }

    private var dialect: CSVDialect { format == .csvExcel ? .excel : .plain }

    private func line(_ entry: ListedRecord, _ kind: Kind) -> String {
        CSVText.line(
            [.code("\(entry.record.id)")]
                + kind.fields.map { field in
                    if let codes = entry.shown.sets[field.name] {
                        return .code(codes.sorted().joined(separator: "|"))
                    }
                    if let tally = entry.shown.tallies[field.name] { return .number(tally) }
                    let text = plain(entry.shown.values[field.name]?.first ?? nil)
                    return field.type == .text ? .text(text) : .code(text)
                },
            dialect
        )
    }
}
