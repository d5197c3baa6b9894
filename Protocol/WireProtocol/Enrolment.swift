public import MergeCore
public import RecordFormat

/// What a person who holds a device may do.
public enum Role: String, CaseIterable, Sendable {
    case worker
    case bridgeBuilder = "bridge_builder"
    case coordinator
    case admin
    case auditor

    /// Whether devices of this role may write records.
    public var mayWrite: Bool { self != .auditor }
}

/// A device's leave to hold one scope.
public struct Grant: WireMessage {
    public var scope: ScopeID
    public var mayWrite: Bool
    /// Random 8 bytes: a scope that is revoked and granted again is another grant.
    public var id: [UInt8]

    public init(scope: ScopeID, mayWrite: Bool, id: [UInt8]) {
        self.scope = scope
        self.mayWrite = mayWrite
        self.id = id
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(3)
        writer.write(scope.rawValue)
        writer.write(mayWrite)
        writer.write(bytes: id)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 3)
        scope = ScopeID(try reader.readText())
        mayWrite = try reader.readBool()
        id = try reader.readBytes()
    }
}

/// What the server certifies about a device; signed with the server's key.
///
/// A server restored to before the enrolment believes it, because its key is older than any backup.
public struct EnrolmentStatement: WireMessage {
    public var device: [UInt8]
    public var partner: String
    public var partnerName: String
    public var role: Role
    public var grants: [Grant]
    /// The device's Ed25519 public key.
    public var publicKey: [UInt8]
    /// SHA-256 of the device's bearer credential, so that only its owner can show the statement.
    public var credentialHash: [UInt8]

    public init(
        device: [UInt8],
        partner: String,
        partnerName: String,
        role: Role,
        grants: [Grant],
        publicKey: [UInt8],
        credentialHash: [UInt8]
    ) {
        self.device = device
        self.partner = partner
        self.partnerName = partnerName
        self.role = role
        self.grants = grants
        self.publicKey = publicKey
        self.credentialHash = credentialHash
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(7)
        writer.write(bytes: device)
        writer.write(partner)
        writer.write(partnerName)
        writer.write(role.rawValue)
        writer.write(list: grants)
        writer.write(bytes: publicKey)
        writer.write(bytes: credentialHash)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 7)
        device = try reader.readBytes(count: 16)
        partner = try reader.readText()
        partnerName = try reader.readText()
        guard let role = Role(rawValue: try reader.readText()) else {
            throw FormatError("expected a role", at: reader.offset)
        }
        self.role = role
        grants = try reader.readList(Grant.init(from:))
        publicKey = try reader.readBytes(count: 32)
        credentialHash = try reader.readBytes(count: 32)
    }
}

/// A statement with the server's signature over its bytes.
public struct SignedStatement: WireMessage {
    /// An encoded ``EnrolmentStatement``.
    public var statement: [UInt8]
    public var signature: [UInt8]

    public init(statement: [UInt8], signature: [UInt8]) {
        self.statement = statement
        self.signature = signature
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(2)
        writer.write(bytes: statement)
        writer.write(bytes: signature)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 2)
        statement = try reader.readBytes()
        signature = try reader.readBytes()
    }
}

/// `POST /v1/enrol`: a new device with a one-time code, or one that a restored server has forgotten.
///
/// The device made id, key and credential before, so a request whose answer was lost is repeated as
/// it was and answered the same.
public struct EnrolRequest: WireMessage {
    /// How the device shows that it may enrol.
    public enum Proof: Equatable, Sendable {
        case code(String)
        case statement(SignedStatement)
    }

    public var proof: Proof
    public var device: [UInt8]
    public var publicKey: [UInt8]
    public var credentialHash: [UInt8]
    /// What the device is called in the administrator's list.
    public var name: String
    /// The device's signature over the request without it, with its own key.
    public var signature: [UInt8]
    /// What a later device says beyond this: it is signed too.
    private var later: [Later] = []

    /// A pair of the map with a key that this version doesn't know, encoded.
    private struct Later: Equatable {
        let key: Int
        let value: [UInt8]
    }

    public init(
        proof: Proof,
        device: [UInt8],
        publicKey: [UInt8],
        credentialHash: [UInt8],
        name: String
    ) {
        self.proof = proof
        self.device = device
        self.publicKey = publicKey
        self.credentialHash = credentialHash
        self.name = name
        signature = []
    }

    /// What the device signs: the request without its signature.
    public var signedBytes: [UInt8] {
        var unsigned = self
        unsigned.signature = []
        return unsigned.encoded
    }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        switch proof {
        case .code(let code): map.put(0) { $0.write(code) }
        case .statement(let statement): map.put(1) { statement.encode(into: &$0) }
        }
        map.put(2) { $0.write(bytes: device) }
        map.put(3) { $0.write(bytes: publicKey) }
        map.put(4) { $0.write(bytes: credentialHash) }
        map.put(5) { $0.write(name) }
        map.put(6) { $0.write(bytes: signature) }
        for pair in later { map.put(pair.key) { $0.write(encoded: pair.value) } }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(proof: .code(""), device: [], publicKey: [], credentialHash: [], name: "")
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: proof = .code(try reader.readText())
            case 1: proof = .statement(try SignedStatement(from: &reader))
            case 2: device = try reader.readBytes(count: 16)
            case 3: publicKey = try reader.readBytes(count: 32)
            case 4: credentialHash = try reader.readBytes(count: 32)
            case 5: name = try reader.readText()
            case 6: signature = try reader.readBytes()
            default:
                guard let key = Int(exactly: key) else { throw FormatError("too large a key") }
                later.append(Later(key: key, value: try reader.readItem()))
            }
        }
        guard device.count == 16, publicKey.count == 32, credentialHash.count == 32 else {
            throw FormatError("a key is missing")
        }
    }
}

/// What an enrolled device gets.
public struct EnrolAnswer: WireMessage {
    public var statement: SignedStatement
    /// The server's Ed25519 public key.
    public var serverKey: [UInt8]
    public var programme: ProgrammeAnswer

    public init(statement: SignedStatement, serverKey: [UInt8], programme: ProgrammeAnswer) {
        self.statement = statement
        self.serverKey = serverKey
        self.programme = programme
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(3)
        statement.encode(into: &writer)
        writer.write(bytes: serverKey)
        programme.encode(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 3)
        statement = try SignedStatement(from: &reader)
        serverKey = try reader.readBytes(count: 32)
        programme = try ProgrammeAnswer(from: &reader)
    }
}

/// `GET /v1/programme`: the newest programme definition.
public struct ProgrammeAnswer: WireMessage {
    public var version: Int
    /// The YAML as the administrator set it.
    public var source: String

    public init(version: Int, source: String) {
        self.version = version
        self.source = source
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(2)
        writer.write(version)
        writer.write(source)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 2)
        version = try reader.readCount()
        source = try reader.readText()
    }
}
