internal import Glibc
public import Programmes

extension Day {
    /// The day that a moment belongs to by a field's counting window, on this machine's wall clock.
    ///
    /// A window's day is as long as it lies between two readings of that clock: 23 or 25 hours when
    /// the clock is put forward or back.
    ///
    /// - Parameter seconds: Since 1970-01-01, UTC.
    public init(at seconds: Int64, of field: Field, in programme: Programme) {
        var time = time_t(seconds)
        var parts = tm()
        localtime_r(&time, &parts)
        let (year, month) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1)
        let date = Int(parts.tm_mday)
        let window = field.window.flatMap { programme.window(id: $0) }
        let day = window?.day(
            year: year,
            month: month,
            day: date,
            hour: Int(parts.tm_hour),
            minute: Int(parts.tm_min)
        )
        self =
            day ?? Day(year: year, month: month, day: date)
            ?? Day(daysSinceEpoch: Int32(clamping: seconds / 86_400))
    }
}
