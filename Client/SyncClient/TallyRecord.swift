public import MergeCore
public import Programmes
import RecordStore

/// The one record of a kind that this device counts in on one day: made with the first step,
/// continued by every later one.
public struct TallyRecord: Sendable {
    private let book: Logbook
    private let kind: Kind
    private let dateField: Field
    /// The day that is counted, in the sense of the kind's window.
    public let day: Day
    /// Nil until something was counted.
    public private(set) var id: RecordID?

    /// Finds the record, if this device has made it already.
    ///
    /// - Parameter kind: Must have a date.
    public init(_ kind: Kind, dateField: Field, on day: Day, in book: Logbook) throws {
        self.book = book
        self.kind = kind
        self.dateField = dateField
        self.day = day
        let date = FieldID(UInt32(dateField.id))
        id = try book.store.read { transaction in
            try transaction.newestOwnRecord { record in
                guard record.state.kind.rawValue == UInt32(kind.id), record.state.isShown,
                    record.state.values(of: date).first == Value(.day(day))
                else { return false }
                return try transaction.hasWritten(record.state, date)
            }
        }?.id
    }

    /// Counts one step; it is durable when this returns.
    public mutating func add(_ amount: Int64, to field: Field) throws {
        guard let id else {
            let changes: [FieldChange] = [
                .set(field: dateField.id, .day(day)), .tally(field: field.id, amount),
            ]
            self.id = try book.log(kind, changes)
            return
        }
        try book.edit(id, [.tally(field: field.id, amount)])
    }

    /// The totals of these tallies, with what other devices added.
    public func totals(of fields: [Field]) throws -> [Int64] {
        let state = try id.flatMap { id in try book.store.read { try $0.record(id)?.state } }
        return fields.map { state?.tally(of: FieldID(UInt32($0.id))) ?? 0 }
    }

    /// What this device did to the tallies, by field, oldest step first.
    public func steps() throws -> [[Int: Int64]] {
        guard let id else { return [] }
        return try book.store.read { transaction in
            guard let record = try transaction.record(id) else { return [] }
            return try transaction.mutations(of: record.number).map { mutation in
                Dictionary(
                    uniqueKeysWithValues: mutation.body.tallies.map {
                        (Int($0.key.rawValue), $0.value)
                    }
                )
            }
        }
    }
}

extension DeviceTransaction {
    /// Whether this database wrote the register's value: another device's record of the same day is
    /// that device's to count in.
    fileprivate func hasWritten(_ state: RecordState, _ field: FieldID) throws -> Bool {
        let dots = state.registers[field]?.entries.map(\.key) ?? []
        return try dots.contains { try writer($0.writer) != nil }
    }
}
