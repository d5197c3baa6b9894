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

    /// Ten records as different as a list may hold them: of two writers and kinds, written anew, with a
    /// conflict, tallied, voided, erased, and one that is no state.
    static let many: [(id: RecordID, state: [UInt8], mutations: [PushedMutation])] = {
        let other = WriterID(7)
        return (UInt64(0)..<10).map { number in
            let day = 20_000 + Int32(number / 4)
            var state = RecordState(scope: scope, kind: KindID(number == 5 ? 2 : 1))
            let first = Stamp(dot: Dot(writer, 43 + number), day: day)
            let second = Stamp(dot: Dot(other, 3 * number + 1), day: day + 1)
            state.set(FieldID(1), to: .text(number.isMultiple(of: 2) ? "street" : "bar"), at: first)
            state.add(.text("housing"), to: FieldID(4), at: first)
            switch number {
            case 3:
                let before = state
                state.set(FieldID(1), to: .integer(-500), at: second)
                var here = before
                here.set(FieldID(1), to: .text("clinic"), at: Stamp(dot: Dot(writer, 52), day: day))
                state = state.joined(with: here)
            case 4: state.tally(FieldID(9), by: 300, at: second)
            case 6: state.void(reason: .text("typed_twice"), at: second)
            case 7: state.erase(reason: .text("withdrawn"), at: second)
            case 8: state.add(.text("health"), to: FieldID(4), at: second)
            default: break
            }
            let mutations = state.context.counters.entries.map { entry in
                PushedMutation(
                    dot: Dot(entry.key, entry.value),
                    id: make(MutationID(bytes: ramp(UInt8(number), 8))),
                    programme: number < 5 ? 3 : 2
                )
            }
            return (
                id: RecordID(day: day, random: (number, number &* 0x9E37_79B9_7F4A_7C15)),
                state: number == 9 ? ramp(0, 30) : state.canonicalBytes,
                mutations: number == 9 ? [] : mutations
            )
        }
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
