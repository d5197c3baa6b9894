internal import GRDB

extension ServerTransaction {
    /// Starts a generation: its id and where every scope stands.
    public func insertGeneration(_ id: [UInt8]) throws {
        try database.run(
            "INSERT INTO generation(id, started) VALUES (?, ?)",
            [id, world.now()]
        )
        let number = database.lastInsertedRowID
        try database.run(
            "INSERT INTO generation_start(generation, scope, position) SELECT ?, n, position FROM scope",
            [number]
        )
    }

    /// Whether this database ever started a generation.
    public func hasGeneration(_ id: [UInt8]) throws -> Bool {
        try database.row("SELECT 1 FROM generation WHERE id = ?", [id]) != nil
    }

    /// The newest generation's id; nil before the first start.
    public func currentGeneration() throws -> [UInt8]? {
        try database.row("SELECT id FROM generation ORDER BY n DESC LIMIT 1")?.bytes("id")
    }

    /// The last position that a scope had in a generation; nil for a generation unknown here.
    ///
    /// A scope made after the next generation's start was at 0 there.
    public func end(of generation: [UInt8], in scope: ServerScope) throws -> Int64? {
        guard
            let number = try database.integer(
                "SELECT n FROM generation WHERE id = ?",
                [generation]
            )
        else { return nil }
        let next = try database.integer("SELECT min(n) FROM generation WHERE n > ?", [number])
        guard let next, next > 0 else { return scope.position }
        return try database.integer(
            "SELECT position FROM generation_start WHERE generation = ? AND scope = ?",
            [next, scope.number]
        ) ?? 0
    }

    /// The stored cut of today's positions, made if there is none yet.
    public func currentCut(programme: Int) throws -> StoredCut {
        let positions = Dictionary(
            uniqueKeysWithValues: try scopes().map { ($0.number, $0.position) }
        )
        let last = try database.integer("SELECT max(n) FROM cut") ?? 0
        if let stored = try cut(number: last), stored.positions == positions,
            stored.programme == programme, try stored.generation == currentGeneration()
        {
            return stored
        }
        try database.run(
            """
            INSERT INTO cut(generation, programme, at)
            SELECT max(n), ?, ? FROM generation
            """,
            [programme, world.now()]
        )
        let number = database.lastInsertedRowID
        for (scope, position) in positions {
            try database.run(
                "INSERT INTO cut_position(cut, scope, position) VALUES (?, ?, ?)",
                [number, scope, position]
            )
        }
        return StoredCut(
            number: number,
            generation: try currentGeneration() ?? [],
            programme: programme,
            positions: positions
        )
    }

    /// A stored cut; nil for a number never given out here.
    public func cut(number: Int64) throws -> StoredCut? {
        guard
            let row = try database.row(
                """
                SELECT cut.programme AS programme, generation.id AS generation FROM cut
                JOIN generation ON generation.n = cut.generation WHERE cut.n = ?
                """,
                [number]
            )
        else { return nil }
        let positions = try database.rows(
            "SELECT scope, position FROM cut_position WHERE cut = ?",
            [number]
        ).map { row -> (Int64, Int64) in (try row["scope"], try row["position"]) }
        return StoredCut(
            number: number,
            generation: try row.bytes("generation"),
            programme: try row["programme"],
            positions: Dictionary(uniqueKeysWithValues: positions)
        )
    }
}
