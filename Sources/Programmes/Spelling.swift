extension [String] {
    /// The words, those spelt most like another one first.
    func nearest(to word: String) -> [String] {
        map { (word: $0, distance: $0.distance(to: word)) }.enumerated()
            .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
            .map(\.element.word)
    }
}

extension String {
    private static let lettersCompared = 40
    private static let lettersShown = 40

    /// How many letters have to change to make one word the other (Levenshtein 1966).
    ///
    /// Only the first forty letters of each count, so that no input makes it slow.
    public func distance(to other: String) -> Int {
        let other = Array(other.prefix(Self.lettersCompared))
        var costs = Array(0...other.count)
        for (index, letter) in prefix(Self.lettersCompared).enumerated() {
            var diagonal = costs[0]
            costs[0] = index + 1
            for column in other.indices {
                let replaced = diagonal + (other[column] == letter ? 0 : 1)
                diagonal = costs[column + 1]
                costs[column + 1] = Swift.min(
                    Swift.min(costs[column], costs[column + 1]) + 1,
                    replaced
                )
            }
        }
        return costs[other.count]
    }

    /// The beginning of what somebody wrote, fit for a message: short and without signs that a
    /// terminal would obey.
    var excerpt: String {
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(Self.lettersShown) {
            let isHidden =
                scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
            shown.append(isHidden ? "\u{FFFD}" : scalar)
        }
        return String(shown) + (unicodeScalars.count > Self.lettersShown ? "…" : "")
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    public var trimmingWhitespace: String {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
