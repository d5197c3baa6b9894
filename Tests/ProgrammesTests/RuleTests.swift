import Programmes
import Testing

@Suite struct `The rules for one change` {
    @Test func `a change that a device would make is fine`() throws {
        let kind = try Small.kind()
        let fine: [FieldChange] = [
            .set(field: 1, .day(Day(daysSinceEpoch: 0))), .set(field: 2, .code("bar")),
            .set(field: 3, .integer(20)), .set(field: 3, nil), .add(field: 4, code: "bar"),
            .remove(field: 4, code: "ship"), .replace(field: 4, codes: []),
            .set(field: 5, .text("to\nlinjer\tfint")), .tally(field: 6, -3), .tally(field: 6, 0),
            .set(field: 7, .card("VIP-0417")),
        ]
        for change in fine {
            #expect(throws: Never.self, "\(change)") { try kind.check(change) }
        }
    }

    @Test func `a change that no device would make is refused`() throws {
        let refused: [(FieldChange, EntryErrorCode)] = [
            (.set(field: 99, .integer(1)), .unknownField), (.set(field: 1, nil), .missingField),
            (.set(field: 1, .integer(1)), .wrongType), (.set(field: 2, .text("bar")), .wrongType),
            (.set(field: 3, .code("bar")), .wrongType), (.set(field: 4, .code("bar")), .wrongType),
            (.set(field: 4, nil), .wrongType), (.set(field: 5, .card("VIP-1")), .wrongType),
            (.set(field: 6, .integer(1)), .wrongType), (.set(field: 6, nil), .wrongType),
            (.add(field: 2, code: "bar"), .wrongType), (.remove(field: 5, code: "x"), .wrongType),
            (.replace(field: 2, codes: ["bar"]), .wrongType), (.tally(field: 3, 1), .wrongType),
            (.set(field: 1, .day(Day(daysSinceEpoch: .max))), .impossibleDate),
            (.set(field: 1, .day(Day(daysSinceEpoch: .min))), .impossibleDate),
            (.set(field: 2, .code("ship")), .unknownCode),
            (.set(field: 2, .code("")), .unknownCode),
            (.add(field: 4, code: "ship"), .unknownCode), (.tally(field: 6, .min), .outOfRange),
            (.set(field: 3, .integer(.max)), .outOfRange), (.set(field: 5, .text("")), .wrongType),
            (.set(field: 5, .text("a\rb")), .wrongType),
            (.set(field: 7, .card("vip-1")), .wrongType),
            (.set(field: 7, .card("20304050")), .identifyingText),
            (.set(field: 8, .reference("019C1234-5678-7abc-8def-0123456789ab")), .wrongType),
            (.set(field: 8, .reference("019c123456787abc8def0123456789ab")), .wrongType),
        ]
        let kind = try Small.kind()
        for (change, code) in refused {
            do {
                try kind.check(change)
                Issue.record("\(change) was taken")
            } catch {
                #expect(error.code == code, "\(change)")
            }
        }
    }

    @Test func `what is missing is told in the order of the form`() throws {
        let kind = try Small.kind()

        #expect(kind.missing(present: []).map(\.name) == ["date", "place"])
        #expect(kind.missing(present: [1, 3]).map(\.name) == ["place"])
        #expect(kind.missing(present: [1, 2]).isEmpty)
    }
}
