internal import MergeCore
internal import RecordFormat
public import RecordStore
internal import WireProtocol

extension SyncService {
    /// Enrols a device by a one-time code, or again by the statement it once got.
    ///
    /// Repeating a request that succeeded gives the same answer.
    func enrol(_ request: EnrolRequest) throws -> EnrolAnswer {
        guard
            isValidSignature(
                request.signature,
                of: request.signedBytes,
                by: request.publicKey
            )
        else { throw Problem(.malformed, "The device's signature is wrong.") }
        return try store.write { transaction in
            let signed: SignedStatement
            switch request.proof {
            case .code(let code):
                signed = try enrol(request, code: code, in: transaction)
            case .statement(let statement):
                try readmit(request, showing: statement, in: transaction)
                signed = statement
            }
            return EnrolAnswer(
                statement: signed,
                serverKey: keys.signing.publicBytes,
                programme: try programmeAnswer(transaction)
            )
        }
    }

    private func enrol(
        _ request: EnrolRequest,
        code: String,
        in transaction: ServerTransaction
    ) throws -> SignedStatement {
        guard code.utf8.count <= InvitationCode.bytesMax else {
            throw Problem(.wrongCode, "There is no such code.")
        }
        let codeHash = InvitationCode.hash(code)
        guard let invitation = try transaction.invitation(codeHash: codeHash),
            !invitation.isRevoked, let role = Role(rawValue: invitation.role),
            let scope = try transaction.scope(ScopeID(invitation.partner)),
            let name = try transaction.partners().first(where: { $0.id == invitation.partner })?
                .name
        else { throw Problem(.wrongCode, "There is no such code.") }
        if let user = invitation.usedBy {
            return try repeated(request, user: user, in: transaction)
        }
        guard store.world.now() < invitation.expires else {
            throw Problem(.expiredCode, "The code has expired.")
        }
        guard try transaction.device(id: request.device) == nil else {
            throw Problem(.usedCode, "The device is enrolled already.")
        }
        let shared = try SharedScopes(in: transaction, shelf: shelf)
        try shared.makeScopes(in: transaction)
        let grants = ([scope.id] + shared.ids(of: invitation.partner)).map { scope in
            Grant(scope: scope, mayWrite: role.mayWrite, id: store.world.randomBytes(8))
        }
        let statement = EnrolmentStatement(
            device: request.device,
            partner: invitation.partner,
            partnerName: name,
            role: role,
            grants: grants,
            publicKey: request.publicKey,
            credentialHash: request.credentialHash
        )
        let bytes = statement.encoded
        let signed = SignedStatement(statement: bytes, signature: try keys.signing.sign(bytes))
        try ledger.append(
            .invitationUsed(codeHash: hex(codeHash), device: hex(request.device))
        )
        try insert(request, statement, signed, isConfirmed: true, in: transaction)
        try transaction.use(invitation, by: request.device)
        return signed
    }

    private func repeated(
        _ request: EnrolRequest,
        user: [UInt8],
        in transaction: ServerTransaction
    ) throws -> SignedStatement {
        guard user == request.device, let device = try transaction.device(id: user),
            try transaction.device(credentialHash: request.credentialHash)?.id == user
        else { throw Problem(.usedCode, "The code has been used.") }
        return SignedStatement(statement: device.statement, signature: device.signature)
    }

    /// Takes back a device that this server, restored to before its enrolment, has forgotten.
    ///
    /// It may push at once, so that nothing is lost; it may pull when an administrator has confirmed
    /// that it was not shut out meanwhile.
    private func readmit(
        _ request: EnrolRequest,
        showing signed: SignedStatement,
        in transaction: ServerTransaction
    ) throws {
        let statement = try EnrolmentStatement(decoding: signed.statement)
        guard
            isValidSignature(
                signed.signature,
                of: signed.statement,
                by: keys.signing.publicBytes
            ),
            statement.device == request.device, statement.publicKey == request.publicKey,
            statement.credentialHash == request.credentialHash
        else { throw Problem(.invalidStatement, "This server did not sign the statement.") }
        let entries = try ledger.entries()
        guard !entries.contains(.deviceRevoked(hex(statement.device))) else {
            throw Problem(.revoked, "An administrator has shut this device out.")
        }
        guard try transaction.device(id: statement.device) == nil else { return }
        _ = try transaction.insertPartner(statement.partner, name: statement.partnerName)
        try insert(request, statement, signed, isConfirmed: false, in: transaction)
        try SharedScopes(in: transaction, shelf: shelf).settle(ledger, entries, in: transaction)
        // The statement says what was granted at first; the ledger, what was given or taken since.
        guard let device = try transaction.device(id: statement.device) else { return }
        try ledger.applyGrants(of: device, entries, in: transaction)
    }

    private func insert(
        _ request: EnrolRequest,
        _ statement: EnrolmentStatement,
        _ signed: SignedStatement,
        isConfirmed: Bool,
        in transaction: ServerTransaction
    ) throws {
        let number = try transaction.insert(
            NewDevice(
                id: statement.device,
                partner: statement.partner,
                role: statement.role.rawValue,
                name: String(request.name.prefix(100)),
                credentialHash: statement.credentialHash,
                statement: signed.statement,
                signature: signed.signature,
                isConfirmed: isConfirmed
            )
        )
        for grant in statement.grants {
            guard let scope = try transaction.scope(grant.scope) else { continue }
            try transaction.insertGrant(
                device: number,
                scope: scope,
                mayWrite: grant.mayWrite,
                id: grant.id
            )
        }
    }
}

/// A one-time code: 20 characters that are easy to read out, in groups of five.
public enum InvitationCode {
    /// No vowels, so no words; no 0/O, 1/I/L.
    private static let alphabet = Array("23456789BCDFGHJKMNPQRSTVWXZ")

    /// Bytes of a code as somebody may type it; it has 20 characters and three hyphens.
    static let bytesMax = 64

    /// Makes a code of about 95 random bits.
    public static func make(_ world: World) -> String {
        let limit = 256 / alphabet.count * alphabet.count
        var characters: [Character] = []
        while characters.count < 20 {
            // Bytes above the limit would make some characters likelier than others.
            for byte in world.randomBytes(32) where Int(byte) < limit && characters.count < 20 {
                characters.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return stride(from: 0, to: 20, by: 5)
            .map { String(characters[$0..<($0 + 5)]) }.joined(separator: "-")
    }

    /// The hash that the server keeps; case, spaces and hyphens don't matter.
    public static func hash(_ code: String) -> [UInt8] {
        sha256(Array(code.uppercased().filter { $0.isLetter || $0.isNumber }.utf8))
    }
}
