/// Days and numbers as people read them.
///
/// Only for sentences, tables and documents: what a program reads, or what somebody may paste back
/// into a command (`field=value`, ids, cuts), stays ISO and plain.
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
    private static let buddhistEra = 543

    /// As `21. nov. 2026`, `21 Nov 2026` or `21 พ.ย. 2569`.
    public func text(_ day: Day) -> String {
        let month = month(of: day)
        return choose(
            da: "\(day.dayOfMonth). \(month)",
            en: "\(day.dayOfMonth) \(month)",
            th: "\(day.dayOfMonth) \(month)"
        )
    }

    /// The short name of a month from 1 to 12; another number as it is.
    public func name(ofMonth month: Int) -> String {
        guard let names = Self.months[self], names.indices.contains(month - 1) else {
            return "\(month)"
        }
        return names[month - 1]
    }

    /// The day's month, as `nov. 2026`, `Nov 2026` or `พ.ย. 2569`.
    public func month(of day: Day) -> String {
        "\(name(ofMonth: day.month)) \(text(year: day.year))"
    }

    /// The year as calendars of the language have it: `2016`, in Thai `2559`.
    public func text(year: Int) -> String {
        choose(da: "\(year)", en: "\(year)", th: "\(year + Self.buddhistEra)")
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

    /// The text in this language; every sentence has all three.
    public func choose(da: String, en: String, th: String) -> String {
        switch self {
        case .da: da
        case .en: en
        case .th: th
        }
    }
}
