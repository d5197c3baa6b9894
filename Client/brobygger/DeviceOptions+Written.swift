import CommandSupport
import MergeCore
import Programmes
import SyncClient

extension DeviceOptions {
    /// A rule of the programme that holds for what was written.
    private typealias Rule = (field: Field, guidance: Guidance)

    /// Prints the id of what was written, and says which of its dates and tallies are strange and
    /// which rules hold for it.
    func sayWritten(
        _ id: RecordID,
        _ changes: [FieldChange],
        of kind: Kind,
        _ days: PlausibleDays,
        _ negative: [NegativeTally] = []
    ) {
        let strange = days.strange(in: changes, of: kind)
        let rules = kind.guidance(for: changes)
        say(json(id, strange.map(\.field) + negative.map(\.field), rules), "\(id)")
        warn(strange, days)
        for tally in negative { warn(tally) }
        guard !common.json else { return }
        for rule in rules {
            let sentence = FormsPage.sentence(rule.guidance, in: language)
            warn("\(rule.field.labels.text(in: language)): \(sentence)")
        }
    }

    /// Says which dates of an entry hardly anybody means; it was saved all the same.
    private func warn(_ strange: [StrangeDay], _ days: PlausibleDays) {
        for one in strange {
            warn(
                language.choose(
                    da:
                        "\(one.field)=\(one.day) ligger langt fra i dag (\(language.text(days.today))); det er gemt, som det står, se efter, om datoen og enhedens ur passer.",
                    en:
                        "\(one.field)=\(one.day) is far from today (\(language.text(days.today))); it was saved as it is, check the date and the device's clock.",
                    th:
                        "\(one.field)=\(one.day) ห่างจากวันนี้มาก (\(language.text(days.today))) บันทึกไว้ตามที่เขียนแล้ว โปรดตรวจวันที่และนาฬิกาของอุปกรณ์"
                )
            )
        }
    }

    private func warn(_ tally: NegativeTally) {
        let sum = language.text(tally.sum)
        warn(
            language.choose(
                da:
                    "\(tally.field) er nu \(sum), og så få kan ingen have set; det er gemt, som det står, ret det med: brobygger edit",
                en:
                    "\(tally.field) is \(sum) now, and nobody can have seen so few; it was saved as it is, correct it with: brobygger edit",
                th:
                    "\(tally.field) เป็น \(sum) แล้ว ซึ่งเป็นไปไม่ได้ บันทึกไว้ตามที่เขียนแล้ว โปรดแก้ด้วย: brobygger edit"
            )
        )
    }

    private func json(_ id: RecordID, _ strange: [String], _ rules: [Rule]) -> JSONValue {
        var members: [(String, JSONValue)] = [("id", .string("\(id)"))]
        if !strange.isEmpty {
            members.append(("implausible", .array(strange.map(JSONValue.string))))
        }
        if !rules.isEmpty { members.append(("guidance", .array(rules.map(json)))) }
        return .object(members)
    }

    private func json(_ rule: Rule) -> JSONValue {
        .object([
            ("field", .string(rule.field.name)),
            ("text", .string(rule.guidance.text.text(in: language))),
            ("source", .string(rule.guidance.source)),
        ])
    }
}
