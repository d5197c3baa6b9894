/// What may be recorded and counted: data, not code.
///
/// A value of this type has passed every check of the definition. Every version ever used is kept, so
/// that old records can be read and old counts repeated.
public struct Programme: Sendable {
    public let id: String
    /// From 1, and higher with every change.
    public let version: Int
    public let labels: Labels
    public let kinds: [Kind]
    public let codeLists: [CodeList]
    public let windows: [CountingWindow]
    public let indicators: [Indicator]
    /// Figures from documents, to compare counts with.
    public let baselines: [Baseline]
    /// Which partners refer people to each other, and share a scope for that.
    public let pairs: PartnerPairs
    /// The YAML as it was given.
    public let source: String

    /// Id and version: `copenhagen@1`.
    public var name: String { "\(id)@\(version)" }

    /// The kind of that name; nil if there is none.
    public func kind(named name: String) -> Kind? { kinds.first { $0.name == name } }

    /// The kind with that number; nil if there is none.
    public func kind(id: Int) -> Kind? { kinds.first { $0.id == id } }

    /// The indicator with that id; nil if there is none.
    public func indicator(id: String) -> Indicator? { indicators.first { $0.id == id } }

    /// The baseline with that id; nil if there is none.
    public func baseline(id: String) -> Baseline? { baselines.first { $0.id == id } }

    /// The counting window with that id; nil if there is none.
    public func window(id: String) -> CountingWindow? { windows.first { $0.id == id } }
}

/// Which partners refer people to each other.
public enum PartnerPairs: Hashable, Sendable {
    /// Each to every other one.
    case all
    /// These; two ids each.
    case listed([[String]])

    /// Whether two partners share a scope.
    public func contains(_ one: String, _ other: String) -> Bool {
        switch self {
        case .all: one != other
        case .listed(let pairs): pairs.contains { Set($0) == [one, other] }
        }
    }
}
