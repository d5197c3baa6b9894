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
            for mutation in own {
                let what = Standing(mutation.dot, tallies: mutation.body.tallies, in: record.state)
                print(line(mutation, what, programme, record.state))
            }
            let mine = Set(own.map(\.dot))
            for entry in record.state.days.entries where !mine.contains(entry.key) {
                let what = Standing(entry.key, tallies: [:], in: record.state)
                let day = Day(daysSinceEpoch: entry.value)
                print(line(day, what, programme, record.state))
            }
        }
    }

    private func line(
        _ mutation: OwnMutation,
        _ what: Standing,
        _ programme: Programme,
        _ state: RecordState
    ) -> String {
        let standing = mutation.isPending ? "pending" : "acknowledged"
        let day = state.days[mutation.dot].map { Day(daysSinceEpoch: $0) }
        guard !device.common.json else {
            let at = UTCTime(seconds: mutation.body.at).text
            return json("this_device", at, day, standing, what, programme, state)
        }
        let moment = device.language.moment(mutation.body.at)
        let by = device.language.choose(da: "denne enhed", en: "this device", th: "อุปกรณ์นี้")
        let text = ListedRecord.standing(standing, device.language)
        return "\(moment)  \(by)  \(text)" + what.text(programme, state, device.language)
    }

    private func line(
        _ day: Day,
        _ what: Standing,
        _ programme: Programme,
        _ state: RecordState
    ) -> String {
        guard !device.common.json else {
            return json("another_device", nil, day, "acknowledged", what, programme, state)
        }
        let by = device.language.choose(da: "en anden enhed", en: "another device", th: "อุปกรณ์อื่น")
        return "\(device.language.text(day))  \(by)" + what.text(programme, state, device.language)
    }

    private func json(
        _ by: String,
        _ at: String?,
        _ day: Day?,
        _ standing: String,
        _ what: Standing,
        _ programme: Programme,
        _ state: RecordState
    ) -> String {
        let names = what.names(programme, state)
        return JSONValue.object([
            ("by", .string(by)), ("at", at.map(JSONValue.string) ?? .null),
            ("day", day.map { .string("\($0)") } ?? .null), ("state", .string(standing)),
            ("fields", .array(names.map(JSONValue.string))),
            ("void", what.reason.map(JSONValue.string) ?? .null),
        ]).description
    }
}

/// What a record still has of one mutation.
private struct Standing {
    /// The fields in which its value stands, or that it counted in.
    let fields: [FieldID]
    /// Why it voids the record; nil if it doesn't.
    let reason: String?

    init(_ dot: Dot, tallies: [FieldID: Int64], in state: RecordState) {
        var fields = Set(tallies.keys)
        for entry in state.registers.entries where entry.value[dot] != nil {
            fields.insert(entry.key)
        }
        for entry in state.sets.entries
        where entry.value.entries.contains(where: { $0.value[dot] != nil }) {
            fields.insert(entry.key)
        }
        for entry in state.tallies.entries where entry.value[dot.writer]?.last == dot.counter {
            fields.insert(entry.key)
        }
        self.fields = fields.sorted()
        reason = state.marks[dot]?.reason.text
    }

    func names(_ programme: Programme, _ state: RecordState) -> [String] {
        let kind = programme.kind(id: Int(state.kind.rawValue))
        return fields.map { kind?.field(id: Int($0.rawValue))?.name ?? "#\($0.rawValue)" }
    }

    /// What stands, for people; nothing if nothing does.
    func text(_ programme: Programme, _ state: RecordState, _ language: Language) -> String {
        let kind = programme.kind(id: Int(state.kind.rawValue))
        let labels = fields.map { id in
            kind?.field(id: Int(id.rawValue))?.labels.text(in: language) ?? "#\(id.rawValue)"
        }
        let void = reason.map { reason in
            language.choose(
                da: "annulleret (\(reason))",
                en: "voided (\(reason))",
                th: "ยกเลิก (\(reason))"
            )
        }
        let all = labels + [void].compactMap(\.self)
        return all.isEmpty ? "" : "  " + all.joined(separator: ", ")
    }
}
