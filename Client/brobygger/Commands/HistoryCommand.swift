import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import SyncClient

/// Shows who wrote a record when, and what of each writing still stands.
struct HistoryCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "history",
            abstract: .localized(
                da: "Vis, hvem der skrev i en registrering hvornår, og hvad der stadig gælder.",
                en: "Show who wrote to a record when, and what of it still stands.",
                th: "แสดงว่าใครเขียนรายการเมื่อใด และอะไรยังใช้อยู่"
            )
        )
    }

    @OptionGroup var named: RecordArgument

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let record = try device.record(named.id, in: opened)
            let own = try opened.store.read { try $0.mutations(of: record.number) }
            let kind = programme.kind(id: Int(record.state.kind.rawValue))
            let mine = Set(own.map(\.dot))
            let others = record.state.days.entries.map(\.key).filter { !mine.contains($0) }
            let writings =
                own.map { Writing($0.dot, $0, in: record.state, kind) }
                + others.map { Writing($0, nil, in: record.state, kind) }
            for writing in writings {
                device.say(writing.json, writing.text(in: device.language))
            }
        }
    }
}

/// One mutation of a record, and what of it still stands.
private struct Writing {
    /// A field in which its value stands, or that it counted in.
    private struct Standing {
        let name: String
        let labels: Labels?
    }

    /// Nil for another device's.
    private let own: OwnMutation?
    private let day: Day?
    private let fields: [Standing]
    /// Why it voids the record; nil if it doesn't.
    private let reason: String?

    /// - Parameter own: The mutation, if it is this device's.
    init(_ dot: Dot, _ own: OwnMutation?, in state: RecordState, _ kind: Kind?) {
        self.own = own
        day = state.days[dot].map { Day(daysSinceEpoch: $0) }
        reason = state.marks[dot]?.reason.text
        let written =
            state.registers.entries.filter { $0.value[dot] != nil }.map(\.key)
            + state.sets.entries.filter { field in
                field.value.entries.contains { $0.value[dot] != nil }
            }.map(\.key)
            + state.tallies.entries.filter { $0.value[dot.writer]?.last == dot.counter }.map(\.key)
        fields = Set(written).union((own?.body.tallies ?? [:]).keys).sorted().map { id in
            let field = kind?.field(id: Int(id.rawValue))
            return Standing(name: field?.name ?? "#\(id.rawValue)", labels: field?.labels)
        }
    }

    /// What JSON calls it.
    private var state: String { own?.isPending ?? false ? "pending" : "acknowledged" }

    var json: JSONValue {
        .object([
            ("by", .string(own == nil ? "another_device" : "this_device")),
            ("at", own.map { .string(UTCTime(seconds: $0.body.at).text) } ?? .null),
            ("day", day.map { .string("\($0)") } ?? .null), ("state", .string(state)),
            ("fields", .array(fields.map { .string($0.name) })),
            ("void", reason.map(JSONValue.string) ?? .null),
        ])
    }

    func text(in language: Language) -> String {
        let written =
            if let own {
                [
                    language.moment(own.body.at),
                    language.choose(da: "denne enhed", en: "this device", th: "อุปกรณ์นี้"),
                    ListedRecord.standing(state, language),
                ]
            } else {
                [
                    day.map(language.text) ?? "",
                    language.choose(da: "en anden enhed", en: "another device", th: "อุปกรณ์อื่น"),
                ]
            }
        let void = reason.map { reason in
            language.choose(
                da: "annulleret (\(reason))",
                en: "voided (\(reason))",
                th: "ยกเลิก (\(reason))"
            )
        }
        let standing =
            fields.map { $0.labels?.text(in: language) ?? $0.name } + [void].compactMap(\.self)
        return (written + [standing.joined(separator: ", ")]).filter { !$0.isEmpty }
            .joined(separator: "  ")
    }
}
