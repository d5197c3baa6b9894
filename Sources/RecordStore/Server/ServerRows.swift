public import MergeCore
public import RecordFormat

/// A record as the server holds it.
public struct ServerRecord: Sendable {
    /// The row's number in this database.
    public let number: Int64
    public let id: RecordID
    /// The row number of its scope.
    public let scope: Int64
    public let position: Int64
    public let hash: MergeHash
    /// The canonical state.
    public let bytes: [UInt8]
    /// When the server took this state, in seconds since 1970-01-01, and the device that brought it.
    public let at: Int64
    public let device: Int64
}

/// A scope on the server.
public struct ServerScope: Sendable {
    /// The row's number in this database.
    public let number: Int64
    public let id: ScopeID
    /// The partner whose own records it holds; nil for shared scopes.
    public let partner: String?
    /// The last position given out.
    public var position: Int64
    /// Over every record of the scope.
    public var digest: ScopeDigest
}

/// An enrolled device.
public struct ServerDevice: Sendable {
    /// The row's number in this database.
    public let number: Int64
    /// 16 bytes, made by the device.
    public let id: [UInt8]
    public let partner: String
    public let role: String
    public let name: String
    /// The signed statement it got, and the signature.
    public let statement: [UInt8]
    public let signature: [UInt8]
    /// Seconds since 1970-01-01.
    public let enrolled: Int64
    /// False for a device that only its statement vouches for, until an administrator confirms it.
    public let isConfirmed: Bool
    public let isRevoked: Bool
    public let lastSeen: Int64?
}

/// What a new device row holds.
public struct NewDevice: Sendable {
    public var id: [UInt8]
    public var partner: String
    public var role: String
    public var name: String
    public var credentialHash: [UInt8]
    public var statement: [UInt8]
    public var signature: [UInt8]
    public var isConfirmed: Bool

    public init(
        id: [UInt8],
        partner: String,
        role: String,
        name: String,
        credentialHash: [UInt8],
        statement: [UInt8],
        signature: [UInt8],
        isConfirmed: Bool
    ) {
        self.id = id
        self.partner = partner
        self.role = role
        self.name = name
        self.credentialHash = credentialHash
        self.statement = statement
        self.signature = signature
        self.isConfirmed = isConfirmed
    }
}

/// A scope that a device may hold.
public struct ServerGrant: Sendable {
    public let scope: ScopeID
    public let mayWrite: Bool
    /// Random 8 bytes.
    public let id: [UInt8]
}

/// A one-time code, known by its hash only.
public struct Invitation: Sendable {
    /// The row's number in this database: what lists and `revoke` call it.
    public let number: Int64
    public let partner: String
    public let role: String
    /// Seconds since 1970-01-01.
    public let expires: Int64
    /// The device that used it; nil while nobody has.
    public let usedBy: [UInt8]?
    public let isRevoked: Bool
}

/// A writer as the server knows it.
public struct ServerWriter: Sendable {
    /// The row's number in this database.
    public let number: Int64
    /// The row number of its device.
    public let device: Int64
    /// The last link of its chain.
    public let link: [UInt8]?
}

/// A stored cut: which state of the feed a count was made of.
public struct StoredCut: Equatable, Sendable {
    public let number: Int64
    public let generation: [UInt8]
    public let programme: Int
    /// The scopes' row numbers and positions; scopes made later are not in it.
    public var positions: [Int64: Int64]
}
