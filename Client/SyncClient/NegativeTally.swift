public import MergeCore
public import Programmes
public import RecordStore

/// A tally from which more was taken than was ever counted, which nobody can have seen.
///
/// It is only told: a colleague's count may still be on its way.
public struct NegativeTally: Equatable, Sendable {
    public let field: String
    public let sum: Int64

    public init(field: String, sum: Int64) {
        self.field = field
        self.sum = sum
    }
}

extension DeviceStore {
    /// The tallies that these changes of a record have left below nothing, in the order of the changes.
    public func negativeTallies(
        of id: RecordID,
        after changes: [FieldChange],
        _ kind: Kind
    ) throws -> [NegativeTally] {
        guard let state = try read({ try $0.record(id)?.state }) else { return [] }
        return changes.compactMap { change in
            guard case .tally(let id, let amount) = change, amount < 0,
                let field = kind.field(id: id),
                let sum = state.tally(of: FieldID(UInt32(id))), sum < 0
            else { return nil }
            return NegativeTally(field: field.name, sum: sum)
        }
    }
}
