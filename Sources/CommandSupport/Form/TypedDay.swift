public import Programmes

extension Day {
    /// Reads a day as people type one: `2026-01-31`, `31. 1. 2026`, `31.1.`, `31/1`, `31-1`, `-1` for
    /// the day before `proposal`, or today's and yesterday's word in any language.
    ///
    /// Without a year it is the last such day that is not after the day behind `proposal`. Thai
    /// digits and years of the Buddhist era, which are 543 ahead, are understood too. Nil for
    /// anything else.
    public init?(typed text: String, proposal: Day) {
        let word = text.filter { !$0.isWhitespace }.lowercased()
        if let back = Self.words.firstIndex(where: { $0.contains(word) }) {
            self.init(daysSinceEpoch: proposal.daysSinceEpoch - Int32(back))
            return
        }
        let text = westernDigits(text.trimmingWhitespace)
        if text.hasPrefix("-"), let back = Int32(text.dropFirst()), (1...999).contains(back) {
            self.init(daysSinceEpoch: proposal.daysSinceEpoch - back)
            return
        }
        var parts = text.split(omittingEmptySubsequences: false) { "-./".contains($0) }
            .map { String($0).trimmingWhitespace }
        // In Danish the month's number has a full stop too.
        if parts.count == 3, parts[2].isEmpty, text.count(where: { $0 == "." }) == 2 {
            parts.removeLast()
        }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 3 where parts[0].count == 4:
            self.init(year: Self.christian(numbers[0]), month: numbers[1], day: numbers[2])
        case 3 where parts[2].count == 4:
            self.init(year: Self.christian(numbers[2]), month: numbers[1], day: numbers[0])
        case 2:
            guard let day = Self.last(day: numbers[0], month: numbers[1], near: proposal) else {
                return nil
            }
            self = day
        default: return nil
        }
    }

    /// What the proposed day and the one before are called, without spaces.
    private static let words: [Set<String>] = [
        ["idag", "today", "วันนี้"], ["igår", "igaar", "yesterday", "เมื่อวาน", "เมื่อวานนี้"],
    ]

    /// No year that may be written is so large, so both eras can be told apart.
    private static func christian(_ year: Int) -> Int {
        year > 2400 ? year - 543 : year
    }

    private static func last(day: Int, month: Int, near proposal: Day) -> Day? {
        let years = stride(from: proposal.year + 1, through: proposal.year - 8, by: -1)
        return years.lazy.compactMap { Day(year: $0, month: month, day: day) }
            .first { $0.daysSinceEpoch <= proposal.daysSinceEpoch + 1 }
    }
}
