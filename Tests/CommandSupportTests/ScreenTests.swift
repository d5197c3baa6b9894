import CommandSupport
import Glibc
import Programmes
import Testing

@Suite struct ScreenTests {
    @Test func `a day is written as its readers write it`() throws {
        let day = try #require(Day(iso: "2026-11-21"))
        let may = try #require(Day(iso: "2009-05-01"))

        #expect(Language.da.text(day) == "21. nov. 2026")
        #expect(Language.en.text(day) == "21 Nov 2026")
        #expect(Language.th.text(day) == "21 พ.ย. 2569")
        #expect(Language.da.text(may) == "1. maj 2009")
        #expect(Language.th.text(may) == "1 พ.ค. 2552")
    }

    @Test func `every month has a name of its own`() throws {
        for language in Language.allCases {
            let days = (1...12).compactMap { Day(year: 2026, month: $0, day: 1) }
            #expect(Set(days.map { language.text($0) }).count == 12)
        }
    }

    @Test func `thousands are apart, signs stay in front`() {
        let numbers: [Int64] = [0, 7, 999, 1000, 7347, -12345, 1_234_567, .min]

        #expect(
            numbers.map { Language.da.text($0) } == [
                "0", "7", "999", "1.000", "7.347", "-12.345", "1.234.567",
                "-9.223.372.036.854.775.808",
            ]
        )
        #expect(Language.en.text(7347) == "7,347")
        #expect(Language.th.text(7347) == "7,347")
    }

    @Test func `a moment is told by the clock of the machine`() throws {
        let seconds: Int64 = 1_795_269_900
        var time = time_t(seconds)
        var parts = tm()
        localtime_r(&time, &parts)
        let (hour, minute) = (parts.tm_hour, parts.tm_min)
        let day = try #require(
            Day(
                year: Int(parts.tm_year) + 1900,
                month: Int(parts.tm_mon) + 1,
                day: Int(parts.tm_mday)
            )
        )

        let clock = [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }
        #expect(
            Language.da.moment(seconds) == Language.da.text(day) + " kl. \(clock[0]).\(clock[1])"
        )
        #expect(Language.en.moment(seconds) == Language.en.text(day) + ", \(clock[0]):\(clock[1])")
        #expect(
            Language.th.moment(seconds) == Language.th.text(day) + " \(clock[0]):\(clock[1]) น."
        )
    }
}
