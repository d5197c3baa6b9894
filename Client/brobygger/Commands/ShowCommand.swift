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
            for name in entry.names(programme) {
                let label = kind?.field(named: name)?.labels.text(in: device.language) ?? name
                print("  \(label): \(entry.text(name, programme, device.language))")
            }
            print("  " + entry.standing(device.language))
            if let refusal = entry.refusal {
                let reason = QuarantineReason(refusal, programme: programme)
                print("  " + reason.sentence(in: device.language))
            }
        }
    }
}

/// Shows what this device did to a record, and whose writing it shows.
struct HistoryCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "history",
            abstract: .localized(
                da: "Vis, hvornår en registrering blev skrevet, så vidt enheden ved.",
                en: "Show when a record was written, as far as this device knows.",
                th: "แสดงว่ารายการถูกเขียนเมื่อใด เท่าที่อุปกรณ์นี้รู้"
            )
        )
    }

    @OptionGroup var named: RecordArgument

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let opened = try device.open()
            let record = try device.record(named.id, in: opened)
            let own = try opened.store.read { try $0.mutations(of: record.number) }
            for mutation in own {
                print(line(mutation))
            }
            let mine = Set(own.map(\.dot))
            for entry in record.state.days.entries where !mine.contains(entry.key) {
                print(line(entry.key, day: Day(daysSinceEpoch: entry.value)))
            }
        }
    }

    private func line(_ mutation: OwnMutation) -> String {
        let time = UTCTime(seconds: mutation.body.at).text
        let state = mutation.isPending ? "pending" : "acknowledged"
        guard !device.common.json else {
            return JSONValue.object([
                ("by", .string("this_device")), ("at", .string(time)), ("state", .string(state)),
            ]).description
        }
        let (moment, standing) = (
            device.language.moment(mutation.body.at), ListedRecord.standing(state, device.language)
        )
        return device.language.choose(
            da: "\(moment)  denne enhed  \(standing)",
            en: "\(moment)  this device  \(standing)",
            th: "\(moment)  อุปกรณ์นี้  \(standing)"
        )
    }

    private func line(_ dot: Dot, day: Day) -> String {
        guard !device.common.json else {
            return JSONValue.object([
                ("by", .string("another_device")), ("day", .string("\(day)")),
                ("state", .string("acknowledged")),
            ]).description
        }
        return device.language.choose(
            da: "\(device.language.text(day))  en anden enhed",
            en: "\(device.language.text(day))  another device",
            th: "\(device.language.text(day))  อุปกรณ์อื่น"
        )
    }
}
