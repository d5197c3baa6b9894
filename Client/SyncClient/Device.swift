public import Programmes
public import RecordFormat
public import RecordStore
public import WireProtocol

/// A device: its store, who it is, and the programme it works by.
public struct Device: Sendable {
    public let store: DeviceStore

    public init(store: DeviceStore) {
        self.store = store
    }

    /// The newest programme the device has that this program can read.
    ///
    /// A server may be newer than this program, and its programme may say what only later ones know.
    /// Then work goes on by the version before, which is the one that it names.
    ///
    /// - Throws: ``DeviceError/notJoined`` before the first enrolment,
    ///   ``DeviceError/unreadableProgramme(version:)`` if there is no such version.
    public func programme() throws -> Programme {
        var newest: Int?
        var read: Int?
        while let stored = try store.read({ try $0.programmeSource(before: read) }) {
            // What is wrong with it is the server's business; here only the version matters.
            if let programme = try? Programme(yaml: stored.source) { return programme }
            newest = newest ?? stored.version
            read = stored.version
        }
        throw newest.map(DeviceError.unreadableProgramme) ?? .notJoined
    }

    /// Who the device is to its server; nil before it has joined.
    public func identity() throws -> DeviceIdentity? {
        try store.read(DeviceIdentity.init)
    }

    /// What the server has certified; nil before the device has joined.
    public func statement() throws -> EnrolmentStatement? {
        guard let signed = try identity()?.statement else { return nil }
        return try EnrolmentStatement(decoding: signed.statement)
    }
}

/// What a device keeps of itself: made before the first request, so that a lost answer costs nothing.
public struct DeviceIdentity: Sendable {
    public var server: String
    public var name: String
    public var device: [UInt8]
    /// The bearer credential; the server keeps its hash only.
    public var credential: [UInt8]
    public var key: SigningKey
    /// Nil until the server has answered.
    public var statement: SignedStatement?

    /// Makes a new identity.
    public init(server: String, name: String, world: World) {
        self.server = server
        self.name = name
        device = world.randomBytes(16)
        credential = world.randomBytes(32)
        key = SigningKey()
    }

    /// Reads the stored identity; nil if there is none.
    public init?(_ transaction: DeviceTransaction) throws {
        guard let device = try transaction.setting("id"),
            let server = try transaction.setting("server"),
            let credential = try transaction.setting("credential"),
            let key = try transaction.setting("key").flatMap(SigningKey.init)
        else { return nil }
        self.device = device
        self.server = String(decoding: server, as: UTF8.self)
        name = String(decoding: try transaction.setting("name") ?? [], as: UTF8.self)
        self.credential = credential
        self.key = key
        statement = try transaction.setting("statement").map(SignedStatement.init(decoding:))
    }

    /// Stores the identity.
    public func save(in transaction: DeviceTransaction) throws {
        try transaction.set("id", to: device)
        try transaction.set("server", to: Array(server.utf8))
        try transaction.set("name", to: Array(name.utf8))
        try transaction.set("credential", to: credential)
        try transaction.set("key", to: key.privateBytes)
        if let statement { try transaction.set("statement", to: statement.encoded) }
    }

    /// The enrolment request with this proof, signed.
    public func request(_ proof: EnrolRequest.Proof) throws -> EnrolRequest {
        var request = EnrolRequest(
            proof: proof,
            device: device,
            publicKey: key.publicBytes,
            credentialHash: sha256(credential),
            name: name
        )
        request.signature = try key.sign(request.signedBytes)
        return request
    }
}
