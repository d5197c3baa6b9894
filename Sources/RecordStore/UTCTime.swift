import Glibc

/// A moment as JSON, lists and names of files write it: UTC, to the second.
public struct UTCTime: Comparable, Sendable {
    /// Seconds since 1970-01-01.
    public let seconds: Int64

    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Reads what ``name`` wrote.
    public init?(name: some StringProtocol) {
        let digits = String(name).filter { $0.isASCII && $0.isNumber }
        guard digits.count == 14 else { return nil }
        var numbers: [Int32] = []
        var rest = digits[...]
        for count in [4, 2, 2, 2, 2, 2] {
            numbers.append(Int32(rest.prefix(count)) ?? 0)
            rest = rest.dropFirst(count)
        }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (
            numbers[0] - 1900, numbers[1] - 1, numbers[2]
        )
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
        seconds = Int64(timegm(&parts))
        // The 40th of a month is a name that nobody wrote.
        guard self.name == name else { return nil }
    }

    /// As in `2026-11-30T22:15:00Z`.
    public var text: String { formatted("%Y-%m-%dT%H:%M:%SZ") }

    /// As in `20261130T221500Z`, for names of files.
    public var name: String { formatted("%Y%m%dT%H%M%SZ") }

    /// Days since 1970-01-01.
    public var day: Int64 { seconds / 86400 }

    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    private func formatted(_ format: String) -> String {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        var buffer = [CChar](repeating: 0, count: 40)
        let count = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
