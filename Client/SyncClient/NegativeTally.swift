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
        let lowered = changes.compactMap { change in
            if case .tally(let field, ..<0) = change { kind.field(id: field) } else { nil }
        }
        // Most edits take nothing away, and have no need to read the record again.
        guard !lowered.isEmpty, let state = try read({ try $0.record(id)?.state }) else {
            return []
        }
        return lowered.compactMap { field in
            guard let sum = state.tally(of: FieldID(UInt32(field.id))), sum < 0 else { return nil }
            return NegativeTally(field: field.name, sum: sum)
        }
    }
}
