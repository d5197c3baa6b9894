public import Counting
public import Programmes
internal import RecordStore
internal import WireProtocol

/// Exact counts of the device's own partner, made by the server of all that it holds.
public struct ServerCount: Sendable {
    /// Repeats these counts exactly on the server.
    public let cut: String
    /// The programme that the server counted by; it may be newer than the device's.
    public let programme: Programme
    /// Whose records were counted.
    public let partner: String
    /// Records of the cut that were erased since.
    public let erasedSince: Int
    public let tables: [CountTable]

    init(_ answer: CountsAnswer, _ query: CountQuery) throws {
        cut = answer.cut
        partner = answer.partner
        erasedSince = answer.erasedSince
        guard let programme = try? Programme(yaml: answer.programme.source) else {
            // Without the definitions nobody could say what the numbers are.
            throw DeviceError.unreadableProgramme(version: answer.programme.version)
        }
        self.programme = programme
        let empty = try Counter(programme: programme, query: query).tables()
        guard empty.map(\.indicator.id) == answer.tables.map(\.indicator) else {
            throw SyncError.malformedAnswer(reason: "other indicators")
        }
        let additions = try Self.byPlace(answer.additions, \.table.place, answer.tables.count)
        tables = try zip(empty, answer.tables).enumerated().map { place, pair in
            let (table, counted) = pair
            let more = additions[place]
            let rows = try Self.byPlace(more?.rows ?? [], \.place, counted.rows.count)
            return CountTable(
                indicator: table.indicator,
                from: table.from,
                to: table.to,
                by: table.by,
                total: counted.total,
                base: CountBase(of: table.indicator, more?.table),
                without: more?.table.without,
                bounds: more?.table.bounds,
                rows: try counted.rows.enumerated().map { place, row in
                    try CountRow(row, rows[place], keys: table.by.count)
                }
            )
        }
    }

    /// What is added to each of `count` tables or rows.
    private static func byPlace<Addition>(
        _ additions: [Addition],
        _ place: KeyPath<Addition, Int>,
        _ count: Int
    ) throws(SyncError) -> [Int: Addition] {
        var byPlace: [Int: Addition] = [:]
        for addition in additions {
            let place = addition[keyPath: place]
            guard place < count, byPlace.updateValue(addition, forKey: place) == nil else {
                throw .malformedAnswer(reason: "an addition to nothing")
            }
        }
        return byPlace
    }
}

extension Synchronizer {
    /// Asks the server for counts; the query has to be one that the device's programme can answer.
    ///
    /// - Parameter name: The cut to repeat; nil counts what is there now.
    public func counts(_ query: CountQuery, asOf name: String?) throws -> ServerCount {
        guard let identity = try store.read(DeviceIdentity.init), identity.statement != nil else {
            throw DeviceError.notJoined
        }
        let request = CountsRequest(
            indicators: query.indicators,
            from: query.from.description,
            to: query.to.description,
            by: query.by,
            asOf: name
        )
        let call = WireCall(
            route: .counts,
            body: [],
            credential: identity.credential,
            query: request.query
        )
        var count: ServerCount?
        let problem = try courier.carry(call) {
            count = try ServerCount(CountsAnswer(decoding: $0), query)
        }
        if let problem { throw SyncError.refused(problem) }
        guard let count else { throw SyncError.cutOff }
        return count
    }
}

extension CountBase {
    /// Nil unless the indicator is a share and the server knows its whole.
    fileprivate init?(of indicator: Indicator, _ more: CountAddition?) {
        guard let base = indicator.base, let more, let whole = more.whole else { return nil }
        self.init(indicator: base, total: whole, bounds: more.wholeBounds)
    }
}

extension CountRow {
    fileprivate init(
        _ row: CountsAnswer.Row,
        _ more: CountAddition?,
        keys: Int
    ) throws(SyncError) {
        guard row.keys.count == keys else { throw .malformedAnswer(reason: "other keys") }
        self.init(
            keys: row.keys.map(FieldKey.init),
            value: row.value,
            contested: row.contested,
            base: row.base,
            whole: more?.whole,
            bounds: more?.bounds,
            wholeBounds: more?.wholeBounds
        )
    }
}

extension FieldKey {
    fileprivate init?(_ key: CountsAnswer.Key) {
        switch key {
        case .notStated: return nil
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .day(Day(daysSinceEpoch: Int32(clamping: day)))
        case .text(let text): self = .text(text)
        }
    }
}
