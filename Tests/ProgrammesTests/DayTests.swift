import Programmes
import Testing

@Suite struct `A day` {
    @Test func `a date that does not exist is refused`() {
        let impossible = [
            "2009-02-29", "1900-02-29", "2009-04-31", "2009-13-01", "2009-00-01", "2009-01-00",
            "1899-12-31", "2200-01-01", "0000-00-00",
        ]
        for text in impossible { #expect(Day(iso: text) == nil, "\(text)") }
        #expect(Day(year: 2100, month: 2, day: 29) == nil)
    }

    @Test func `any other way to write a date is refused`() {
        let strange = [
            "", "2009", "2009-1-5", "09-01-15", "2009/01/15", "15-01-2009", "2009-01-15 ",
            " 2009-01-15", "2009-01-15T00:00", "+009-01-15", "2009-01--5", "-2009-01-15",
            "๒๐๐๙-01-15", "２００９-01-15", "20090115", "2009-01-15-",
        ]
        for text in strange { #expect(Day(iso: text) == nil, "\(text)") }
    }

    @Test func `days are numbered from 1970`() {
        let known: [(String, Int32)] = [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2009-01-15", 14259),
            ("1900-01-01", -25567), ("2199-12-31", 84005),
        ]
        for (text, number) in known {
            #expect(Day(iso: text)?.daysSinceEpoch == number, "\(text)")
            #expect("\(Day(daysSinceEpoch: number))" == text)
        }
    }

    @Test func `each day from 1900 to 2199 has its own date, in order`() throws {
        let first = try #require(Day(iso: "1900-01-01"))
        let last = try #require(Day(iso: "2199-12-31"))

        var date = (year: 1900, month: 1, day: 1)
        for number in first.daysSinceEpoch...last.daysSinceEpoch {
            let day = Day(daysSinceEpoch: number)
            let read = (day.year, day.month, day.dayOfMonth)
            guard read == date, Day(iso: "\(day)") == day else {
                Issue.record("\(number) is \(day)")
                return
            }
            date.day += 1
            if Day(year: date.year, month: date.month, day: date.day) == nil {
                date = date.month == 12 ? (date.year + 1, 1, 1) : (date.year, date.month + 1, 1)
            }
        }
        #expect(date.year == 2200)
    }

    @Test func `days far outside are shown and compared all the same`() {
        let (early, late) = (Day(daysSinceEpoch: .min), Day(daysSinceEpoch: .max))

        #expect(early < late)
        #expect("\(late)" == "5881580-07-11")
        #expect("\(early)".hasSuffix("-06-23"))
    }

    @Test func `a shift's day is the date on which it began`() throws {
        let programme = try Small.programme()
        let shift = try #require(programme.window(id: "rede_doegn"))
        let calendar = try #require(programme.window(id: "calendar_day"))

        func shown(_ window: CountingWindow, _ day: Int, _ hour: Int, _ minute: Int) -> String? {
            window.day(year: 2016, month: 3, day: day, hour: hour, minute: minute)?.description
        }
        #expect(shown(shift, 2, 15, 0) == "2016-03-02")
        #expect(shown(shift, 2, 23, 59) == "2016-03-02")
        #expect(shown(shift, 3, 0, 0) == "2016-03-02")
        #expect(shown(shift, 3, 14, 59) == "2016-03-02")
        #expect(shown(shift, 1, 14, 59) == "2016-02-29")
        #expect(shown(calendar, 3, 0, 0) == "2016-03-03")
        #expect(shown(calendar, 3, 23, 59) == "2016-03-03")
        #expect(shown(shift, 32, 12, 0) == nil)
    }
}
