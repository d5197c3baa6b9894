import CommandSupport
import Glibc
import Programmes
import RecordStore
import SyncClient

extension Day {
    /// The date on this device's clock, in its time zone.
    static var today: Day { today(ahead: 0) }

    /// The same if the clock were so many seconds ahead.
    static func today(ahead seconds: Int64) -> Day {
        let clock = Int64(Glibc.time(nil))
        let sum = clock.addingReportingOverflow(seconds)
        var now = time_t(sum.overflow ? clock : sum.partialValue)
        var parts = tm()
        localtime_r(&now, &parts)
        return Day(
            year: Int(parts.tm_year) + 1900,
            month: Int(parts.tm_mon) + 1,
            day: Int(parts.tm_mday)
        ) ?? Day(daysSinceEpoch: Int32(clamping: now / 86400))
    }
}

extension DeviceOptions {
    /// The days that an entry may plausibly name, by the server's clock if the device knows it.
    func plausibleDays(_ device: Device) throws -> PlausibleDays {
        let offset = try device.store.read { try $0.clockOffset() }
        return PlausibleDays(today: .today(ahead: offset ?? 0))
    }

    /// Says which dates of an entry hardly anybody means; it was saved all the same.
    func warn(_ strange: [StrangeDay], _ days: PlausibleDays) {
        for one in strange {
            warn(
                language.choose(
                    da:
                        "\(one.field)=\(one.day) ligger langt fra i dag (\(language.text(days.today))); det er gemt, som det står, se efter, om datoen og enhedens ur passer.",
                    en:
                        "\(one.field)=\(one.day) is far from today (\(language.text(days.today))); it was saved as it is, check the date and the device's clock.",
                    th:
                        "\(one.field)=\(one.day) ห่างจากวันนี้มาก (\(language.text(days.today))) บันทึกไว้ตามที่เขียนแล้ว โปรดตรวจวันที่และนาฬิกาของอุปกรณ์"
                )
            )
        }
    }

    /// The members of a result that name a record and its strange dates.
    func members(_ id: String, _ strange: [StrangeDay]) -> [(String, JSONValue)] {
        let named: [(String, JSONValue)] = [("id", .string(id))]
        guard !strange.isEmpty else { return named }
        return named + [("implausible", .array(strange.map { .string($0.field) }))]
    }
}
