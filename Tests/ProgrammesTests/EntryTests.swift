import Programmes
import Testing

@Suite struct `An entry` {
    @Test func `words become changes by number`() throws {
        let note = "note= to\r\nlinjer = fint \n"
        let words = [
            "date=2016-03-02", " place = bar ", "met=+3", "topics=bar|street", note, "new=2",
            "card=vip-0417", "earlier=019C1234-5678-7abc-8def-0123456789ab",
        ]

        let changes = try Small.kind().changes(words: words, creating: true)

        let day = try #require(Day(iso: "2016-03-02"))
        #expect(
            changes == [
                .set(field: 1, .day(day)), .set(field: 2, .code("bar")),
                .set(field: 3, .integer(3)), .add(field: 4, code: "bar"),
                .add(field: 4, code: "street"), .set(field: 5, .text("to\nlinjer = fint")),
                .tally(field: 6, 2), .set(field: 7, .card("VIP-0417")),
                .set(field: 8, .reference("019c1234-5678-7abc-8def-0123456789ab")),
            ]
        )
    }

    @Test func `sets and tallies take steps`() throws {
        let kind = try Small.kind()
        let known: [([String], [FieldChange])] = [
            (["topics=bar,street"], [.replace(field: 4, codes: ["bar", "street"])]),
            (["topics=bar|bar| |"], [.replace(field: 4, codes: ["bar"])]),
            (["topics="], [.replace(field: 4, codes: [])]),
            (
                ["topics+=bar|street"],
                [.add(field: 4, code: "bar"), .add(field: 4, code: "street")]
            ),
            (["topics-=ship"], [.remove(field: 4, code: "ship")]),
            (
                ["topics+=bar", "topics-=street"],
                [.add(field: 4, code: "bar"), .remove(field: 4, code: "street")]
            ),
            (["new+=2", "new-=1"], [.tally(field: 6, 2), .tally(field: 6, -1)]),
            (["met=", "note= "], [.set(field: 3, nil), .set(field: 5, nil)]),
            ([], []),
        ]
        for (words, changes) in known {
            #expect(try kind.changes(words: words, creating: false) == changes, "\(words)")
        }
        let empty = ["date=2016-03-02", "place=bar", "met=", "topics=", "new="]
        #expect(try kind.changes(words: empty, creating: true).count == 2)
    }

    @Test func `what can't be taken is refused with its reason and field`() throws {
        let refusals: [(String, EntryErrorCode, String?)] = [
            ("hello", .malformedAssignment, nil), ("=3", .malformedAssignment, nil),
            ("+=3", .malformedAssignment, nil), ("", .malformedAssignment, nil),
            ("plac=bar", .unknownField, "plac"), ("Met=3", .unknownField, "Met"),
            ("met=three", .wrongType, "met"), ("met=3.5", .wrongType, "met"),
            ("met=๓", .wrongType, "met"), ("met=--3", .wrongType, "met"),
            ("met=1e3", .wrongType, "met"), ("met=+", .wrongType, "met"),
            ("met=0", .outOfRange, "met"), ("met=21", .outOfRange, "met"),
            ("met=99999999999999999999", .outOfRange, "met"), ("new+=-1", .outOfRange, "new"),
            ("new+=1000001", .outOfRange, "new"), ("new+=x", .wrongType, "new"),
            ("new+=", .wrongType, "new"), ("new=3", .wrongOperator, "new"),
            ("met+=3", .wrongOperator, "met"), ("note-=x", .wrongOperator, "note"),
            ("date=2009-02-29", .impossibleDate, "date"), ("date=today", .impossibleDate, "date"),
            ("place=boat", .unknownCode, "place"), ("place=ship", .unknownCode, "place"),
            ("place=Bar", .unknownCode, "place"), ("topics=bar|boat", .unknownCode, "topics"),
            ("topics+=ship", .unknownCode, "topics"), ("topics-=boat", .unknownCode, "topics"),
            ("topics+=", .unknownCode, "topics"), ("date=", .missingField, "date"),
            ("place= ", .missingField, "place"), ("note=ring 20304050", .identifyingText, "note"),
            ("card=010190-1234", .identifyingText, "card"), ("card=abc", .wrongType, "card"),
            ("card=A B C D", .wrongType, "card"), ("card=ÆØÅÆ", .wrongType, "card"),
            ("note=a\u{7}b", .wrongType, "note"), ("earlier=12", .wrongType, "earlier"),
            ("note=\(String(repeating: "x", count: 4001))", .textTooLong, "note"),
            ("note=\(String(repeating: "👨‍👩‍👧‍👦", count: 1000))", .textTooLong, "note"),
        ]
        for (word, code, field) in refusals {
            let error = refusal([word], creating: false)
            #expect(error?.code == code, "\(word.prefix(40)): \(String(describing: error))")
            #expect(error?.field == field, "\(word.prefix(40))")
        }
    }

    @Test func `one field is said once`() {
        let twice = [
            ["met=3", "met=4"], ["topics=bar", "topics+=street"], ["topics+=street", "topics=bar"],
            ["topics+=bar", "topics-=bar"], ["note=", "note=x"],
        ]
        for words in twice {
            #expect(refusal(words, creating: false)?.code == .duplicateField, "\(words)")
        }
    }

    @Test func `a new record needs what its kind requires`() {
        let missing = [
            ([], "date"), (["place=bar"], "date"), (["date=2016-03-02"], "place"),
            (["date=2016-03-02", "place="], "place"), (["date=", "place=bar"], "date"),
        ]
        for (words, field) in missing {
            let error = refusal(words, creating: true)
            #expect(error?.code == .missingField, "\(words)")
            #expect(error?.field == field, "\(words)")
        }
        let whole = ["date=2016-03-02", "place=bar"]
        for step in ["new-=1", "topics-=bar"] {
            #expect(refusal(whole + [step], creating: true)?.code == .wrongOperator, "\(step)")
        }
        #expect(refusal(whole + ["new+=1", "topics+=bar"], creating: true) == nil)
    }

    @Test func `a text may be as long as is promised`() {
        for text in [String(repeating: "x", count: 4000), String(repeating: "ø", count: 4000)] {
            #expect(refusal(["note=\(text)"], creating: false) == nil)
        }
    }

    @Test func `an unknown kind is refused with the kinds there are`() throws {
        let programme = try Small.programme()
        #expect(throws: EntryError.self) { try programme.kindOrThrow(named: "visits") }
        do {
            _ = try programme.kindOrThrow(named: "visits")
        } catch {
            #expect(error.code == .unknownKind)
            #expect(error.message(in: .en).hasSuffix("write one of: visit."))
        }
    }

    private func refusal(_ words: [String], creating: Bool) -> EntryError? {
        do {
            let programme = try Small.programme()
            let kind = try Small.kind()
            _ = try programme.changes(kind: kind, words: words, creating: creating)
            return nil
        } catch {
            return error as? EntryError
        }
    }
}
