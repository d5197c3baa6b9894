internal import MergeCore
internal import Programmes

/// Why a record was changed: a record of its own in the partner's scope, so that it syncs, merges
/// and counts like any other, and the record's own format need not carry it.
struct Correction {
    /// The programme's kind for it; its fields are found by name and type.
    static let kindName = "correction"

    let kind: Kind
    let changes: [FieldChange]

    /// - Throws: ``DeviceError/noReasons`` if the programme has no such kind, ``EntryError`` for a
    ///   code that it doesn't know.
    init(of id: RecordID, _ reason: String, on day: Day, _ programme: Programme) throws {
        guard let kind = programme.kind(named: Self.kindName), let date = kind.dateField,
            let record = kind.field(named: "record"), let field = kind.field(named: "reason")
        else { throw DeviceError.noReasons }
        self.kind = kind
        changes = try kind.changes(
            words: ["\(date.name)=\(day)", "\(record.name)=\(id)", "\(field.name)=\(reason)"],
            creating: true
        )
    }
}
