internal import Counting
internal import Programmes
internal import RecordStore
internal import WireProtocol

extension SyncService {
    /// Roles that may count on the server.
    private static let countingRoles: Set<Role> = [.coordinator, .admin, .auditor]

    /// Exact counts of the device's own partner, of everything that the server holds of it and of what
    /// it shares with others.
    ///
    /// Never another partner's, nor a total that holds others: whoever knows their own part can
    /// subtract it (Server/DESIGN.md, counts over the network).
    func counts(_ request: CountsRequest, device: ServerDevice) throws -> CountsAnswer {
        guard device.isConfirmed else { throw Problem.unconfirmed }
        guard let role = Role(rawValue: device.role), Self.countingRoles.contains(role) else {
            throw Problem(.notGranted, "Devices of this role don't count on the server.")
        }
        guard let from = Day(iso: request.from), let to = Day(iso: request.to) else {
            throw Problem(.malformed, "The period is none.", detail: "from, to")
        }
        do {
            let counts = try ServerCounts(
                CountQuery(indicators: request.indicators, from: from, to: to, by: request.by),
                asOf: request.asOf,
                of: device.partner,
                store: store,
                shelf: shelf
            )
            return try answer(counts, partner: device.partner)
        } catch let error as CountError {
            throw Problem(.malformed, "The count can't be made.", detail: error.code.rawValue)
        } catch is UnknownCut {
            throw Problem(.asOfUnknown, "The server doesn't know this cut.")
        }
    }

    private func answer(_ counts: ServerCounts, partner: String) throws -> CountsAnswer {
        let version = counts.programme.version
        let source = try store.read { try $0.programmeSource(version: version) }
        guard let source else { throw StoreError.corrupt(what: "programme") }
        return CountsAnswer(
            cut: counts.cut,
            programme: ProgrammeAnswer(version: version, source: source),
            partner: partner,
            erasedSince: counts.erasedSince,
            tables: counts.tables.map(CountsAnswer.Table.init),
            additions: counts.tables.enumerated().compactMap { TableAddition($1, place: $0) }
        )
    }
}

extension CountsAnswer.Table {
    fileprivate init(_ table: CountTable) {
        self.init(
            indicator: table.indicator.id,
            total: table.total,
            rows: table.rows.map { row in
                CountsAnswer.Row(
                    keys: row.keys.map(CountsAnswer.Key.init),
                    value: row.value,
                    contested: row.contested,
                    base: row.base
                )
            }
        )
    }
}

extension TableAddition {
    /// Nil if the numbers alone say everything.
    fileprivate init?(_ table: CountTable, place: Int) {
        var addition = CountAddition(place: place)
        addition.whole = table.base?.total
        addition.without = table.without
        addition.bounds = table.bounds
        addition.wholeBounds = table.base?.bounds
        let rows = table.rows.enumerated().map { place, row in
            var addition = CountAddition(place: place)
            addition.whole = row.whole
            addition.bounds = row.bounds
            addition.wholeBounds = row.wholeBounds
            return addition
        }
        self.init(table: addition, rows: rows.filter { !$0.isEmpty })
        guard !self.table.isEmpty || !self.rows.isEmpty else { return nil }
    }
}

extension CountsAnswer.Key {
    fileprivate init(_ key: FieldKey?) {
        switch key {
        case nil: self = .notStated
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .day(Int64(day.daysSinceEpoch))
        case .text(let text): self = .text(text)
        }
    }
}
