import CRecordStore
import Counting
import Foundation
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import SyncServer
import TestSupport
import Testing

/// A server's register that lives through a random history, and counts of it made the slow way.
struct ViewRegister {
    let bench: Bench
    let store: ServerStore
    let shelf = ProgrammeShelf()
    var random: SeededGenerator
    private var ids: [RecordID] = []
    private var counter: UInt64 = 0

    init(seed: UInt64) throws {
        bench = try Bench()
        random = SeededGenerator(seed: seed)
        store = try ServerStore(folder: bench.data, create: true, world: bench.world)
        try store.write { transaction in
            try ServerKeys.create(in: transaction)
            try transaction.insertProgramme(version: 1, source: Self.programme(version: 1))
            _ = try transaction.insertPartner("kc", name: "KC")
            _ = try transaction.insertPartner("reden", name: "Reden")
            try transaction.insertScope("pair:kc-reden", partner: nil)
            try transaction.insertGeneration(Array(repeating: 7, count: 16))
        }
    }

    mutating func change(records new: Int, edits: Int, catchingUp: Bool) throws {
        for _ in 0..<new {
            ids.append(RecordID(day: 20_000, random: (random.next(), random.next())))
        }
        let added = ids.suffix(new)
        let edited =
            ids.isEmpty ? [] : (0..<edits).map { _ in ids[random.number(0...(ids.count - 1))] }
        var history = self
        try store.write { transaction in
            for id in added { try history.write(id, in: transaction) }
            for id in edited { try history.write(id, in: transaction) }
            if catchingUp { while try !transaction.catchUpView(segmentsMax: 2) {} }
        }
        self = history
    }

    /// Gives a card to a new record, to look for it in the file.
    mutating func add(card: String) throws -> RecordID {
        let id = RecordID(day: 20_000, random: (random.next(), random.next()))
        var history = self
        try store.write { transaction in
            var state = RecordState(scope: ScopeID("kc"), kind: KindID(1))
            state.set(FieldID(1), to: .integer(20_500), at: history.stamp())
            state.set(FieldID(7), to: .text(card), at: history.stamp())
            try history.store(state, id, replacing: nil, in: transaction)
        }
        self = history
        return id
    }

    private mutating func write(_ id: RecordID, in transaction: ServerTransaction) throws {
        guard let old = try transaction.record(id) else {
            let scope = ["kc", "kc", "reden", "pair:kc-reden"][random.number(0...3)]
            let isJoin = random.chance(3)
            var state = RecordState(scope: ScopeID(scope), kind: KindID(isJoin ? 2 : 1))
            for _ in 0..<(isJoin ? 3 : random.number(1...5)) { edit(&state) }
            return try store(state, id, replacing: nil, in: transaction)
        }
        var state = try RecordState(canonicalBytes: old.bytes)
        guard state.erasure == nil else { return }
        var other = state
        edit(&state)
        if random.chance(40), state.erasure == nil {
            // Somebody else's edit at the same time: a conflict, or a contested void.
            edit(&other)
            state = state.joined(with: other)
        }
        try store(state, id, replacing: old, in: transaction)
    }

    private mutating func edit(_ state: inout RecordState) {
        guard state.erasure == nil else { return }
        let at = stamp()
        if state.kind == KindID(2) {
            state.set(FieldID(1), to: .integer(20_500), at: at)
            for field: UInt32 in [2, 3] {
                state.set(FieldID(field), to: .text("place\(random.number(0...4))"), at: at)
            }
            if random.chance(10) { state.void(reason: .text("typed_twice"), at: at) }
            return
        }
        switch random.number(0...60) {
        case 0...19:
            state.set(FieldID(1), to: .integer(Int64(20_500 + random.number(0...80))), at: at)
        case 20...29: state.set(FieldID(2), to: random.chance(10) ? .null : code(), at: at)
        case 30...35: state.set(FieldID(3), to: .integer(Int64(random.number(-1...5))), at: at)
        case 36...41: state.add(code(), to: FieldID(4), at: at)
        case 42...43: state.remove(code(), from: FieldID(4), at: at)
        case 44...46: state.set(FieldID(5), to: .text("A note, as long as it gets"), at: at)
        case 47...50: state.tally(FieldID(6), by: Int64(random.number(-2...3)), at: at)
        case 51...53: state.set(FieldID(7), to: .text("VIP-\(random.number(0...30))"), at: at)
        case 54...56: state.set(FieldID(8), to: .text("place\(random.number(0...4))"), at: at)
        case 57...58: state.void(reason: .text("wrong_entry"), at: at)
        case 59 where random.chance(2): state.erase(reason: .text("withdrawn"), at: at)
        default: state.set(FieldID(9), to: .text("later"), at: at)
        }
    }

    private mutating func code() -> Value {
        .text(["street", "bar", "clinic", "ship"][random.number(0...3)])
    }

    private mutating func stamp() -> Stamp {
        counter += 1
        return Stamp(dot: Dot(WriterID(1 + counter % 3), counter), day: 20_500)
    }

