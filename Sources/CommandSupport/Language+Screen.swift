import Glibc
public import Programmes

/// Days, moments and numbers as people read them on a screen.
///
/// Only for sentences and tables: what a program reads, or what somebody may paste back into a
/// command (`field=value`, ids, cuts), stays ISO and plain.
extension Language {
    private static let months: [Language: [String]] = [
        .da: [
            "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.",
            "dec.",
        ],
        .en: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        .th: [
            "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.",
            "ธ.ค.",
        ],
    ]

    /// Thai calendars count the years from the Buddha's death.
    static let buddhistEra = 543

    /// As `21. nov. 2026`, `21 Nov 2026` or `21 พ.ย. 2569`.
    public func text(_ day: Day) -> String {
        let month = name(ofMonth: day.month)
        return choose(
            da: "\(day.dayOfMonth). \(month) \(day.year)",
            en: "\(day.dayOfMonth) \(month) \(day.year)",
            th: "\(day.dayOfMonth) \(month) \(day.year + Self.buddhistEra)"
        )
    }

    /// The short name of a month from 1 to 12; another number as it is.
    func name(ofMonth month: Int) -> String {
        guard let names = Self.months[self], names.indices.contains(month - 1) else {
            return "\(month)"
        }
        return names[month - 1]
    }

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

    /// The number with its thousands apart: `7.347` in Danish, `7,347` else.
    public func text(_ number: some BinaryInteger) -> String {
        let digits = Array(String(number.magnitude))
        let separator = choose(da: ".", en: ",", th: ",")
        let grouped = digits.enumerated().reduce("") { text, digit in
            let isStart = digit.offset > 0 && (digits.count - digit.offset).isMultiple(of: 3)
            return text + (isStart ? separator : "") + String(digit.element)
        }
        return number < 0 ? "-" + grouped : grouped
    }

    private static func padded(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
