import Programmes
import Testing

@Suite struct `A definition` {
    @Test func `a whole definition is read as it stands`() throws {
        let programme = try Small.programme()
        let kind = try #require(programme.kind(id: 1))

        #expect(programme.name == "small@1")
        #expect(programme.source == Small.yaml)
        #expect(programme.pairs == .listed([["reden", "kc"]]))
        #expect(programme.windows.map(\.kind) == [.calendarDay, .shift(startMinute: 900)])
        #expect(programme.kind(named: "visit")?.id == 1)
        #expect(kind.fields.map(\.id) == Array(1...8))
        #expect(kind.dateField?.name == "date")
        #expect(kind.field(named: "date")?.window == "rede_doegn")
        #expect(kind.field(named: "place")?.defaultCode == "bar")
        #expect(kind.field(named: "met")?.range == 1...20)
        #expect(kind.field(named: "note")?.help?.text(in: .th) == "Short.")
        #expect(kind.field(named: "place")?.labels.text(in: .th) == "สถานที่")
        #expect(kind.field(named: "topics")?.relevance?.field == "place")
        #expect(kind.field(named: "topics")?.relevance?.codes == ["bar", "street"])
        let list = try #require(kind.field(named: "place")?.codeList)
        #expect(list.codes.map(\.code) == ["street", "bar", "clinic", "ship"])
        #expect(list.offered.map(\.code) == ["street", "bar", "clinic"])
        #expect(programme.indicator(id: "met")?.measure == .sum(["met", "new"]))
        #expect(programme.indicator(id: "topics")?.measure == .elements("topics"))
        #expect(programme.indicator(id: "visits")?.measure == .records)
    }

    @Test func `each mistake is told once, with its line and what to write instead`() throws {
        for (old, new, told) in mistakes + mistakesInRules {
            let yaml = Small.with(old, new)
            let line = try #require(Small.line(of: told.mark, in: yaml), "\(new)")
            let found = problems(in: yaml)
            #expect(found.count == 1, "\(new): \(found)")
            #expect(found.first?.hasPrefix("p.yaml:\(line): ") == true, "\(new): \(found)")
            #expect(found.first?.contains(told.text) == true, "\(new): \(found)")
            #expect(problems(in: yaml, .da) != found, "\(new)")
        }
    }

    @Test func `all mistakes are told, in the order of the file`() {
        let yaml =
            Small.with("id: small\n", "").replacing("version: 1", with: "version: 0")
            .replacing("starts: \"15:00\"", with: "starts: noon")
            .replacing("type: tally", with: "type: counter") + "\nid: Two Words\n"

        let places = problems(in: yaml).map { $0.split(separator: " ")[0] }

        let marks = ["version: 0", "noon", "counter", "Two Words"]
        let lines = marks.compactMap { Small.line(of: $0, in: yaml) }
        #expect(places == lines.map { "p.yaml:\($0):" })
    }

    private typealias Mistake = (old: String, new: String, told: (mark: String, text: String))

