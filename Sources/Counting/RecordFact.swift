public import Programmes

/// What one record says, in the form that counting reads.
///
/// Voided and erased records are no facts: whoever reads the store leaves them out. A record whose
/// *shown* day lies outside the period still has to be handed in when another sibling of its day
/// may lie inside, or it is missing among the contested ones.
public struct RecordFact: Sendable {
    /// The id of the partner whose record this is.
    ///
    /// Of no meaning for a record that a pair or all partners share.
    public let partner: String
    /// The partner that wrote a record of a pair; nil for others.
    public let sender: String?
    /// The name of the record's kind.
    public let kind: String
    /// The siblings of each register field, by field name.
    ///
    /// Element 0 is the one shown; nil means cleared. A field that is missing or has no siblings
    /// was never stated.
    public let values: [String: [FieldValue?]]
    /// The codes in each set field, by field name.
    public let sets: [String: Set<String>]
    /// The balance of each tally that was ever touched, by field name; zero is a balance too.
    public let tallies: [String: Int64]

    /// Makes the fact of one record.
    public init(
        partner: String,
        sender: String? = nil,
        kind: String,
        values: [String: [FieldValue?]],
        sets: [String: Set<String>],
        tallies: [String: Int64]
    ) {
        self.partner = partner
        self.sender = sender
        self.kind = kind
        self.values = values
        self.sets = sets
        self.tallies = tallies
    }
}

extension RecordFact {
    /// Makes the fact of one record as a store shows it, and finds out who wrote a pair's record.
    ///
    /// - Parameters:
    ///   - partner: Whose own the scope is; of no meaning for scopes that partners share.
    ///   - scope: The id of the scope that the record lives in.
    ///   - values: With the field that names the receiver, if the kind has one.
    public init(
        partner: String,
        scope: String,
        kind: Kind,
        values: [String: [FieldValue?]],
        sets: [String: Set<String>],
        tallies: [String: Int64]
    ) {
        var sender: String?
        if let field = kind.partnerField, case .code(let receiver)?? = values[field.name]?.first {
            sender = PairScope.other(than: receiver, in: scope)
        }
        self.init(
            partner: partner,
            sender: sender,
            kind: kind.name,
            values: values,
            sets: sets,
            tallies: tallies
        )
    }
}
