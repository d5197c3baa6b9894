/// Groups of digits that could be read as one number: `010190-1234`, `20 30 40 50`.
struct NumberChain {
    private(set) var groups: [String]
    /// What stands between the groups, without spaces around it; a space if nothing else.
    private(set) var separators: [String] = []
    /// Whether a plus stands before the first digit.
    let hasPlus: Bool
    /// Whether the words before say that it is a company's or a case's number, or a card's.
    let isLabelled: Bool
    /// The word after the last group, if only a space is between.
    private(set) var next: String?

    private static let separatorsMax = 3

    /// Whether two groups with this gap between them could be one number.
    static func isSeparator(_ gap: String) -> Bool {
        gap.unicodeScalars.count <= separatorsMax && gap.allSatisfy { " .-/".contains($0) }
    }

    init(first: String, hasPlus: Bool, isLabelled: Bool, next: String?) {
        groups = [first]
        self.next = next
        self.hasPlus = hasPlus
        self.isLabelled = isLabelled
    }

    mutating func append(_ group: String, after gap: String, next: String?) {
        self.next = next
        let sign = gap.filter { $0 != " " }
        separators.append(sign.isEmpty ? " " : sign)
        groups.append(group)
    }
}

extension NumberChain {
    private static let cprGroups = [
        [10], [6, 4], [2, 2, 2, 4], [6, 2, 2], [4, 2, 4], [8, 4], [12], [2, 2, 4, 4],
    ]

    /// A date of birth, with two or four digits of the year, and four digits more.
    var hasCPR: Bool {
        windows(shapedAs: Self.cprGroups).contains { window in
            let digits = groups[window].joined().compactMap(\.wholeNumberValue)
            let day = digits[0] * 10 + digits[1]
            let month = digits[2] * 10 + digits[3]
            let century = digits[4] * 10 + digits[5]
            // Administrative numbers add 40 or 60 to the day.
            let isDay = [0, 40, 60].contains { (1...31).contains(day - $0) }
            let isYear = digits.count == 10 || (18...20).contains(century)
            return isDay && (1...12).contains(month) && isYear
        }
    }

    private static let phoneGroups = [
        [8], [2, 2, 2, 2], [4, 4], [2, 3, 3], [3, 2, 3], [2, 2, 4], [4, 2, 2], [2, 6],
    ]
    /// Thai and Swedish numbers within the country; they begin with 0.
    private static let domesticGroups = [
        [9], [10], [3, 3, 4], [2, 3, 4], [3, 7], [3, 3, 2, 2], [2, 4, 4], [3, 4, 3], [2, 7],
    ]
    /// Digits of an international number (ITU-T E.164), country code included.
    private static let internationalDigits = 8...15
    /// Digits of a Danish number with 45 before it, and with 0045.
    private static let danishDigits = 10
    private static let danishDigitsLong = 12

    var hasPhone: Bool {
        guard !isLabelled else { return false }
        if hasPlus || groups[0].hasPrefix("00") && groups[0].count >= 4 {
            var digits = 0
            for group in groups where digits < Self.internationalDigits.upperBound {
                digits += group.count
                if Self.internationalDigits.contains(digits) { return true }
            }
        }
        let isPrefixed = groups.contains { group in
            group.count == Self.danishDigits && group.hasPrefix("45")
                || group.count == Self.danishDigitsLong && group.hasPrefix("0045")
        }
        return isPrefixed || windows(shapedAs: Self.phoneGroups).contains(where: isDanishPhone)
            || windows(shapedAs: Self.domesticGroups).contains {
                groups[$0.lowerBound].first == "0"
            }
    }

    private func isDanishPhone(_ window: Range<Int>) -> Bool {
        // No Danish number begins with 0; 00.30-01.45 is a time.
        guard groups[window.lowerBound].first != "0" else { return false }
        // 20.30-21.45 is one too: a number has one sign between its groups.
        let signs = Set(separators[window.dropLast()])
        guard signs.count <= 1 else { return false }
        let lengths = groups[window].map(\.count)
        switch lengths {
        case [4, 4]: return !groups[window].allSatisfy(Self.isYear) && !isMoney(window)
        case [4, 2, 2], [2, 2, 4]: return !isDate(window)
        // Thousands: 45.800.000 and 45 800 000.
        case [2, 3, 3]: return signs != ["."] && groups[window.upperBound - 1] != "000"
        default: return true
        }
    }

