public import Programmes

/// Records that stand for one thing, because others say so: two entries for one place.
///
/// Which entry was named first, or twice, or in a circle, makes no difference: the classes of an
/// equivalence relation don't depend on the order in which it is told (union-find; Galler and
/// Fischer, "An improved equivalence algorithm", 1964). Voiding what joined two parts them again.
public struct JoinedRecords: Sendable {
    /// Towards the root of the class, never more steps than the size of the class has binary digits.
    private var parents: [String: String] = [:]
    /// Of each root of more than itself: how many its class has, and the least of them.
    private var classes: [String: (size: Int, least: String)] = [:]

    /// Nothing is joined yet.
    public init() {}

    /// Takes up a record of a kind that joins; any other changes nothing.
    ///
    /// - Parameter values: The shown values come first, as in ``RecordFact``.
    public mutating func add(_ kind: Kind, _ values: [String: [FieldValue?]]) {
        guard let joins = kind.joins,
            case .reference(let one)?? = values[joins.one]?.first,
            case .reference(let other)?? = values[joins.other]?.first
        else { return }
        let (left, right) = (root(of: one), root(of: other))
        guard left != right else { return }
        let (leftClass, rightClass) = (classes[left] ?? (1, left), classes[right] ?? (1, right))
        let isLeftLarger = leftClass.size >= rightClass.size
        let (root, under) = isLeftLarger ? (left, right) : (right, left)
        parents[under] = root
        classes[under] = nil
        classes[root] = (
            leftClass.size + rightClass.size, min(leftClass.least, rightClass.least)
        )
    }

    /// The id that stands for all records of its class: the least.
    public func representative(of id: String) -> String {
        let root = root(of: id)
        return classes[root]?.least ?? root
    }

    private func root(of id: String) -> String {
        var id = id
        while let parent = parents[id] { id = parent }
        return id
    }

    /// The same fact with each reference to one of several entries turned to the one that stands for
    /// all.
    public func resolved(_ fact: RecordFact) -> RecordFact {
        guard !parents.isEmpty else { return fact }
        let values = fact.values.mapValues { siblings in
            siblings.map { value in
                guard case .reference(let id)? = value else { return value }
                return .reference(representative(of: id))
            }
        }
        return RecordFact(
            partner: fact.partner,
            sender: fact.sender,
            kind: fact.kind,
            values: values,
            sets: fact.sets,
            tallies: fact.tallies
        )
    }
}
