import Programmes
import Testing

@Suite struct `A new version` {
    @Test func `labels, codes, fields and kinds may be added`() throws {
        let yaml = next.replacing(
            "{code: bar,",
            with: "{code: hotel, da: H, en: H}\n    - {code: bar,"
        )
        .replacing("da: Gade, en: Street", with: "da: Gaden, en: Street")
        .replacing(
            "  - {id: 8,",
            with: "  - {id: 9, name: more, type: tally, labels: {da: M, en: M}}\n      - {id: 8,"
        )
        .replacing(
            "code: clinic, da: Klinik, en: Clinic}",
            with: "code: clinic, da: Klinik, en: Clinic, retired: true}"
        )

        #expect(try told(yaml).isEmpty)
    }

    @Test func `what would change the meaning of old records and counts is refused`() throws {
        let changes = [
            ("id: small", "id: other", "write small"),
            ("version: 2", "version: 1", "above 1"),
            ("name: visit\n", "name: round\n", "visit with id 1 is gone"),
            ("id: 1\n    name: visit", "id: 2\n    name: visit", "visit with id 1 is gone"),
            ("{id: 3, name: met", "{id: 9, name: met", "visit.met with id 3 is gone"),
            ("name: card, type", "name: cart, type", "visit.card with id 7 is gone"),
            ("{id: 7, name: card, type: card", "{id: 7, name: card, type: text", "another type"),
            ("window: rede_doegn", "window: calendar_day", "visit.date begins its day"),
            ("starts: \"15:00\"", "starts: \"16:00\"", "visit.date begins its day"),
            ("        - {code: clinic, da: Klinik, en: Clinic}\n", "", "the code clinic"),
            ("da: Klinik, en: Clinic", "da: Hotel, en: Hotel", "another meaning"),
            ("records: true", "sum: [met]", "visits counts something else"),
            ("unit: encounter", "unit: person", "write definition: 2"),
        ]
        for (old, new, reason) in changes {
            var yaml = next.replacing(old, with: new)
            if reason.contains("visit with id 1"), new.contains("round") {
                yaml = yaml.replacing("kind: visit", with: "kind: round")
            }
            if old.hasPrefix("        - {code: clinic") {
                yaml = next.replacing(old.dropFirst(4), with: "")
            }
            let found = try told(yaml)
            #expect(found.contains { $0.contains(reason) }, "\(new): \(found)")
        }
    }

    @Test func `a new definition of an indicator says so by its number`() throws {
        let yaml = next.replacing(
            "sum: [met, new], definition: 1",
            with: "sum: [met], definition: 2"
        )

        #expect(try told(yaml).isEmpty)
    }

    @Test func `an indicator that means something else says so by its number`() throws {
        let next = Counted.yaml.replacing("version: 1", with: "version: 2", maxReplacements: 1)
        let changes = [
            ("where: {place: [street, bar]}", "where: {place: [street]}", "street_guests"),
            ("where_not: {topics: [clinic]}, ", "", "street_guests"),
            ("distinct: card, base: guests", "distinct: card", "street_guests"),
            ("until: left, ", "", "staying"),
            ("protected: true", "protected: true, where: {place: [bar]}", "staying"),
        ]
        for (old, new, id) in changes {
            let found = try told(next.replacing(old, with: new), following: Counted.yaml)
            #expect(found.count == 1, "\(new): \(found)")
            #expect(found.first?.hasPrefix("\(id) counts something else") == true, "\(found)")
        }
        let harmless = [
            ("covers: {da: Kun med kort., en: With a card only.}, ", ""), (", protected: true", ""),
            ("[street, bar]", "[bar, street]"), ("min: 0, max: 3", "min: 1, max: 4"),
        ]
        for (old, new) in harmless {
            #expect(try told(next.replacing(old, with: new), following: Counted.yaml).isEmpty)
        }
    }

    @Test func `a share of a whole that means something else is another share`() throws {
        let yaml = Counted.yaml.replacing("version: 1", with: "version: 2", maxReplacements: 1)
            .replacing(
                "covers: {da: Kun med kort., en: With a card only.},\n     definition: 1",
                with: "where_not: {topics: [clinic]},\n     definition: 2"
            )

        let found = try told(yaml, following: Counted.yaml)

        #expect(found == ["street_guests counts something else than before; write definition: 2"])
    }

    private let next = Small.with("version: 1", "version: 2")

    private func told(_ yaml: String, following old: String = Small.yaml) throws -> [String] {
        let error = try Programme(yaml: yaml).problems(following: Programme(yaml: old))
        return error?.problems.map { $0.message(in: .en) } ?? []
    }
}
