import MergeCore
import RecordFormat
import RecordStore
import Simulation
import Testing
import WireProtocol

/// Each thing that SPEC sections 9 and 15 let a server refuse, said by the server.
@Suite struct `A pushed record is refused` {
    private let stage: Stage
    private let device: SimulatedDevice

    init() throws {
        stage = try Stage()
        device = try stage.device("a")
    }

    @Test func `unless it keeps to the rules`() throws {
        let forgery = try visit()

        #expect(try stage.server.states()[forgery.id] == forgery.state)
    }

    /// The join takes the greater of two values of a dot, and no rule looks at a dot that is known.
    @Test func `if a dot that the server has gets another value`() throws {
        var forgery = try visit()
        let (date, dot) = (try forgery.field("date"), forgery.stamp(1).dot)
        forgery.state.registers[date]?[dot] = .text("Maria Hansen 12 34 56 78")

        try expect(&forgery, .denied, "a value, changed")
    }

    @Test func `if a dot that the server has gets another day`() throws {
        var forgery = try visit()
        let dot = forgery.stamp(1).dot
        forgery.state.days[dot] = 1

        try expect(&forgery, .denied, "a day, changed")
    }

    @Test func `if a void that the server has gets another reason`() throws {
        var forgery = try visit()
        forgery.state.void(reason: .text("typed_twice"), at: forgery.stamp(2))
        try forgery.list(2)
        #expect(try forgery.push().verdict == .ok)
        let dot = forgery.stamp(2).dot
        forgery.state.marks[dot]?.reason = .text("withdrawn")

        try expect(&forgery, .denied, "a void, changed")
    }

    @Test func `if it is new and no mutation wrote it`() throws {
        // Empty, with a context alone, it would let the next push pass as an edit.
        var forgery = try Forgery(stage, device, kind: "visit")
        let dot = forgery.stamp(1).dot
        forgery.state.context.insert(dot)

        try expect(&forgery, .denied, "a new record without a mutation")
    }

    @Test func `if a live dot is not listed`() throws {
        var forgery = try visit()
        try forgery.state.set(forgery.field("refused"), to: .integer(1), at: forgery.stamp(2))

        try expect(&forgery, .denied, "a mutation that is not listed")
    }

    @Test func `if a mutation is outside its chain`() throws {
        var forgery = try visit()
        forgery.isChained = false
        try forgery.state.set(forgery.field("refused"), to: .integer(1), at: forgery.stamp(2))
        try forgery.list(2)

        try expect(&forgery, .denied, "a mutation outside its chain")
    }

    @Test func `if it is of another scope`() throws {
        var forgery = try visit(in: "reden")
        forgery.scope = ScopeID("kc")

        try expect(&forgery, .denied, "another scope")
    }

    @Test func `if it is of another kind`() throws {
        var forgery = try visit()
        let other = try Forgery(stage, device, kind: "night")
        let visit = forgery.state
        forgery.state = other.state
        forgery.state.context = visit.context

        try expect(&forgery, .denied, "another kind")
    }

    @Test func `if it says that it is erased`() throws {
        var forgery = try visit()
        forgery.state.erase(reason: .text("other"))

        try expect(&forgery, .denied, "a device can't erase")
    }

    @Test func `if the server has erased it and it brings something new`() throws {
        var forgery = try visit()
        let known = forgery.state
        try stage.server.ledger.erase(forgery.id, reason: .text("other"), in: stage.server.store)
        try forgery.state.set(forgery.field("refused"), to: .integer(1), at: forgery.stamp(2))
        try forgery.list(2)
        try expect(&forgery, .erased, "the record was erased")

        forgery.state = known
        #expect(try forgery.push().verdict == .same)
    }

    @Test func `if more siblings come than a person can choose from`() throws {
        var forgery = try visit()
        let field = try forgery.field("refused")
        var siblings = Siblings()
        for counter in 2...UInt64(Limits.siblings + 2) {
            let stamp = forgery.stamp(counter)
            siblings.append(stamp.dot, .integer(Int64(counter)))
            forgery.state.context.insert(stamp.dot)
            forgery.state.days[stamp.dot] = stamp.day
            try forgery.list(counter)
        }
        forgery.state.registers[field] = siblings

        try expect(&forgery, .needsResolve, "#\(field.rawValue): too many siblings")
    }

