import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// Shows one record.
struct ShowCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: .localized(
                da: "Vis én registrering.",
                en: "Show one record.",
                th: "แสดงหนึ่งรายการ"
            )
        )
    }

    @OptionGroup var named: RecordArgument

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let record = try device.record(named.id, in: opened)
            let entry = try opened.store.read {
                try ListedRecord(record, programme: programme, in: $0)
            }
            guard !device.common.json else {
                return print(entry.json(programme, device.language))
            }
            let kind = programme.kind(named: entry.shown.kind)
            print("\(kind?.labels.text(in: device.language) ?? entry.shown.kind) \(record.id)")
            for name in entry.namesWithConflicts(programme) {
                let label = kind?.field(named: name)?.labels.text(in: device.language) ?? name
                print("  \(label): \(entry.text(name, programme, device.language))")
            }
            print("  " + entry.standing(device.language))
            if let advice = entry.voidAdvice(device.language) { print("  " + advice) }
            if let refusal = entry.refusal {
                let reason = QuarantineReason(refusal, programme: programme)
                print("  " + reason.sentence(in: device.language))
            }
        }
    }
}
