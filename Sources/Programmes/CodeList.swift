/// The codes of one list, in the order in which they are offered.
public struct CodeList: Sendable {
    public let id: String
    public let codes: [Code]

    /// The code of that name, retired ones too; nil if there is none.
    public func code(named name: String) -> Code? { codes.first { $0.code == name } }

    /// The codes that may still be written.
    public var offered: [Code] { codes.filter { !$0.isRetired } }
}

/// One code; its meaning never changes.
public struct Code: Sendable {
    public let code: String
    public let labels: Labels
    /// Not offered any more; records that have it keep it.
    public let isRetired: Bool
}
