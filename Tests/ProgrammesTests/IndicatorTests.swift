import Programmes
import Testing

@Suite struct `The definition of an indicator` {
    @Test func `everything that it may say is read`() throws {
        let programme = try Programme(yaml: Counted.yaml)
        let guests = try #require(programme.indicator(id: "guests"))
        let street = try #require(programme.indicator(id: "street_guests"))
        let staying = try #require(programme.indicator(id: "staying"))

        #expect(guests.measure == .distinct("card"))
        #expect(guests.covers?.text(in: .da) == "Kun med kort.")
        #expect(guests.base == nil && guests.until == nil && guests.side == nil)
        #expect(guests.conditions.isEmpty && !guests.isProtected)
        #expect(street.base == "guests")
        #expect(street.conditions.map(\.field) == ["place", "topics"])
        #expect(street.conditions.map(\.codes) == [["street", "bar"], ["clinic"]])
        #expect(street.conditions.map(\.isNegated) == [false, true])
        #expect(staying.until == "left")
        #expect(staying.isProtected)
        #expect(programme.baselines.map(\.id) == ["guests_before"])
        let baseline = try #require(programme.baseline(id: "guests_before"))
        #expect(baseline.indicator == "guests" && baseline.definition == 1)
        #expect("\(baseline.from) \(baseline.to)" == "2015-01-01 2015-12-31")
        #expect(baseline.min == 0 && baseline.max == 3)
        #expect(baseline.source.text(in: .en) == "Memo")
        #expect(baseline.note?.text(in: .en) == "About.")
    }

    @Test func `a condition is met by any of its codes, and a negated one by none`() throws {
        let conditions = try #require(
            try Programme(yaml: Counted.yaml).indicator(id: "street_guests")?.conditions
        )

        #expect(conditions[0].isMet(by: ["bar"]) && conditions[0].isMet(by: ["bar", "ship"]))
        #expect(!conditions[0].isMet(by: ["ship"]) && !conditions[0].isMet(by: []))
        #expect(conditions[1].isMet(by: []) && conditions[1].isMet(by: ["bar"]))
        #expect(!conditions[1].isMet(by: ["bar", "clinic"]))
    }

    @Test func `each mistake is told once, with its line and what to write instead`() throws {
        for (old, new, mark, text) in mistakes + mistakesInBases + mistakesInBaselines {
            let yaml = Counted.yaml.replacing(old, with: new, maxReplacements: 1)
            #expect(yaml != Counted.yaml, "\(old)")
            let line = try #require(Small.line(of: mark, in: yaml), "\(new)")
            let found = problems(in: yaml)
            #expect(found.count == 1, "\(new): \(found)")
            #expect(found.first?.hasPrefix("p.yaml:\(line): ") == true, "\(new): \(found)")
            #expect(found.first?.contains(text) == true, "\(new): \(found)")
            let others = [Language.da, .th].map { problems(in: yaml, $0) }
            #expect(others.allSatisfy { $0 != found } && others[0] != others[1], "\(new)")
        }
    }

    @Test func `a share of something else than its whole may repeat its conditions freely`() {
        let alike = [
            ("where: {place: [bar]}", "where: {place: [bar, street]}"),
            ("where: {place: [bar]}", "where_not: {place: [clinic]}"),
        ]
        for (share, whole) in alike {
            let yaml = Counted.share(share, of: whole)
            #expect(problems(in: yaml).isEmpty, "\(share) of \(whole)")
        }
        // A set may hold the other code too.
        let notAlike = [
            ("where: {topics: [bar]}", "where_not: {topics: [clinic]}"),
            ("where: {place: [bar, clinic]}", "where_not: {place: [clinic]}"),
            ("where_not: {place: [clinic]}", "where: {place: [bar, street, ship]}"),
            ("where_not: {place: [clinic]}", "where_not: {place: [clinic, bar]}"),
            ("where: {place: [bar]}", "where: {place: [bar]}, until: left"),
        ]
        for (share, whole) in notAlike {
            let found = problems(in: Counted.share(share, of: whole))
            #expect(found.first?.contains("could exceed 100 %") == true, "\(share) of \(whole)")
        }
    }

    private typealias Mistake = (old: String, new: String, mark: String, text: String)

    private var mistakes: [Mistake] {
        [
            ("distinct: card", "distinct: note", "id: guests,", "has the type text"),
            ("distinct: card", "distinct: topics", "id: guests,", "has the type choices"),
            ("distinct: card", "distinct: new", "id: guests,", "has the type tally"),
            ("distinct: card", "distinct: left", "id: guests,", "has the type date"),
            ("distinct: card", "distinct: cart", "id: guests,", "write one of: card"),
            ("distinct: card", "distinct: card, records: true", "id: guests,", "exactly one of"),
            ("where: {place", "where: {plade", "where:", "write one of: place"),
            ("where: {place", "where: {met", "where:", "has the type integer"),
            ("[street, bar]", "[street, boat]", "where:", "there is no boat"),
            ("[street, bar]", "[street, street]", "where:", "street was used before"),
            ("[street, bar]", "[]", "where:", "at least one"),
            ("[street, bar]", "street", "where:", "expected a list"),
            ("where: {place: [street, bar]}", "where: []", "where:", "fields with codes"),
            ("where: {place: [street, bar]}", "where: {}", "where:", "fields with codes"),
            ("until: left", "until: date", "until", "must be another date, not required"),
            ("until: left", "until: met", "until", "has the type integer"),
            ("until: left", "until: gone", "until", "write one of"),
            ("until: left", "until: left, side: both", "until", "both is no side"),
            ("protected: true", "protected: yes please", "until", "true or false"),
            (
                "covers: {da: Kun med kort., en: With a card only.}", "covers: {da: Kun}", "Kun",
                "en is missing"
            ),
        ]
    }

    private var mistakesInBases: [Mistake] {
        [
            ("base: guests", "base: gests", "base: gests", "write one of: guests"),
            ("base: guests", "base: street_guests", "base: street", "a share of itself"),
            ("base: guests", "base: met", "base: met", "is counted in encounter, not in person"),
            ("base: guests", "base: visits", "base: visits", "is counted in visit, not in person"),
            (
                "unit: person, distinct: card, base", "unit: person, distinct: met, base",
                "base: guests", "could exceed 100 %"
            ),
            (
                "distinct: card, covers", "base: street_guests, distinct: card, covers",
                "base: street_guests", "guests → street_guests → guests"
            ),
        ]
    }

    private var mistakesInBaselines: [Mistake] {
        [
            ("indicator: guests", "indicator: gests", "indicator: gests", "write one of: guests"),
            ("id: guests_before", "id: guests", "id: guests, ind", "guests was used before"),
            ("definition: 1, from", "definition: 2, from", "from:", "only the definitions 1 to 1"),
            ("from: 2015-01-01", "from: 2016-01-01", "from: 2016", "to is before from"),
            ("to: 2015-12-31", "to: 2015-02-29", "to: 2015-02", "a date as 2026-01-31"),
            ("min: 0", "min: 4", "min: 4", "max is smaller than min"),
            ("min: 0", "min: few", "min: few", "whole number"),
            ("min: 0, ", "", "id: guests_before", "min is missing"),
            ("source: {da: Notat, en: Memo}", "source: Memo", "source: Memo", "the keys are da"),
            ("note: {da", "notes: {da", "notes:", "write one of: note"),
        ]
    }
}