    private var mistakes: [Mistake] {
        [
            ("id: small", "id: Small Town", ("id: Small", "won't do as a name")),
            ("version: 1", "version: 0", ("version: 0", "from 1 to 1000000")),
            ("version: 1", "version: one", ("version: one", "whole number")),
            ("version: 1", "versio: 1\nversion: 1", ("versio: 1", "write one of: version")),
            ("version: 1\n", "", ("id: small", "version is missing")),
            ("labels: {da: Lille, en: Small}", "labels: {da: Lille}", ("Lille", "en is missing")),
            ("labels: {da: Lille, en: Small}", "labels: Lille", ("Lille", "the keys are da")),
            ("labels: {da: Lille", "labels: {da: \"\"", ("da: \"\"", "expected a text")),
            ("labels: {da: Lille", "labels: {da: [a]", ("[a]", "expected a text")),
            ("labels: {da: Lille", "labels: {da: \"L\\eille\"", ("ille", "invisible")),
            ("da: Lille", "da: \(String(repeating: "x", count: 201))", ("xxx", "at most 200")),
            ("[reden, kc]", "[reden]", ("- [reden]", "two different partners")),
            ("[reden, kc]", "[reden, reden]", ("reden, reden", "two different partners")),
            ("- [reden, kc]", "- [reden, kc]\n  - [kc, reden]", ("[kc, reden]", "used before")),
            ("starts: \"15:00\"", "starts: \"24:00\"", ("24:00", "expected a time")),
            ("id: calendar_day", "id: rede_doegn", ("starts: \"15", "used before")),
            ("code: clinic,", "code: street,", ("da: Klinik", "street was used before")),
            ("code: clinic,", "code: cli-nic,", ("cli-nic", "use a-z, 0-9 and _")),
            ("retired: true", "retired: maybe", ("maybe", "true or false")),
            ("  - id: 1\n    name: visit", "  - id: 10001\n    name: visit", ("10001", "to 10000")),
            ("  - id: 1\n    name: visit", "  - id: x\n    name: visit", ("id: x", "1 to 10000")),
            ("{id: 2, name: place", "{id: 1, name: place", ("name: place", "1 was used before")),
            ("name: note", "name: place", ("id: 5", "place was used before")),
            ("name: note", "name: Note", ("id: 5", "a letter first")),
            ("name: earlier", "name: 1st", ("id: 8", "a letter first")),
            ("name: card", "name: voided", ("id: 7", "voided is taken")),
            ("type: integer", "type: number", ("id: 3", "write one of: integer")),
            ("type: integer, ", "", ("id: 3", "type is missing")),
        ]
    }

    private var mistakesInRules: [Mistake] {
        [
            ("required: true, window", "window", ("  - id: 1", "exactly one date")),
            ("type: text", "type: date, required: true", ("id: 5", "exactly one date")),
            ("codes: places, default", "codes: place, default", ("id: 2", "write one of: places")),
            ("type: choices, codes: places,", "type: choices,", ("id: 4", "codes is missing")),
            ("type: tally", "type: tally, codes: places", ("id: 6", "only to choice, choices")),
            ("default: bar", "default: ship", ("id: 2", "there is no ship")),
            ("type: tally", "type: tally, default: bar", ("id: 6", "only to choice")),
            ("range: [1, 20]", "range: [20, 1]", ("id: 3", "the smaller first")),
            ("range: [1, 20]", "range: [1]", ("id: 3", "the smaller first")),
            ("range: [1, 20]", "range: 20", ("id: 3", "two numbers")),
            ("range: [1, 20]", "range: [0, 1000000000001]", ("id: 3", "to 1000000000000 here")),
            ("range: [1, 20]", "range: [one, two]", ("id: 3", "two numbers")),
            ("type: tally", "type: tally, range: [1, 2]", ("id: 6", "only to integer")),
            ("window: rede_doegn", "window: night", ("id: 1, name: date", "there is no night")),
            ("type: tally", "type: tally, window: rede_doegn", ("id: 6", "only to date")),
            ("{field: place", "{field: note", ("relevance", "there is no note here")),
            ("{field: place", "{field: met", ("relevance", "met has no codes")),
            ("codes: [bar, street]}}", "codes: [bar, boat]}}", ("boat", "there is no boat")),
            ("codes: [bar, street]}}", "codes: []}}", ("relevance", "at least one")),
            ("type: choices", "type: choices, required: true", ("relevance", "only sometimes")),
            ("kind: visit, records", "kind: visits, records", ("records", "write one of: visit")),
            ("records: true, ", "", ("id: visits", "exactly one of")),
            ("records: true", "records: false", ("id: visits", "exactly one of")),
            ("records: true", "records: true, sum: [met]", ("id: visits", "exactly one of")),
            ("sum: [met, new]", "sum: [met, note]", ("sum", "write a field of the type integer")),
            ("sum: [met, new]", "sum: [met, nova]", ("sum", "write one of: new")),
            ("sum: [met, new]", "sum: [met, met]", ("sum", "met was used before")),
            ("sum: [met, new]", "sum: []", ("sum", "the fields that are added up")),
            ("elements: topics", "elements: place", ("elements", "of the type choices")),
            ("id: met, kind", "id: visits, kind", ("sum", "visits was used before")),
            ("definition: 1", "definition: 0", ("id: visits", "from 1")),
            ("definition: 1, ", "", ("id: visits", "definition is missing")),
        ]
    }
}
