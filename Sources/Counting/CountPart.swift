internal import Programmes

/// A part of a query that is counted by itself: records that agree in these fields count alike.
///
/// So whoever has many records may hand in one fact for all that agree, and say how many they are.
public struct CountPart: Hashable, Sendable {
    /// The name of the kind whose records are counted.
    public let kind: String
    /// The names of all fields that decide anything.
    public let fields: Set<String>

    /// Makes a part as it is.
    public init(kind: String, fields: Set<String>) {
        self.kind = kind
        self.fields = fields
    }
}

/// Counters that are filled in one pass.
public struct Counters: Sendable {
    /// The counter of each part, and the part's place in it.
    private let owners: [(counter: Int, tally: Int)]
    private var counters: [Counter]
    /// What is counted by itself, counter by counter.
    public let parts: [CountPart]

    /// Takes counters that nothing was added to.
    public init(_ counters: [Counter]) {
        self.counters = counters
        var owners: [(Int, Int)] = []
        var parts: [CountPart] = []
        for (place, counter) in counters.enumerated() {
            owners += counter.tallies.indices.map { (place, $0) }
            parts += counter.tallies.map { tally in
                CountPart(kind: tally.plan.indicator.kind, fields: Set(tally.fields))
            }
        }
        self.owners = owners
        self.parts = parts
    }

    /// Adds records that agree in a part's kind and fields, in partner and in scope, to that part.
    ///
    /// - Parameters:
    ///   - fact: What they all say; of other fields it may say nothing.
    ///   - times: How many they are.
    ///   - part: The place in ``parts``. Each record is to be added to every part of its kind.
    public mutating func add(_ fact: RecordFact, times: Int = 1, toPart part: Int) {
        let owner = owners[part]
        counters[owner.counter].tallies[owner.tally].add(fact, times: times)
    }

    /// What was counted so far, counter by counter.
    public func tables() -> [CountTable] { counters.flatMap { $0.tables() } }
}