    private static func isYear(_ group: String) -> Bool {
        Int(group).map(Day.years.contains) ?? false
    }

    private static let moneyWords: Set = ["kr", "kroner", "dkk", "euro", "eur", "baht"]

    /// Whether these are round sums of money, as in `1000-2000 kr`.
    private func isMoney(_ window: Range<Int>) -> Bool {
        window.upperBound == groups.count && groups[window].allSatisfy { $0.hasSuffix("00") }
            && Self.moneyWords.contains(next?.lowercased() ?? "")
    }

    private func isDate(_ window: Range<Int>) -> Bool {
        var numbers = groups[window].compactMap { Int($0) }
        if groups[window.lowerBound].count == 2 { numbers.reverse() }
        return Day(year: numbers[0], month: numbers[1], day: numbers[2]) != nil
    }

    /// Each run of groups that has as many digits as one of the shapes.
    private func windows(shapedAs shapes: [[Int]]) -> [Range<Int>] {
        let lengths = groups.map(\.count)
        return groups.indices.flatMap { start in
            shapes.compactMap { shape in
                let window = start..<(start + shape.count)
                guard window.upperBound <= lengths.count, lengths[window].elementsEqual(shape)
                else { return nil }
                return window
            }
        }
    }
}

extension TextTokens {
    private static let otherNumbers: Set = [
        "cvr", "cvrnr", "ean", "eannr", "se", "sag", "sagsnr", "sagsnummer", "dok", "doknr",
        "dokumentnr", "journalnr", "jnr", "case",
    ]
    private static let numberWords: Set = ["nr", "no", "nummer", "number"]
    private static let phoneWords: Set = [
        "T", "M", "TLF", "TEL", "MOB", "NR", "SMS", "CALL", "RING", "FON", "KALD",
    ]
    private static let cardPrefixMax = 4
    private static let areaDigitsMax = 3

    /// Every number of the text, with the groups that follow it.
    var numberChains: [NumberChain] {
        var chains: [NumberChain] = []
        var end = -1
        for index in tokens.indices where tokens[index].kind == .number {
            let number = tokens[index].text
            if end == index - 2, !chains.isEmpty, isSeparator(index - 1) {
                let gap = tokens[index - 1].text
                chains[chains.count - 1].append(number, after: gap, next: word(after: index))
            } else {
                let before = self[index - 1]?.text ?? ""
                chains.append(
                    NumberChain(
                        first: number,
                        hasPlus: before.hasSuffix("+") || before.hasSuffix("+("),
                        isLabelled: isLabelled(index),
                        next: word(after: index)
                    )
                )
            }
            end = index
        }
        return chains
    }

    private func word(after index: Int) -> String? {
        guard self[index + 1]?.text == " ", let next = self[index + 2], next.kind == .word else {
            return nil
        }
        return next.text
    }

    /// A gap that joins two numbers; also the end of brackets around a country code, and both ends
    /// of those around what follows it: `+1 (202) 555-0123`.
    private func isSeparator(_ index: Int) -> Bool {
        let gap = tokens[index].text
        if NumberChain.isSeparator(gap) { return true }
        if gap.last == "(", self[index - 2]?.text.last == "+", self[index + 2]?.text.first == ")",
            let inside = self[index + 1]?.text, inside.count <= Self.areaDigitsMax
        {
            return NumberChain.isSeparator(String(gap.dropLast()))
        }
        let before = self[index - 2]?.text.last
        return gap.first == ")" && NumberChain.isSeparator(String(gap.dropFirst()))
            && (before == "(" || before == "+")
    }

    private func isLabelled(_ index: Int) -> Bool {
        let isAttached = self[index - 1]?.kind == .word
        var word = isAttached ? index - 1 : index - 2
        guard let label = self[word]?.text, self[word]?.kind == .word else { return false }
        // As on a card: VIP-2009-0417.
        if isAttached || self[index - 1]?.text == "-", label.count <= Self.cardPrefixMax,
            label == label.uppercased(), !Self.phoneWords.contains(label)
        {
            return true
        }
        guard self[index - 1]?.text.contains("\n") != true else { return false }
        if Self.numberWords.contains(label.lowercased()) { word -= 2 }
        guard let owner = self[word], owner.kind == .word else { return false }
        return Self.otherNumbers.contains(owner.text.lowercased())
    }
}
