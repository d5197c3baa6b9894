/// The codes of one list, in the order in which they are offered.
public struct CodeList: Sendable {
    public let id: String
    public let codes: [Code]
    /// The codes that may still be written.
    public let offered: [Code]

    init(id: String, codes: [Code]) {
        self.id = id
        self.codes = codes
        offered = codes.filter { !$0.isRetired }
    }

    /// The code of that name, retired ones too; nil if there is none.
    public func code(named name: String) -> Code? { codes.first { $0.code == name } }
}

/// One code; its meaning never changes.
public struct Code: Sendable {
    public let code: String
    public let labels: Labels
    /// Not offered any more; records that have it keep it.
    public let isRetired: Bool
}
