import ArgumentParser
import CommandSupport
import Glibc
import MergeCore
import Programmes
import RecordStore
import SyncClient

extension Day {
    /// The day that this moment belongs to by a field's counting window, on this device's clock.
    static func now(of field: Field, in programme: Programme) -> Day {
        Day(at: Int64(Glibc.time(nil)), of: field, in: programme)
    }
}

extension DeviceOptions {
    /// Whether a command may ask: somebody is at the terminal, and no program reads along.
    var mayAsk: Bool { !common.json && Conversation.isPossible }

    /// What ArgumentParser says of a missing argument, for one that only a terminal can do without.
    func missingArgument(da: String, en: String, th: String) -> ValidationError {
        ValidationError(
            "Missing expected argument '<\(language.choose(da: da, en: en, th: th))>'"
        )
    }

    /// The words of a new record, asked for on the terminal; each answer is kept as a draft.
    func ask(
        for kind: Kind,
        given: [String],
        partners: [String],
        _ programme: Programme,
        drafts: Drafts
    ) throws -> [String] {
        let given = Form.values(of: given)
        return try fill(.new(kind.name), drafts) { answers in
            Form(
                making: kind,
                given: given,
                answers: answers,
                proposals: proposals(kind, programme),
                partners: partners,
                in: language
            )
        }
    }

    /// The words that change a record, asked for on the terminal; each answer is kept as a draft.
    ///
    /// Empty if nothing shall change.
    func ask(
        toChange record: ListedRecord,
        of kind: Kind,
        _ programme: Programme,
        drafts: Drafts
    ) throws -> [String] {
        let present = record.names(programme).map { name in
            let codes = record.shown.sets[name]?.sorted().joined(separator: "|")
            let tally = record.shown.tallies[name].map { "\($0)" }
            return (name, codes ?? tally ?? plain(record.shown.values[name]?.first ?? nil))
        }
        return try fill(.change(record.record.id), drafts) { answers in
            Form(
                changing: kind,
                present: Dictionary(uniqueKeysWithValues: present),
                conflicts: record.shown.values.mapValues { $0.map(plain) },
                answers: answers,
                proposals: proposals(kind, programme),
                in: language
            )
        }
    }

    /// Goes through a form that starts with the answers of an earlier attempt, if there are any.
    private func fill(
        _ subject: Drafts.Subject,
        _ drafts: Drafts,
        _ form: ([String: String]) -> Form
    ) throws -> [String] {
        let conversation = Conversation(language: language)
        return try stoppable(subject, drafts) {
            let earlier = form(Form.answers(in: try drafts.words(of: subject)))
            let goesOn = try earlier.words.isEmpty || isContinued(earlier, conversation)
            if !goesOn { try drafts.keep([], of: subject) }
            let filled = try conversation.fill(goesOn ? earlier : form([:])) {
                try drafts.keep($0, of: subject)
            }
            guard filled.step == .done else {
                try drafts.keep([], of: subject)
                throw Failures.cancelled(in: language)
            }
            return filled.words
        }
    }

    /// Which kind shall be recorded.
    func askForKind(_ programme: Programme) throws -> Kind {
        let list = ChoiceList(
            programme.kinds.map { Choice(code: $0.name, label: $0.labels.text(in: language)) }
        )
        let question = language.choose(
            da: "Hvad skal registreres?",
            en: "What to record?",
            th: "ต้องการบันทึกอะไร"
        )
        do {
            let choice = try Conversation(language: language).choose(question, among: list)
            guard let kind = choice.flatMap({ programme.kind(named: $0.code) }) else {
                throw Failures.cancelled(in: language)
            }
            return kind
        } catch is Interruption {
            throw Failures.cancelled(in: language)
        }
    }

    /// Asks whether an entry that looks like one of a moment ago shall be saved all the same.
    func confirmTwin(_ twin: RecordID, of kind: Kind, drafts: Drafts) throws {
        let question = language.choose(
            da: "Ligner en registrering fra for lidt siden (\(twin)). Gem den alligevel?",
            en: "Looks like an entry of a moment ago (\(twin)). Save it all the same?",
            th: "คล้ายกับรายการที่เพิ่งบันทึกไป (\(twin)) ยืนยันว่าจะบันทึกหรือไม่"
        )
        try stoppable(.new(kind.name), drafts) {
            guard try Conversation(language: language).confirm(question) else {
                try drafts.keep([], of: .new(kind.name))
                throw Failures.cancelled(in: language)
            }
        }
    }

    private func proposals(_ kind: Kind, _ programme: Programme) -> [String: Day] {
        let dates = kind.fields.filter { $0.type == .date }
        return Dictionary(
            uniqueKeysWithValues: dates.map { ($0.name, .now(of: $0, in: programme)) }
        )
    }

    /// Whether an entry that was interrupted shall go on; what it holds is shown first.
    private func isContinued(_ form: Form, _ conversation: Conversation) throws -> Bool {
        conversation.say(
            language.choose(
                da: "Der er en påbegyndt registrering, som ikke blev gemt:",
                en: "There is an entry that was begun and not saved:",
                th: "มีรายการที่กรอกค้างไว้และยังไม่ได้บันทึก:"
            )
        )
        conversation.say("= " + form.answered(width: conversation.width - 2))
        return try conversation.confirm(
            language.choose(
                da: "Fortsæt den? (n kasserer den)",
                en: "Go on with it? (n throws it away)",
                th: "ต้องการกรอกต่อหรือไม่ (ม จะลบทิ้ง)"
            )
        )
    }

    /// Turns Ctrl-C and Ctrl-D into what the person has to know: nothing saved, nothing lost.
    private func stoppable<Result>(
        _ subject: Drafts.Subject,
        _ drafts: Drafts,
        _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch is Interruption {
            guard try !drafts.words(of: subject).isEmpty else {
                throw Failures.cancelled(in: language)
            }
            throw Failures.interrupted(subject, in: language)
        }
    }
}

extension Drafts.Subject {
    /// The command that goes on with it.
    var command: String {
        switch self {
        case .new: "brobygger log \(name)"
        case .change: "brobygger edit \(name)"
        }
    }
}

extension Failures {
    /// Somebody thought better of it.
    static func cancelled(in language: Language) -> CommandFailure {
        CommandFailure(
            .failed,
            code: "cancelled",
            message: language.choose(
                da: "Afbrudt; intet er gemt.",
                en: "Cancelled; nothing was saved.",
                th: "ยกเลิกแล้ว ไม่มีการบันทึกใด ๆ"
            )
        )
    }

    /// Somebody was interrupted.
    static func interrupted(
        _ subject: Drafts.Subject,
        in language: Language
    ) -> CommandFailure {
        CommandFailure(
            .failed,
            code: "cancelled",
            message: language.choose(
                da:
                    "Afbrudt og ikke gemt endnu; svarene ligger på enheden, fortsæt med: \(subject.command)",
                en:
                    "Interrupted and not saved yet; the answers are kept on this device, go on with: \(subject.command)",
                th:
                    "หยุดกลางคันและยังไม่ได้บันทึก คำตอบยังเก็บอยู่ในอุปกรณ์นี้ ทำต่อด้วยคำสั่ง \(subject.command)"
            )
        )
    }
}
