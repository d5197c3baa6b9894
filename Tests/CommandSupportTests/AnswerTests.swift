import CommandSupport
import Programmes
import Testing

@Suite struct AnswerTests {
    private let ages = ChoiceList([
        Choice(code: "under_18", label: "Under 18 år"),
        Choice(code: "18_24", label: "18-24 år"),
        Choice(code: "25_29", label: "25-29 år"),
        Choice(code: "other", label: "Anden"),
        Choice(code: "indre_by", label: "Anden by"),
    ])

    @Test func `a choice is meant by number, code, label or the first letters of either`() {
        for (text, code) in [
            ("1", "under_18"), ("๒", "18_24"), ("18_24", "18_24"), ("18", "18_24"),
            ("25-29", "25_29"), ("UNDER", "under_18"), ("o", "other"), (" anden ", "other"),
            ("anden b", "indre_by"), ("ind", "indre_by"),
        ] {
            #expect(found(text) == code, "\(text)")
        }
    }

    @Test func `a whole code comes before a number, a whole label before the start of another`() {
        let list = ChoiceList([
            Choice(code: "2", label: "Barn"), Choice(code: "3", label: "Bar"),
            Choice(code: "1", label: "x"),
        ])

        #expect(list.match("2") == .one(list.choices[0]))
        #expect(list.match("1") == .one(list.choices[2]))
        #expect(list.match("bar") == .one(list.choices[1]))
    }

    @Test func `what begins several choices is none of them, nor is what begins no one`() {
        #expect(ages.match("an") == .several(Array(ages.choices[3...])))
        for text in ["", "0", "6", "x", "-1", "+1", "1.5"] {
            #expect(ages.match(text) == .none, "\(text)")
        }
    }

    @Test func `a Thai label is found by its first consonant, without the vowel above it`() {
        let list = ChoiceList([
            Choice(code: "a", label: "ที่อยู่อาศัย"), Choice(code: "b", label: "สุขภาพ"),
        ])

        #expect(list.match("ท") == .one(list.choices[0]))
        #expect(list.match("สุข") == .one(list.choices[1]))
    }

    @Test func `a wrong answer to a menu is told right above the question, without the list`() {
        var menu = ChoiceMenu("What?", ages, in: .en)

        #expect(menu.prompt(width: 80, ink: .none).contains("2 18-24 år"))
        #expect(menu.read("x") == .again)
        #expect(
            menu.prompt(width: 80, ink: .none)
                == "  \"x\" is not in the list; write a number or the first letters.\nWhat? > "
        )
        #expect(menu.read("?") == .again)
        let help = menu.prompt(width: 80, ink: .none)
        #expect(help.contains("2 18-24 år") && help.contains("letters. ? help"))
        #expect(help.hasSuffix("\nWhat? > "))
        #expect(menu.read("1") == .chosen(ages.choices[0]))
    }

    @Test func `days are read as people write them`() throws {
        let proposal = try #require(Day(iso: "2026-03-01"))
        for (text, day) in [
            ("2026-01-31", "2026-01-31"), ("31.1.2026", "2026-01-31"), ("31/1/2569", "2026-01-31"),
            ("2569-01-31", "2026-01-31"), ("๓๑/๑/๒๕๖๙", "2026-01-31"), ("-1", "2026-02-28"),
            ("1.3", "2026-03-01"), ("2-3", "2026-03-02"), ("3.3", "2025-03-03"),
            ("31.12", "2025-12-31"), ("29.2", "2024-02-29"), ("29.2.2024", "2024-02-29"),
            ("31.1.", "2026-01-31"), ("31. 1. 2026", "2026-01-31"), ("31. 1.", "2026-01-31"),
            ("i dag", "2026-03-01"), ("I går", "2026-02-28"), ("yesterday", "2026-02-28"),
            ("วันนี้", "2026-03-01"), ("เมื่อวาน", "2026-02-28"),
        ] {
            #expect(Day(typed: text, proposal: proposal)?.description == day, "\(text)")
        }
        for text in [
            "", "31", "30.2", "2026-13-01", "1.2.3", "1.2.26", "-0", "-1000", "x", "1..2",
            "31.1..", "1.", ".", "31.1.2026.", "31/1.", "i morgen",
        ] {
            #expect(Day(typed: text, proposal: proposal) == nil, "\(text)")
        }
    }

    @Test func `yes and no are answered in each language, and Enter is no answer`() {
        for (language, yes, no) in [
            (Language.da, "ja", "nej"), (.en, "y", "No"), (.th, "ใช่", "ไม่ใช่"), (.th, "ช", "ม"),
            (.th, "y", "๒"),
        ] {
            let answers = YesNo(in: language)
            #expect(answers.read(yes) == true && answers.read(no) == false, "\(language)")
            #expect(answers.read("") == nil && answers.read("x") == nil)
        }
        #expect(YesNo(in: .en).read("j") == nil)
    }

    private func found(_ text: String) -> String? {
        guard case .one(let choice) = ages.match(text) else { return nil }
        return choice.code
    }
}
