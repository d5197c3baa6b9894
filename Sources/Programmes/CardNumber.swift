/// A number without meaning, for a card, a person who stays anonymous or a course.
///
/// Nine random characters and one that checks them, in two groups of five: `K7QXW-3M9TD`. 31⁹ numbers
/// leave no room for two alike among all that a city will ever print. The check is a sum with a weight
/// for each place modulo the prime 31, so that it notices every wrong character and every two that
/// changed places (Verhoeff, "Error Detecting Decimal Codes", 1969, chapter 2).
public enum CardNumber {
    /// Of characters that look alike (0 O, 1 I L, U V) one at most.
    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTVWXYZ".utf8)
    private static let randomCount = 9
    private static let letterCount = randomCount + 1

    /// Makes a number of random values; each one is taken modulo 31, so a 64-bit one leaves no bias
    /// that anybody could find.
    ///
    /// Numbers that look like a telephone number or a CPR number are left out.
    public static func make(random: () -> UInt64) -> String {
        while true {
            let values = (0..<randomCount).map { _ in Int(random() % UInt64(alphabet.count)) }
            let number = text(values + [check(values)])
            if IdentifyingShape.first(in: number) == nil { return number }
        }
    }

    /// Whether a text looks like such a number and its check is wrong: somebody misread it.
    ///
    /// Numbers of another form were printed by somebody else, and nothing is known of them.
    public static func isMistyped(_ text: String) -> Bool {
        let letters = text.utf8
        guard letters.count == letterCount + 1 else { return false }
        var values: [Int] = []
        for (place, letter) in letters.enumerated() {
            if place == letterCount / 2 {
                guard letter == UInt8(ascii: "-") else { return false }
            } else {
                guard let value = alphabet.firstIndex(of: letter) else { return false }
                values.append(value)
            }
        }
        return check(values.dropLast()) != values.last
    }

    private static func check(_ values: some Collection<Int>) -> Int {
        values.enumerated().reduce(0) { sum, place in
            (sum + (place.offset + 2) * place.element) % alphabet.count
        }
    }

    private static func text(_ values: [Int]) -> String {
        let letters = values.map { Character(Unicode.Scalar(alphabet[$0])) }
        return String(letters[..<5]) + "-" + String(letters[5...])
    }
}
