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
        return Day(at: sum.overflow ? clock : sum.partialValue)
    }
}

extension DeviceOptions {
    /// The days that an entry may plausibly name, by the server's clock if the device knows it.
    func plausibleDays(_ device: Device) throws -> PlausibleDays {
        let offset = try device.store.read { try $0.clockOffset() }
        return PlausibleDays(today: .today(ahead: offset ?? 0))
    }
}
