internal import Glibc
public import Programmes

extension Day {
    /// The date of a moment on this machine's wall clock, in its time zone.
    ///
    /// - Parameter seconds: Since 1970-01-01, UTC.
    public init(at seconds: Int64) {
        var time = time_t(seconds)
        var parts = tm()
        localtime_r(&time, &parts)
        self =
            Day(
                year: Int(parts.tm_year) + 1900,
                month: Int(parts.tm_mon) + 1,
                day: Int(parts.tm_mday)
            ) ?? Day(daysSinceEpoch: Int32(clamping: seconds / 86_400))
    }

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
        let window = field.window.flatMap { programme.window(id: $0) }
        let day = window?.day(
            year: Int(parts.tm_year) + 1900,
            month: Int(parts.tm_mon) + 1,
            day: Int(parts.tm_mday),
            hour: Int(parts.tm_hour),
            minute: Int(parts.tm_min)
        )
        self = day ?? Day(at: seconds)
    }
}
