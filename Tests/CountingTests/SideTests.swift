import Counting
import Programmes
import TestSupport
import Testing

@Suite struct `Records of a pair` {
    @Test func `belong to the partner on the indicator's side, or to none`() throws {
        let facts = [
            referral(from: "kc", to: "reden"), referral(from: "kc", to: "reden"),
            referral(from: "reden", to: "kc"),
        ]

        #expect(try rows("sent", by: "partner", facts) == ["kc: 2", "reden: 1"])
        #expect(try rows("received", by: "partner", facts) == ["kc: 1", "reden: 2"])
        #expect(try rows("referrals", by: "partner", facts) == ["-: 3"])
        #expect(try rows("referrals", by: "from", facts) == ["kc: 2", "reden: 1"])
        #expect(try rows("referrals", by: "receiver", facts) == ["kc: 1", "reden: 2"])
    }

    @Test func `of one partner are those on its side, and the others' figures agree`() throws {
        for seed in CounterOracleTests.seeds.prefix(200) {
            var random = SeededGenerator(seed: seed)
            let partners = ["kc", "reden", "sof", "bif"]
            let facts = (0..<random.number(0...20)).map { _ in
                let pair = partners.shuffled(using: &random)
                return referral(from: pair[0], to: pair[1])
            }
            func held(by partner: String) -> [RecordFact] {
                facts.filter { $0.sender == partner || receiver(of: $0) == partner }
            }
            let all = try table("referrals", facts).total
            let sent = try partners.map { try table("sent", held(by: $0), of: $0).total }
            let received = try partners.map { try table("received", held(by: $0), of: $0).total }

            #expect(sent.reduce(0, +) == all, "SEED=\(seed)")
            #expect(received.reduce(0, +) == all, "SEED=\(seed)")
            #expect(try table("sent", facts).total == all)
        }
    }

    @Test func `are contested where another receiver would move them`() throws {
        let torn = RecordFact(
            partner: "",
            sender: "kc",
            kind: "referral",
            values: [
                "date": [.day(day(1))], "receiver": [.code("reden"), .code("sof")],
            ],
            sets: [:],
            tallies: [:]
        )
        let sure = referral(from: "kc", to: "sof")

        let received = try table("received", [torn, sure], by: ["partner"])
        let own = try table("received", [torn, sure], of: "sof")

        #expect(received.rows.map(\.contested) == [1, 1])
        #expect(own.total == 1 && own.rows.map(\.contested) == [1])
        #expect(try table("sent", [torn, sure]).rows.map(\.contested) == [0])
    }

    @Test func `name their sender by the scope that they live in`() throws {
        let kind = try #require(try programme().kind(named: "referral"))
        func sender(_ scope: String, _ receiver: String?) -> String? {
            RecordFact(
                partner: "kc",
                scope: scope,
                kind: kind,
                values: ["receiver": [receiver.map { .code($0) }]],
                sets: [:],
                tallies: [:]
            ).sender
        }

        #expect(sender("kc+reden", "reden") == "kc")
        #expect(sender("kc+reden", "kc") == "reden")
        #expect(sender("kc+reden", "sof") == nil)
        #expect(sender("kc+reden", nil) == nil)
        #expect(sender("*", "reden") == nil)
    }

    @Test func `are read with the field that names the receiver`() throws {
        let query = CountQuery(indicators: ["sent"], from: day(0), to: day(1), by: [])

        #expect(
            try Counter(programme: programme(), query: query).reads.fields == ["date", "receiver"]
        )
    }

    @Test func `different values are linked at neither partner`() throws {
        let facts = [("kc", "reden"), ("reden", "kc"), ("kc", "reden")].map { from, to in
            referral(from: from, to: to, card: "7KQ")
        }

        let table = try table("referred", facts)

        #expect(table.total == 2 && table.bounds == 1...2)
    }

    @Test func `from is no name for records of one partner alone`() throws {
        let query = CountQuery(indicators: ["offers"], from: day(0), to: day(1), by: ["from"])

        let error = #expect(throws: CountError.self) {
            try Counter(programme: programme(), query: query)
        }

        #expect(error?.code == .unknownField)
    }

    @Test func `what all partners share is nobody's, and known exactly`() throws {
        let facts = ["7KQ", "7KQ", "4TX"].map { card in
            RecordFact(
                partner: "*",
                kind: "offer",
                values: ["date": [.day(day(1))], "card": [.card(card)]],
                sets: [:],
                tallies: [:]
            )
        }

        #expect(try rows("offers", by: "partner", facts) == ["-: 3"])
        let table = try table("offered", facts)
        #expect(table.total == 2 && table.bounds == nil)
    }

    private func rows(_ id: String, by name: String, _ facts: [RecordFact]) throws -> [String] {
        try table(id, facts, by: [name]).rows.map { row in
            if case .text(let key)? = row.keys[0] {
                "\(key): \(row.value)"
            } else {
                "-: \(row.value)"
            }
        }
    }

    private func table(
        _ indicator: String,
        _ facts: [RecordFact],
        of partner: String? = nil,
        by: [String] = []
    ) throws -> CountTable {
        let query = CountQuery(indicators: [indicator], from: day(0), to: day(50), by: by)
        var counter = try Counter(programme: programme(), query: query, of: partner)
        for fact in facts { counter.add(fact) }
        return try #require(counter.tables().first)
    }

    private func referral(from: String, to: String, card: String = "4TX") -> RecordFact {
        RecordFact(
            partner: "",
            sender: from,
            kind: "referral",
            values: [
                "date": [.day(day(1))], "receiver": [.code(to)], "card": [.card(card)],
            ],
            sets: [:],
            tallies: [:]
        )
    }

    private func receiver(of fact: RecordFact) -> String? {
        if case .code(let id)?? = fact.values["receiver"]?.first { id } else { nil }
    }

    private func programme() throws -> Programme {
        try Programme(
            yaml: """
                id: pairs
                version: 1
                labels: {da: prøve, en: trial}
                pairs: all
                codes: {}
                kinds:
                  - id: 1
                    name: referral
                    scope: pair
                    labels: {da: prøve, en: trial}
                    fields:
                      - {id: 1, name: date, type: date, required: true, labels: {da: p, en: t}}
                      - {id: 2, name: receiver, type: partner, required: true, labels: {da: p, en: t}}
                      - {id: 3, name: card, type: card, labels: {da: p, en: t}}
                  - id: 2
                    name: offer
                    scope: shared
                    labels: {da: prøve, en: trial}
                    fields:
                      - {id: 1, name: date, type: date, required: true, labels: {da: p, en: t}}
                      - {id: 2, name: card, type: card, labels: {da: p, en: t}}
                indicators:
                  - {id: referrals, kind: referral, records: true, unit: referral,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: sent, kind: referral, records: true, side: from, unit: referral,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: received, kind: referral, records: true, side: to, unit: referral,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: referred, kind: referral, distinct: card, unit: person,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: offers, kind: offer, records: true, unit: offer,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: offered, kind: offer, distinct: card, unit: offer,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                """
        )
    }
}
