extension TextTokens {
    /// A street with a house number, or a post code with its town.
    var hasAddress: Bool {
        tokens.indices.contains { index in
            tokens[index].kind == .number && (isHouseNumber(index) || isPostCode(index))
        }
    }

    /// Digits of a house number, at most.
    static let houseDigitsMax = 3
    /// Digits of a post code.
    static let postCodeDigits = 4

    private func isHouseNumber(_ index: Int) -> Bool {
        guard tokens[index].text.count <= Self.houseDigitsMax, !isCount(index) else { return false }
        var street = self[index - 1]?.kind == .word ? index - 1 : index - 2
        guard isLink(street + 1, before: index) else { return false }
        if ["nr", "no"].contains(self[street]?.text.lowercased()) {
            guard isLink(street - 1, before: street) else { return false }
            street -= 2
        }
        guard let word = self[street], word.kind == .word else { return false }
        let isAfterWord = self[street - 1]?.text.allSatisfy { " .".contains($0) } ?? false
        let before = isAfterWord ? self[street - 2] : nil
        return StreetWords.isStreet(word.text, after: before?.kind == .word ? before?.text : nil)
    }

    /// Whether the gap may stand within an address; no gap at all may too.
    private func isLink(_ gap: Int, before index: Int) -> Bool {
        gap == index || [" ", ", ", ",", ". "].contains(self[gap]?.text)
    }

    /// Whether the number says how many or when: `3 kvinder`, `3-4 gange`, `15/1`, `22.30`.
    private func isCount(_ index: Int) -> Bool {
        var next = index + 1
        if self[next]?.text == "-", self[next + 1]?.kind == .number { next += 2 }
        guard let gap = self[next], gap.kind == .gap else { return false }
        if self[next + 1]?.kind == .number, ["/", ".", ":", ","].contains(gap.text) { return true }
        guard gap.text == " " || gap.text.contains("%") else { return false }
        return gap.text.contains("%")
            || StreetWords.counted.contains(self[next + 1]?.text.lowercased() ?? "")
    }

    private static let postCodes = 1000...9990

    private func isPostCode(_ index: Int) -> Bool {
        guard tokens[index].text.count == Self.postCodeDigits, let code = Int(tokens[index].text),
            Self.postCodes.contains(code), self[index + 1]?.text == " ", let town = self[index + 2]
        else { return false }
        guard Towns.isTown(town.text) else { return false }
        // "I 2016 Valby ..." is a year; "2000 Frederiksberg" and "1999 Frederiksberg C" are not.
        let quarter = self[index + 3]?.text == " " ? self[index + 4]?.text : nil
        return !(1990...2049).contains(code) || code == 2000
            || quarter.map { Towns.quarters.contains($0) } ?? false
    }
}
