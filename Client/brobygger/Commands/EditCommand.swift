import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// Changes a record.
struct EditCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "edit",
            abstract: .localized(
                da: "Ret en registrering.",
                en: "Change a record.",
                th: "แก้ไขรายการ"
            ),
            discussion: .localized(
                da: """
                    Flere koder: felt+=kode felt-=kode. Tællere: felt+=n felt-=n. Tøm: felt=
                    På en terminal og med id'et alene spørges der, hvad der skal ændres.
                    """,
                en: """
                    Sets: field+=code field-=code. Tallies: field+=n field-=n. Clear: field=
                    On a terminal, with nothing but the id, it asks what to change.
                    """,
                th: """
                    หลายรหัส: ช่อง+=รหัส ช่อง-=รหัส ตัวนับ: ช่อง+=n ช่อง-=n ล้างค่า: ช่อง=
                    บนเทอร์มินัล หากเขียนเฉพาะ id โปรแกรมจะถามว่าต้องการแก้ไขอะไร
                    """
            )
        )
    }

    @OptionGroup var named: RecordArgument

    @Argument(
        help: .localized(da: "Nye værdier.", en: "New values.", th: "ค่าใหม่", value: .assignment),
        completion: Suggestions.assignments
    )
    var values: [String] = []

    @OptionGroup var correction: CorrectionOption

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        guard !values.isEmpty || device.mayAsk else {
            throw device.missingArgument(da: "felt=værdi", en: "field=value", th: "ช่อง=ค่า")
        }
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let record = try device.record(named.id, in: opened)
            let kind = try device.kind(of: record, in: programme)
            let isAsked = values.isEmpty
            let words = isAsked ? try asked(record, kind, opened, programme) : values
            guard !words.isEmpty else { return device.sayChanged(record.id) }
            try device.change(
                record.id,
                of: kind,
                words,
                opened,
                device.logbook(opened, programme),
                correction.reason,
                isDrafted: isAsked
            )
        }
    }

    private func asked(
        _ record: DeviceRecord,
        _ kind: Kind,
        _ opened: Device,
        _ programme: Programme
    ) throws -> [String] {
        let listed = try opened.store.read {
            try ListedRecord(record, programme: programme, in: $0)
        }
        let drafts = Drafts(store: opened.store)
        return try device.ask(toChange: listed, of: kind, programme, drafts: drafts)
    }
}

/// Takes a record out of lists and counts.
struct VoidCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "void",
            abstract: .localized(
                da: "Tag en registrering ud af lister og tællinger.",
                en: "Take a record out of lists and counts.",
                th: "นำรายการออกจากรายชื่อและการนับ"
            )
        )
    }

    @OptionGroup var named: RecordArgument

    @Option(
        help: .localized(
            da: "typed_twice, wrong_entry, withdrawn eller other.",
            en: "typed_twice, wrong_entry, withdrawn or other.",
            th: "typed_twice, wrong_entry, withdrawn หรือ other",
            value: .reason
        ),
        completion: Suggestions.reasons
    )
    var reason: String

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            guard let reason = VoidReason(rawValue: reason) else {
                let reasons = VoidReason.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(
                    .refused,
                    code: "unknown_code",
                    message: device.language.choose(
                        da:
                            "Grunden \(reason) findes ikke, og intet er ændret; skriv en af: \(reasons).",
                        en:
                            "There is no reason \(reason) and nothing was changed; write one of: \(reasons).",
                        th:
                            "ไม่มีเหตุผล \(reason) และไม่มีการเปลี่ยนแปลงใด ๆ โปรดเขียนอย่างใดอย่างหนึ่ง: \(reasons)"
                    ),
                    field: "reason"
                )
            }
            let record = try device.record(named.id, in: opened)
            try device.logbook(opened, programme).void(record.id, reason)
            device.sayChanged(record.id)
        }
    }
}

/// Settles a conflict by writing the value that holds.
struct ResolveCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "resolve",
            abstract: .localized(
                da: "Afgør en konflikt: skriv den værdi, der gælder.",
                en: "Settle a conflict: write the value that holds.",
                th: "ตัดสินค่าที่ขัดแย้ง: เขียนค่าที่ถูกต้อง"
            )
        )
    }

    @OptionGroup var named: RecordArgument

    @Argument(
        help: .localized(
            da: "Den værdi, der gælder.",
            en: "The value that holds.",
            th: "ค่าที่ถูกต้อง",
            value: .assignment
        ),
        completion: Suggestions.assignments
    )
    var value: String

    @OptionGroup var correction: CorrectionOption

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let record = try device.record(named.id, in: opened)
            let kind = try device.kind(of: record, in: programme)
            let book = device.logbook(opened, programme)
            try device.change(record.id, of: kind, [value], opened, book, correction.reason)
        }
    }
}

extension DeviceOptions {
    /// The kind of a record; records of a kind that the programme doesn't know can't be changed.
    func kind(of record: DeviceRecord, in programme: Programme) throws -> Kind {
        guard let kind = programme.kind(id: Int(record.state.kind.rawValue)) else {
            throw CommandFailure(
                .refused,
                code: "unknown_kind",
                message: language.choose(
                    da:
                        "Programmet på denne enhed kender ikke den slags registrering, og intet er ændret; synkroniser først.",
                    en:
                        "The programme on this device doesn't know that kind of record and nothing was changed; sync first.",
                    th: "แผนงานในอุปกรณ์นี้ไม่รู้จักรายการประเภทนั้น และไม่มีการเปลี่ยนแปลงใด ๆ โปรดซิงค์ก่อน"
                )
            )
        }
        return kind
    }

    /// Writes new values of a record, and says what is strange about them.
    func change(
        _ id: RecordID,
        of kind: Kind,
        _ words: [String],
        _ opened: Device,
        _ book: Logbook,
        _ reason: String?,
        isDrafted: Bool = false
    ) throws {
        let changes = try kind.changes(words: words, creating: false)
        let days = try plausibleDays(opened)
        try book.edit(id, changes, reason: reason, isDrafted: isDrafted)
        let negative = try opened.store.negativeTallies(of: id, after: changes, kind)
        sayWritten(id, changes, of: kind, days, negative)
    }

    func sayChanged(_ id: RecordID) {
        say(.object([("id", .string("\(id)"))]), "\(id)")
    }
}