/// The small definition with indicators that say all that one may say.
enum Counted {
    static let yaml =
        small + """

              - {id: guests, kind: visit, unit: person, distinct: card, covers: {da: Kun med kort., en: With a card only.},
                 definition: 1, labels: {da: Gæster, en: Guests}, unit_labels: {da: personer, en: persons}}
              - {id: street_guests, kind: visit,
                 where: {place: [street, bar]},
                 where_not: {topics: [clinic]}, unit: person, distinct: card, base: guests,
                 definition: 1, labels: {da: På gaden, en: Street}, unit_labels: {da: personer, en: persons}}
              - {id: staying, kind: visit, records: true, unit: visit, until: left, protected: true,
                 definition: 1, labels: {da: Bliver, en: Staying}, unit_labels: {da: besøg, en: visits}}
            baselines:
              - {id: guests_before, indicator: guests,
                 definition: 1, from: 2015-01-01, to: 2015-12-31,
                 min: 0, max: 3, source: {da: Notat, en: Memo},
                 note: {da: Ca., en: About.}}
            """

    /// The small definition with an indicator and the whole that it is to be a share of.
    static func share(_ share: String, of whole: String) -> String {
        let rest = """
            kind: visit, records: true, definition: 1, unit: visit,
                 labels: {da: A, en: A}, unit_labels: {da: A, en: A}
            """
        return small + """

              - {id: share, base: whole, \(share), \(rest)}
              - {id: whole, \(whole), \(rest)}
            """
    }

    /// The small definition with a second date, which may be left out.
    private static let small = Small.with(
        "      - {id: 8, name: earlier",
        """
              - {id: 9, name: left, type: date, labels: {da: Ude, en: Left}}
              - {id: 8, name: earlier
        """
    )
}
