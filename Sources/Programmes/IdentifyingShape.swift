/// A shape in a text that could point to a person.
///
/// Names can't be told by shape.
public enum IdentifyingShape: String, CaseIterable, Sendable {
    case cpr = "CPR"
    case phone = "telefon/phone"
    case email = "e-mail"
    case address = "adresse/address"

    /// The first identifying shape in a text; nil if there is none.
    ///
    /// Digits and hyphens of any script count as such, so that neither a Thai keyboard nor a
    /// typographic dash hides a number.
    public static func first(in text: String) -> IdentifyingShape? {
        let text = normalised(text)
        if text.contains(emailShape) { return .email }
        if text.contains(addressShape) || text.contains(postcodeShape) { return .address }
        for match in text.matches(of: digitRun) {
            let run = String(match.output)
            if isCPR(run) { return .cpr }
            if isPhone(run) { return .phone }
        }
        return nil
    }

    private static func normalised(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .decimalNumber:
                let digit = Int(scalar.properties.numericValue ?? 0)
                result.append(Unicode.Scalar(UInt8(0x30 + digit)))
            case .dashPunctuation: result.append("-")
            case .spaceSeparator: result.append(" ")
            // Invisible characters hide nothing.
            case .format: break
            default: result.append(scalar == "\u{2212}" ? "-" : scalar)
            }
        }
        return String(result)
    }

    /// Six digits of a date and four more, with or without something small between.
    private static func isCPR(_ run: String) -> Bool {
        let digits = run.filter(\.isNumber)
        guard digits.count == 10 else { return false }
        guard
            run.contains(/^\d{6}[ .\-\/]{0,3}\d{4}$/)
                || run.contains(/^\d{2}[ .\-]\d{2}[ .\-]\d{2}[ .\-]{1,3}\d{4}$/)
        else { return false }
        let day = Int(digits.prefix(2)) ?? 0
        let month = Int(digits.dropFirst(2).prefix(2)) ?? 0
        // Replacement numbers add 40 or 60 to the day.
        return [0, 40, 60].contains { (1...31).contains(day - $0) } && (1...12).contains(month)
    }

    /// Eight Danish digits, or an international number.
    private static func isPhone(_ run: String) -> Bool {
        let digits = run.filter(\.isNumber)
        if run.hasPrefix("+") || digits.hasPrefix("00") { return (8...15).contains(digits.count) }
        guard digits.count == 8, !run.contains(/^\d{4}-\d{2}-\d{2}$/),
            !run.contains(/^\d{2}[.\-\/]\d{2}[.\-\/]\d{4}$/)
        else { return digits.count == 10 && digits.hasPrefix("45") }
        return run.contains(
            /^(\d{8}|\d{4}[ .\-]\d{4}|\d{2}([ .\-]\d{2}){3}|\d{2}[ .\-]\d{3}[ .\-]\d{3}|\d{3}[ .\-]\d{2}[ .\-]\d{3})$/
        )
    }
}

// Expressions are built when they are used: they can't be shared between threads.
private var digitRun: Regex<Substring> { /\+?\d(?:[ .\-\/]{0,3}\d)+/ }
private var emailShape: Regex<Substring> { /[^\s@]+@[^\s@]+\.[^\s@]{2,}/ }
private var addressShape: Regex<(Substring, Substring)> {
    /(?i)[\p{L}.]*(vej|gade|allé|alle|plads|stræde|boulevard|torv|vænge|parken|straede)\s+(?:nr\.?\s*)?\d{1,3}\s?[a-z]?\b/
}
private var postcodeShape: Regex<(Substring, Substring)> {
    /\b[1-9]\d{3}\s+(København|Frederiksberg|Valby|Vanløse|Brønshøj|Hellerup|Kastrup|Aarhus|Århus|Odense|Aalborg|[A-ZÆØÅ][a-zæøå]+\s[NSØVK]{1,2}\b)/
}
