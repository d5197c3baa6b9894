import CommandSupport
import Programmes
import Testing

@Suite struct FormTests {
    @Test func `required fields are asked in order, then Enter saves`() throws {
        var form = try contact()

        #expect(form.step == .asking("date"))
        #expect(type(["", "3", "7"], into: &form).isEmpty)
        #expect(form.step == .offering)
        #expect(type([""], into: &form).isEmpty)

        #expect(form.step == .done)
        #expect(form.words == ["date=2026-03-01", "route=walk_in", "persons=7"])
    }

    @Test func `what is given is not asked for, and is no word of the form`() throws {
        var form = try contact(given: ["route": "thai", "date": "2026-01-31"])

        #expect(form.step == .asking("persons"))
        #expect(type(["2", ""], into: &form).isEmpty)

        #expect(form.words == ["persons=2"])
    }

    @Test func `nothing is filled in unseen, and a required field needs an answer`() throws {
        var form = try contact()

        #expect(form.prompt(width: 80, ink: .none) == "1/3 Date [1 Mar 2026] > ")
        _ = form.answer("")
        #expect(form.prompt(width: 80, ink: .none).hasSuffix("2/3 Route > "))
        #expect(form.answer("") == ["This must be filled in."])
        #expect(form.answer("-") == ["This must be filled in."])

        #expect(form.step == .asking("route"))
    }

    @Test func `a wrong answer gets one sentence and the question again, without its list`() throws
    {
        var form = try contact()
        let wrong = ["2026-02-30", "", "x", "t", "4", "1", "51", "-1", "three"]

        let sentences = type(wrong, into: &form)

        #expect(sentences.count == 7)
        #expect(sentences[0].hasPrefix("That is not a date"))
        #expect(sentences[1].hasPrefix(#""x" is not in the list"#))
        #expect(sentences[2].hasPrefix(#""t" can be Telephone, Thai mediator;"#))
        #expect(sentences[4] == "Write a whole number from 0 to 50.")
        #expect(form.step == .asking("persons"))
        #expect(form.prompt(width: 80, ink: .none) == "3/3 Persons > ")
        #expect(type(["<"], into: &form).isEmpty)
        #expect(form.prompt(width: 80, ink: .none).contains("Walk-in\n"))
        #expect(form.answer("zz").count == 1)
        #expect(form.prompt(width: 80, ink: .none) == "2/3 Route [Telephone] > ")
    }

    @Test func `back goes to the question before, with its answer in brackets`() throws {
        var form = try contact()

        #expect(form.answer("<") == ["This is the first question."])
        #expect(type(["-1", "walk_in", "<"], into: &form).isEmpty)
        #expect(form.prompt(width: 80, ink: .none).hasSuffix("2/3 Route [Walk-in] > "))
        #expect(type(["<"], into: &form).isEmpty)
        #expect(form.prompt(width: 80, ink: .none) == "1/3 Date [28 Feb 2026] > ")
        #expect(type(["", "", "0", "<", "1", ""], into: &form).isEmpty)

        #expect(form.words == ["date=2026-02-28", "route=walk_in", "persons=1"])
    }

    @Test func `optional fields are chosen by number or name, skipped by Enter and emptied`() throws
    {
        var form = try contact(given: ["date": "2026-01-31", "route": "thai", "persons": "1"])

        #expect(form.step == .offering)
        #expect(type(["1 3", "he, 2", "a note"], into: &form).isEmpty)
        #expect(form.words == ["themes=health|housing", "note=a note"])
        #expect(type(["age", "", "themes", "-", "note", "<", ""], into: &form).isEmpty)

        #expect(form.words == ["note=a note"])
    }

    @Test func `a text that could point to a person is refused at once`() throws {
        var form = try contact(given: ["date": "2026-01-31", "route": "thai", "persons": "1"])

        let sentences = type(["note", "010190-1234"], into: &form)

        #expect(sentences.count == 1 && sentences[0].contains("CPR"))
        #expect(!sentences[0].contains("010190"))
        #expect(form.step == .asking("note"))
    }

    @Test func `the point cancels anywhere, and help says what a field takes`() throws {
        var form = try contact()

        #expect(form.answer("?").last == "? help · < back · . cancel")
        _ = form.answer("")
        #expect(form.answer("?").contains("  2 thai = Thai mediator"))
        _ = form.answer(".")

        #expect(form.step == .cancelled)
    }

    @Test func `an earlier attempt goes on where it was`() throws {
        let form = Form(
            making: try kind("contact"),
            answers: Form.values(of: ["date=2026-01-31", "route=thai", "ghost=1"]),
            in: .en
        )

        #expect(form.step == .asking("persons"))
        #expect(form.words == ["date=2026-01-31", "route=thai"])
    }

    @Test func `a change offers every field, and says only what differs`() throws {
        var form = Form(
            changing: try kind("contact"),
            present: ["date": "2026-01-31", "route": "thai", "persons": "1", "note": "x"],
            in: .en
        )

        #expect(form.step == .offering)
        #expect(type(["route note persons", "walk", "-", "", ""], into: &form).isEmpty)

        #expect(form.words == ["route=walk_in", "note="])
    }