    private func store(
        _ state: RecordState,
        _ id: RecordID,
        replacing old: ServerRecord?,
        in transaction: ServerTransaction
    ) throws {
        guard var scope = try transaction.scope(state.scope) else { return }
        let bytes = state.canonicalBytes
        let hash = MergeHash(of: bytes)
        _ = try transaction.store(bytes, hash: hash, of: id, replacing: old, in: &scope, device: 1)
        try transaction.update(scope)
    }
}

extension ViewRegister {
    /// How often a text stands in the database's file.
    func places(of text: String) throws -> Int {
        let file = try Data(
            contentsOf: URL(fileURLWithPath: bench.data + "/" + ServerStore.fileName)
        )
        var count = 0
        var rest = file.startIndex..<file.endIndex
        while let found = file.range(of: Data(text.utf8), in: rest) {
            count += 1
            rest = found.upperBound..<file.endIndex
        }
        return count
    }

    func viewColumns() throws -> Int64 { try rows(of: "view_segment") }

    func segments() throws -> Int64 { try rows(of: "(SELECT DISTINCT segment FROM view_segment)") }

    /// Records that no segment has as they are.
    func changedSinceBuilt() throws -> Int64 { try rows(of: "view_stale") }

    private func rows(of table: String) throws -> Int64 {
        var count: Int64 = 0
        try sql("SELECT count(*) FROM \(table)") { count = sqlite3_column_int64($0, 0) }
        return count
    }

    /// Runs SQL beside the store, with row checks as that writes them.
    func sql(_ text: String, _ row: (OpaquePointer?) -> Void = { _ in }) throws {
        var database: OpaquePointer?
        try #require(sqlite3_open(bench.data + "/" + ServerStore.fileName, &database) == SQLITE_OK)
        defer { sqlite3_close(database) }
        brobygger_add_row_check(database)
        var statement: OpaquePointer?
        try #require(sqlite3_prepare_v2(database, text, -1, &statement, nil) == SQLITE_OK)
        defer { sqlite3_finalize(statement) }
        while true {
            let result = sqlite3_step(statement)
            guard result == SQLITE_ROW else {
                try #require(result == SQLITE_DONE)
                return
            }
            row(statement)
        }
    }

    static let queries: [CountQuery] = [
        [], ["place"], ["topics"], ["partner", "met"], ["month", "place"], ["date"],
    ].map { by in
        let days = (Day(daysSinceEpoch: 20_510), Day(daysSinceEpoch: 20_560))
        return CountQuery(indicators: [], from: days.0, to: days.1, by: by)
    }

    func tables(asOf cut: String? = nil, of partner: String? = nil) throws -> ServerCounts {
        try ServerCounts(asOf: cut, of: partner, store: store, shelf: shelf) { _ in Self.queries }
    }

    /// Every record decoded, turned into a fact and added by itself.
    func slowTables() throws -> [CountTable] {
        try store.read { transaction in
            let programme = try shelf.newest(in: transaction)
            var counters = try Self.queries.map { try Counter(programme: programme, query: $0) }
            let kinds = Set(programme.kinds.map(\.name))
            let fields = Set(programme.kinds.flatMap(\.fields).map(\.name))
            var reader = FactReader(programme, kinds: kinds, fields: fields)
            func eachState(_ body: (ServerScope, RecordState) -> Void) throws {
                for scope in try transaction.scopes() {
                    try transaction.eachRecord(in: scope, after: 0) { record in
                        body(scope, try RecordState(canonicalBytes: record.bytes))
                        return true
                    }
                }
            }
            try eachState { reader.noteJoins($1) }
            try eachState { scope, state in
                let partner = scope.partner ?? scope.id.rawValue
                guard let fact = reader.fact(state, partner: partner) else { return }
                for place in counters.indices { counters[place].add(fact) }
            }
            return counters.flatMap { $0.tables() }
        }
    }

    static func programme(version: Int) -> String {
        let later =
            version == 1
            ? ""
            : "\n      - {id: 9, name: later, type: choice, codes: places, labels: {da: S, en: L}}"
        let earlier =
            "      - {id: 8, name: earlier, type: reference, labels: {da: Før, en: Before}}"
        return SmallProgramme.yaml
            .replacing("version: 1\n", with: "version: \(version)\n")
            .replacing(earlier, with: earlier + later + joining) + more
    }

    private static let joining = """

          - id: 2
            name: same
            joins: [one, other]
            labels: {da: Samme sted, en: Same place}
            fields:
              - {id: 1, name: date, type: date, required: true, labels: {da: Dato, en: Date}}
              - {id: 2, name: one, type: reference, labels: {da: Et, en: One}}
              - {id: 3, name: other, type: reference, labels: {da: Andet, en: Other}}
        """

    private static let more = """

          - {id: cards, kind: visit, distinct: card, definition: 1, unit: card,
             labels: {da: Kort, en: Cards}, unit_labels: {da: kort, en: cards}}
          - {id: places, kind: visit, distinct: earlier, definition: 1, unit: place,
             labels: {da: Steder, en: Places}, unit_labels: {da: steder, en: places}}
        """
}
