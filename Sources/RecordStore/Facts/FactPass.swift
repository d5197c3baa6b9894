public import Counting
public import MergeCore
public import Programmes
internal import RecordFormat

/// Turns stored states into the facts that counts and reports add up, one fact for all records that
/// say the same.
///
/// Nothing is interpreted for each record: two whose encoded fields are the same bytes are the same
/// fact, so bytes are numbered, numbers are grouped, and only a group is decoded. States with void marks
/// go one by one through ``FactReader``, and so does whatever has no outline.
public struct FactPass {
    /// Takes records that say the same: for the parts at which places, what, and how many they are.
    public typealias GroupSink = (_ parts: [Int], _ fact: RecordFact, _ times: Int) throws -> Void
    /// Takes one record of a kind that is handed over one by one, with its canonical state.
    public typealias RecordSink = (_ id: RecordID, _ bytes: [UInt8], _ fact: RecordFact) throws ->
        Void

    /// More groups or different values of one kind than these are handed over before the next record,
    /// so that memory doesn't grow with the records.
    static let groupsMax = 1 << 16

    private(set) var reader: FactReader
    let joiningKinds: Set<UInt32>
    var kinds: [UInt32: KindGroups] = [:]
    /// The numbers of the kinds that are handed over one by one.
    private let singly: Set<UInt32>
    private var outline = StateOutline()
    var scopes = ScopeTable()

    /// - Parameters:
    ///   - parts: What is counted by itself.
    ///   - singly: The names of kinds whose records are handed over one by one, and in no group.
    ///   - fields: The names of the fields that those are read for.
    public init(
        _ programme: Programme,
        parts: [CountPart],
        singly: Set<String> = [],
        fields: Set<String> = []
    ) {
        reader = FactReader(
            programme,
            kinds: parts.reduce(into: singly) { $0.insert($1.kind) },
            fields: parts.reduce(into: fields) { $0.formUnion($1.fields) }
        )
        joiningKinds = reader.joiningKinds
        let alone = programme.kinds.filter { singly.contains($0.name) }
        self.singly = Set(alone.compactMap { UInt32(exactly: $0.id) })
        for kind in programme.kinds where !singly.contains(kind.name) {
            let places = parts.indices.filter { parts[$0].kind == kind.name }
            guard !places.isEmpty, let id = UInt32(exactly: kind.id) else { continue }
            let parts = places.map { (place: $0, fields: parts[$0].fields) }
            kinds[id] = KindGroups(kind, programme, parts: parts)
        }
    }

    /// Whether all states have to go through ``noteJoins(_:)`` before the first is added.
    var needsJoins: Bool { reader.needsJoins }

    /// Takes up what a record joins; most join nothing.
    mutating func noteJoins(_ bytes: UnsafeRawBufferPointer) throws {
        if outline.read(bytes), !joiningKinds.contains(outline.kind) { return }
        reader.noteJoins(try RecordState(storedBytes: Array(bytes)))
    }

    /// Adds one record's state.
    mutating func add(
        _ bytes: UnsafeRawBufferPointer,
        of id: @autoclosure () throws -> RecordID,
        in scope: FactScope,
        to sink: GroupSink,
        _ recordSink: RecordSink
    ) throws {
        if outline.read(bytes) {
            guard outline.standing != .erased else { return }
            if let place = kinds.index(forKey: outline.kind) {
                if try addOutlined(bytes, place, in: scope, to: sink) { return }
            } else if !singly.contains(outline.kind) {
                return
            }
        }
        let copy = Array(bytes)
        let state = try RecordState(storedBytes: copy)
        guard let fact = reader.fact(state, partner: scope.partner) else { return }
        if let groups = kinds[state.kind.rawValue] {
            try sink(groups.places, fact, 1)
        } else {
            try recordSink(try id(), copy, fact)
        }
    }

    /// Whether records of the kind are handed over one by one.
    func isSingle(_ kind: UInt32) -> Bool { singly.contains(kind) }

    /// Hands over all facts that are still held.
    mutating func finish(to sink: GroupSink) throws {
        for place in kinds.indices { try drain(place, to: sink) }
    }

    /// False for a state that has to be decoded.
    private mutating func addOutlined(
        _ bytes: UnsafeRawBufferPointer,
        _ place: Dictionary<UInt32, KindGroups>.Index,
        in scope: FactScope,
        to sink: GroupSink
    ) throws -> Bool {
        guard outline.standing == .shown, kinds.values[place].take(outline, of: bytes) else {
            return false
        }
        let id = UnsafeRawBufferPointer(rebasing: bytes[outline.scope])
        kinds.values[place].addTaken(in: scopes.number(of: scope, named: id))
        if kinds.values[place].isFull { try drain(place, to: sink) }
        return true
    }

    /// Hands over the facts of a kind that are held.
    mutating func drain(
        _ place: Dictionary<UInt32, KindGroups>.Index,
        to sink: GroupSink
    ) throws {
        try kinds.values[place].drain(scopes) { try sink($0, reader.resolved($1), $2) }
    }
}