    @Test func `if its programme version was never set here`() throws {
        var forgery = try visit()
        try forgery.state.set(forgery.field("refused"), to: .integer(1), at: forgery.stamp(2))
        try forgery.list(2, programme: 9)

        try expect(&forgery, .schemaTooNew, "programme version 9")
    }

    @Test func `if it is too large`() throws {
        var forgery = try visit()
        let text = String(repeating: "ord ", count: Limits.standard.recordBytes / 4)
        try forgery.state.set(forgery.field("note"), to: .text(text), at: forgery.stamp(2))
        try forgery.list(2)

        #expect(try forgery.push().verdict == .tooBig)
    }

    @Test(arguments: [
        ("note", Value.text("Ring 12 34 56 78"), "note: identifying_text"),
        ("district", .text("paris"), "district: unknown_code"),
        ("persons_met", .integer(-1), "persons_met: out_of_range"),
        ("persons_met", .text("three"), "persons_met: wrong type"),
    ])
    func `if a new value breaks a rule`(name: String, value: Value, detail: String) throws {
        var forgery = try visit()
        try forgery.state.set(forgery.field(name), to: value, at: forgery.stamp(2))
        try forgery.list(2)

        try expect(&forgery, .invalid, detail)
    }

    @Test func `if the kind has no such field`() throws {
        var forgery = try visit()
        forgery.state.set(FieldID(999), to: .integer(1), at: forgery.stamp(2))
        try forgery.list(2)

        try expect(&forgery, .invalid, "#999: unknown field")
    }

    @Test func `if nobody knows the reason of a void`() throws {
        var forgery = try visit()
        forgery.state.void(reason: .text("Maria"), at: forgery.stamp(2))
        try forgery.list(2)

        try expect(&forgery, .invalid, "reason: unknown code")
    }

    @Test func `if it is new and lacks what its kind requires`() throws {
        var forgery = try Forgery(stage, device, kind: "visit")
        try forgery.state.set(forgery.field("date"), to: .integer(14_259), at: forgery.stamp(1))
        try forgery.list(1)

        try expect(&forgery, .invalid, "place_type: required")
    }

    @Test func `if a pair's scope is no place for its kind`() throws {
        var forgery = try visit(in: "kc+reden")

        try expect(&forgery, .denied, "visit doesn't belong into this scope")
    }

    @Test func `if a referral goes to whoever wrote it`() throws {
        var forgery = try referral(to: "kc")

        try expect(&forgery, .denied, "to: not the other")
    }

    @Test func `if a referral is to go to somebody else`() throws {
        var forgery = try referral(to: "reden")
        #expect(try forgery.push().verdict == .ok)
        try forgery.state.set(forgery.field("to"), to: .text("kc"), at: forgery.stamp(2))
        try forgery.list(2)

        try expect(&forgery, .denied, "to: stays as it is")
    }

    /// A visit that the server has, unless it is of a scope that is no place for it.
    private func visit(in scope: String = "kc") throws -> Forgery {
        var forgery = try Forgery(stage, device, kind: "visit", in: scope)
        let stamp = forgery.stamp(1)
        try forgery.state.set(forgery.field("date"), to: .integer(14_259), at: stamp)
        try forgery.state.set(forgery.field("place_type"), to: .text("street"), at: stamp)
        try forgery.state.set(forgery.field("persons_met"), to: .integer(3), at: stamp)
        try forgery.list(1)
        if scope == "kc" { #expect(try forgery.push().verdict == .ok) }
        return forgery
    }

    private func referral(to partner: String) throws -> Forgery {
        var forgery = try Forgery(stage, device, kind: "referral", in: "kc+reden")
        let stamp = forgery.stamp(1)
        try forgery.state.set(forgery.field("date"), to: .integer(14_259), at: stamp)
        for (name, code) in [("to", partner), ("purpose", "housing"), ("status", "offered")] {
            try forgery.state.set(forgery.field(name), to: .text(code), at: stamp)
        }
        try forgery.list(1)
        return forgery
    }

    /// Nothing of what is refused may be seen afterwards.
    private func expect(
        _ forgery: inout Forgery,
        _ verdict: Verdict,
        _ detail: String
    ) throws {
        let before = try stage.server.states()[forgery.id]

        let answer = try forgery.push()

        #expect(answer.verdict == verdict)
        #expect(answer.detail == detail)
        #expect(try stage.server.states()[forgery.id] == before)
    }
}
