/// Whose scope the records of a kind go to.
public enum RecordScope: String, CaseIterable, Sendable {
    /// The partner's own: nobody else ever holds them.
    case own
    /// The one of two partners that refer people to each other: both hold them, nobody else.
    case pair
    /// The programme's: every partner holds them.
    case shared
}

/// How the scopes that partners share are called.
public enum PairScope {
    /// The scope of all partners; no partner's id can be the same.
    public static let shared = "*"

    /// The scope of two partners, whichever is named first.
    public static func id(_ one: String, _ other: String) -> String {
        min(one, other) + "+" + max(one, other)
    }

    /// The two partners of a scope; nil for scopes that are no pair's.
    public static func partners(of scope: String) -> [String]? {
        let parts = scope.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 && parts.allSatisfy(isPartner) ? parts : nil
    }

    /// The partner that shares a scope with this one; nil if the two don't.
    public static func other(than partner: String, in scope: String) -> String? {
        guard let partners = partners(of: scope), partners.contains(partner) else { return nil }
        return partners.first { $0 != partner }
    }

    /// Whether a text can be a partner's id: small letters, digits and _, at most 32, a letter first.
    public static func isPartner(_ text: String) -> Bool {
        let letters = text.utf8
        return (1...32).contains(letters.count)
            && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letters.first ?? 0)
            && letters.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "_")
            }
    }
}
