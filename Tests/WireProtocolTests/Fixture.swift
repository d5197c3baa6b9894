import MergeCore
import RecordFormat
import WireProtocol

/// The parts that the example messages are made of; all of them made up.
enum Fixture {
    static let generation = make(Generation(bytes: ramp(0xA0, 8)))
    static let older = make(Generation(bytes: ramp(0xB0, 8)))
    static let scope = ScopeID("p:harbour")
    static let writer = WriterID(0x0123_4567_89AB_CDEF)
    static let id = make(RecordID("019254d3-8000-7abc-8def-000000000001"))
    static let otherID = make(RecordID("019254d3-8000-7abc-8def-000000000002"))
    static let digest = make(ScopeDigest(bytes: ramp(0x40, 32)))
    static let tag = ramp(0x10, 16)
    static let link = make(ChainLink(bytes: ramp(0x20, 16)))
    static let nextLink = make(ChainLink(bytes: ramp(0x30, 16)))
    static let cursor = FeedCursor(generation: generation, pulled: 1200, high: 1203)
    static let programme = ProgrammeAnswer(version: 3, source: "version: 3\n")
    static let grant = Grant(scope: scope, mayWrite: true, id: ramp(0x50, 8))
    static let offer = Offer(id: id, hash: MergeHash(of: state))
    static let row = FeedRow(position: 1201, id: id, state: state, tag: tag)
    static let mutation = PushedMutation(
        dot: Dot(writer, 42),
        id: make(MutationID(bytes: ramp(0x60, 8))),
        programme: 3
    )

    /// A freshly logged contact.
    static let state: [UInt8] = {
        var state = RecordState(scope: scope, kind: KindID(1))
        let stamp = Stamp(dot: Dot(writer, 42), day: 20_000)
        state.set(FieldID(1), to: .text("street"), at: stamp)
        state.add(.text("housing"), to: FieldID(4), at: stamp)
        return state.canonicalBytes
    }()

    static let statement = EnrolmentStatement(
        device: ramp(0x70, 16),
        partner: "harbour",
        partnerName: "Havnen",
        role: .bridgeBuilder,
        grants: [grant, Grant(scope: ScopeID("shared"), mayWrite: false, id: ramp(0x58, 8))],
        publicKey: ramp(0x80, 32),
        credentialHash: ramp(0xC0, 32)
    )

    static let signed = SignedStatement(statement: statement.encoded, signature: ramp(0, 64))

    /// `count` bytes that count up.
    static func ramp(_ first: UInt8, _ count: Int) -> [UInt8] {
        (0..<count).map { first &+ UInt8($0) }
    }

    /// What a literal of the right shape always makes.
    static func make<Made>(_ made: Made?) -> Made {
        guard let made else { preconditionFailure("a fixture's literal has the wrong shape") }
        return made
    }
}
