/// The words by which Danish streets are told.
enum StreetWords {
    /// Whether a word ends the name of a street: `Istedgade`, or `Boulevard` after `Sønder`.
    static func isStreet(_ word: String, after previous: String?) -> Bool {
        let lower = word.lowercased()
        let isProper = word.first?.isUppercase ?? false
        if standing.contains(lower) {
            guard let previous else { return false }
            if plainly.contains(lower) { return previous.count > 1 }
            let isName = previous.first?.isUppercase ?? false
            // "Isted gade", but not "På vej" nor "For alle".
            return isName && (isProper || lower != "alle" && previous.count >= nameLetters)
        }
        if endings.contains(where: { isCompound(lower, $0) }) {
            return isProper || !commonNouns.contains(lower)
        }
        return isProper && properEndings.contains { isCompound(lower, $0) }
    }

    private static let letters = 2
    private static let nameLetters = 4

    private static func isCompound(_ word: String, _ ending: String) -> Bool {
        word.count >= ending.count + letters && word.hasSuffix(ending)
    }

    /// Endings that hardly any other word has.
    private static let endings = [
        "gade", "vej", "allé", "stræde", "straede", "boulevard", "torv", "vænge", "vænget",
    ]
    /// Endings of many other words too; those are written small.
    private static let properEndings = [
        "plads", "pladsen", "torvet", "gaden", "vejen", "stien", "kaj", "parken", "bakken", "haven",
        "gården", "krogen", "vang", "strand", "alle",
    ]
    /// Words that make a street of the name before them.
    private static let standing: Set = [
        "gade", "vej", "allé", "alle", "plads", "stræde", "straede", "boulevard", "torv", "kaj",
        "vænge", "strand", "brygge",
    ]
    /// Those that mean nothing else, whatever stands before them.
    private static let plainly: Set = ["allé", "stræde", "straede", "boulevard", "torv"]

    private static let commonNouns: Set = [
        "omvej", "genvej", "udvej", "motorvej", "landevej", "cykelvej", "sidevej", "skolevej",
        "sidegade", "gågade", "tværgade", "livsvej", "privatvej", "blindvej", "hjemvej",
    ]

    /// What is counted: after one of these a number is no house number.
    static let counted: Set = [
        "gang", "gange", "kvinde", "kvinder", "mand", "mænd", "person", "personer", "pige", "piger",
        "unge", "borger", "borgere", "bruger", "brugere", "klient", "klienter", "besøg", "kontakt",
        "kontakter", "kort", "vip", "stk", "kr", "kroner", "time", "timer", "min", "minut",
        "minutter", "dag", "dage", "døgn", "uge", "uger", "måned", "måneder", "år", "aften",
        "aftener", "nat", "nætter", "nye", "klinik", "klinikker", "bar", "barer", "steder",
        "samtale", "samtaler", "henvendelser", "thailandske", "danske", "nigerianske", "rumænske",
        "visit", "visits", "women", "woman", "men", "people", "persons", "cards", "times", "hours",
        "days", "weeks", "clinics", "bars", "contacts", "new", "girls", "users", "ud", "af",
        "timers", "minutters", "meter", "m", "km", "pct", "procent", "percent",
    ]
}