    @Test func `a tally is changed by steps, also when the sum is written`() throws {
        let present = ["date": "2026-01-31", "new": "4", "returning": "9"]
        var form = Form(changing: try kind("night"), present: present, in: .en)

        #expect(type(["new returning", "+2", "7"], into: &form).isEmpty)

        #expect(form.words == ["new+=2", "returning-=2"])
        #expect(form.prompt(width: 80, ink: .none).contains("New: 6"))
    }

    @Test func `a field in conflict shows all its values until an answer settles it`() throws {
        var form = Form(
            changing: try kind("contact"),
            present: ["date": "2026-01-31", "route": "thai", "persons": "1"],
            conflicts: ["route": ["thai", "walk_in"], "note": ["x", ""], "date": ["2026-01-31"]],
            in: .en
        )

        let offer = form.prompt(width: 80, ink: .none)
        #expect(offer.contains("Route: Thai mediator ≠ Walk-in") && offer.contains("Note: x ≠ –"))
        _ = form.answer("route")
        #expect(form.prompt(width: 80, ink: .none).contains("Route [Thai mediator ≠ Walk-in] > "))
        #expect(form.answer("?").contains { $0.hasPrefix("Two people wrote this") })
        #expect(form.answer("").first?.hasPrefix("The conflict stays") == true)
        #expect(form.words.isEmpty)
        #expect(type(["route", "thai"], into: &form).isEmpty)
        #expect(!form.prompt(width: 80, ink: .none).contains("≠ Walk-in"))

        #expect(form.words == ["route=thai"])
    }

    @Test func `a partner is one of those that are known, and is not changed`() throws {
        let kind = try Programme(yaml: referrals).kindOrThrow(named: "referral")
        var form = Form(
            making: kind,
            given: ["date": "2026-01-31"],
            answers: ["to": "nobody"],
            partners: ["kc", "reden"],
            in: .en
        )

        #expect(form.step == .asking("to"))
        #expect(form.prompt(width: 80, ink: .none).hasPrefix("  1 kc     2 reden\n1/2 To > "))
        #expect(form.answer("foo").first?.hasPrefix("\"foo\" is not in the list") == true)
        #expect(form.answer("?").contains("Write the number, the code or the first letters."))
        #expect(type(["2"], into: &form).isEmpty)
        #expect(form.words == ["to=reden"])
        #expect(form.answered(width: 80) == "To reden")

        let change = Form(changing: kind, present: ["to": "kc", "place": "x"], in: .en)
        #expect(change.prompt(width: 80, ink: .none).contains("2 Place: x"))
        #expect(!change.prompt(width: 80, ink: .none).contains("To"))
    }

    @Test func `help of a required field does not say that it can be skipped`() throws {
        let kind = try Programme(yaml: referrals).kindOrThrow(named: "referral")
        var required = Form(making: kind, given: ["date": "2026-01-31", "to": "kc"], in: .en)
        var optional = try contact(given: ["date": "2026-01-31", "route": "thai", "persons": "1"])

        #expect(
            required.answer("?").contains("Write the record's id, as brobygger list shows it.")
        )
        _ = optional.answer("note")
        #expect(optional.answer("?").contains("Write what it shall say; Enter skips, - empties."))
    }

    @Test func `no list is wider than the terminal, in any language`() throws {
        for language in Language.allCases {
            var form = try contact(in: language)
            for answer in ["", "1", "3"] {
                let lines = form.prompt(width: 40, ink: .none).split(separator: "\n")
                #expect(lines.dropLast().allSatisfy { $0.count <= 40 })
                _ = form.answer(answer)
            }
        }
    }

    private func kind(_ name: String) throws -> Kind {
        try formProgramme().kindOrThrow(named: name)
    }

    private func contact(
        given: [String: String] = [:],
        in language: Language = .en
    ) throws -> Form {
        Form(
            making: try kind("contact"),
            given: given,
            proposals: ["date": try #require(Day(iso: "2026-03-01"))],
            in: language
        )
    }

    /// All that was said meanwhile.
    private func type(_ lines: [String], into form: inout Form) -> [String] {
        lines.flatMap { form.answer($0) }
    }
}

private let referrals = """
    id: copenhagen
    version: 1
    labels: {da: København, en: Copenhagen, th: โคเปนเฮเกน}
    codes:
      answers:
        - {code: yes, da: Ja, en: "Yes", th: ใช่}
    kinds:
      - id: 1
        name: referral
        scope: pair
        labels: {da: Henvisning, en: Referral, th: การส่งต่อ}
        fields:
          - {id: 3, name: date, type: date, required: true, labels: {da: Dato, en: Date, th: วันที่}}
          - {id: 1, name: to, type: partner, required: true, labels: {da: Til, en: To, th: ถึง}}
          - {id: 2, name: place, type: reference, required: true, labels: {da: Sted, en: Place, th: ที่}}
    indicators:
      - id: referrals
        kind: referral
        records: true
        unit: referral
        definition: 1
        labels: {da: Henvisninger, en: Referrals, th: การส่งต่อ}
        unit_labels: {da: henvisninger, en: referrals, th: การส่งต่อ}
    """
