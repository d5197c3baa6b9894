import Glibc
public import Programmes

extension Language {
    /// A moment by this machine's clock, to the minute, as `21. nov. 2026 kl. 14.05`.
    ///
    /// - Parameter seconds: Since 1970-01-01, UTC.
    public func moment(_ seconds: Int64) -> String {
        var time = time_t(seconds)
        var parts = tm()
        guard localtime_r(&time, &parts) != nil,
            let day = Day(
                year: Int(parts.tm_year) + 1900,
                month: Int(parts.tm_mon) + 1,
                day: Int(parts.tm_mday)
            )
        else { return "\(seconds) s" }
        let (hour, minute) = (Self.padded(parts.tm_hour), Self.padded(parts.tm_min))
        return choose(
            da: "\(text(day)) kl. \(hour).\(minute)",
            en: "\(text(day)), \(hour):\(minute)",
            th: "\(text(day)) \(hour):\(minute) น."
        )
    }

    private static func padded(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
