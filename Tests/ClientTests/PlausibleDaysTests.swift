import BuiltInProgramme
import Programmes
import SyncClient
import Testing

@Suite struct `A date that hardly anybody means` {
    @Test(arguments: [
        ("2026-11-21", true), ("2026-11-22", true), ("2026-11-23", false), ("2024-11-20", true),
        ("2024-11-19", false), ("2099-01-01", false), ("1900-01-01", false),
    ])
    func `is far from today`(date: String, isPlausible: Bool) throws {
        let days = PlausibleDays(today: try #require(Day(iso: "2026-11-21")))

        #expect(days.contains(try #require(Day(iso: date))) == isPlausible)
    }

    @Test func `is judged at the ends of time too`() {
        for today in [Int32.min, 0, Int32.max] {
            let days = PlausibleDays(today: Day(daysSinceEpoch: today))
            #expect(days.contains(Day(daysSinceEpoch: today)))
            #expect(!days.contains(Day(daysSinceEpoch: today == 0 ? 10_000 : 0)))
        }
    }

    @Test func `is named by its field, and nothing else of the entry is`() throws {
        let kind = try Programme(yaml: Copenhagen.yaml).kindOrThrow(named: "visit")
        let words = ["date=2206-11-21", "place_type=street", "persons_met=3"]
        // Out of the range that can be written at all? Then it is refused, not warned of.
        let changes = try? kind.changes(words: words, creating: true)
        let today = try #require(Day(iso: "2026-11-21"))
        #expect(changes == nil)

        let typed = try kind.changes(
            words: ["date=2062-11-21", "place_type=street", "persons_met=3"],
            creating: true
        )

        let strange = PlausibleDays(today: today).strange(in: typed, of: kind)
        #expect(strange.map(\.field) == ["date"])
        #expect(strange.map(\.day) == [Day(iso: "2062-11-21")])
    }
}
