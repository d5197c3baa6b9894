import BuiltInProgramme
import Foundation
import Programmes
import RecordStore
import Testing

/// Danish time by its rule, so that no machine's list of time zones is needed.
private let denmark = "CET-1CEST,M3.5.0,M10.5.0/3"

@Suite struct `The day that is proposed` {
    @Test func `is the night's until 14:59:59, also when the clock is put forward or back`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", denmark, 1)
            // UTC, and the day on which the night began.
            for (moment, day) in [
                ("2026-03-28T13:59:59Z", "2026-03-27"), ("2026-03-28T14:00:00Z", "2026-03-28"),
                ("2026-03-28T23:00:00Z", "2026-03-28"), ("2026-03-29T00:59:59Z", "2026-03-28"),
                ("2026-03-29T01:00:00Z", "2026-03-28"), ("2026-03-29T12:59:59Z", "2026-03-28"),
                ("2026-03-29T13:00:00Z", "2026-03-29"), ("2026-10-24T12:59:59Z", "2026-10-23"),
                ("2026-10-24T13:00:00Z", "2026-10-24"), ("2026-10-25T00:30:00Z", "2026-10-24"),
                ("2026-10-25T01:30:00Z", "2026-10-24"), ("2026-10-25T13:59:59Z", "2026-10-24"),
                ("2026-10-25T14:00:00Z", "2026-10-25"), ("2027-01-01T13:59:59Z", "2026-12-31"),
                ("2027-01-01T14:00:00Z", "2027-01-01"), ("2028-03-01T13:59:59Z", "2028-02-29"),
            ] {
                let proposed = try proposal("night", at: moment)
                try #require(proposed == day, "\(moment): \(proposed)")
            }
        }
    }

    @Test func `is the date on the wall elsewhere`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", denmark, 1)
            for (moment, day) in [
                ("2026-03-28T22:59:59Z", "2026-03-28"), ("2026-03-28T23:00:00Z", "2026-03-29"),
                ("2026-03-29T21:59:59Z", "2026-03-29"), ("2026-03-29T22:00:00Z", "2026-03-30"),
                ("2026-10-24T21:59:59Z", "2026-10-24"), ("2026-10-24T22:00:00Z", "2026-10-25"),
                ("2026-10-25T22:59:59Z", "2026-10-25"), ("2026-10-25T23:00:00Z", "2026-10-26"),
                ("2026-12-31T22:59:59Z", "2026-12-31"), ("2026-12-31T23:00:00Z", "2027-01-01"),
                ("2028-02-28T23:00:00Z", "2028-02-29"), ("2028-02-29T23:00:00Z", "2028-03-01"),
            ] {
                let proposed = try proposal("contact", at: moment)
                try #require(proposed == day, "\(moment): \(proposed)")
            }
        }
    }

    @Test func `names a night of 23 and one of 25 hours`() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", denmark, 1)
            for (first, hours) in [("2026-03-28", 23), ("2026-10-24", 25), ("2026-06-01", 24)] {
                let programme = try Copenhagen.programme()
                let field = try #require(programme.kind(named: "night")?.dateField)
                let start = try seconds(first + "T00:00:00Z")
                var found = 0
                for minute in 0..<(3 * 24 * 60) {
                    let moment = start + Int64(minute) * 60
                    if Day(at: moment, of: field, in: programme).description == first { found += 1 }
                }
                try #require(found == hours * 60, "\(first): \(found)")
            }
        }
    }
}

private func proposal(_ kind: String, at moment: String) throws -> String {
    let programme = try Copenhagen.programme()
    let field = try #require(programme.kind(named: kind)?.dateField)
    return Day(at: try seconds(moment), of: field, in: programme).description
}

private func seconds(_ moment: String) throws -> Int64 {
    let date = try #require(ISO8601DateFormatter().date(from: moment))
    return Int64(date.timeIntervalSince1970)
}
