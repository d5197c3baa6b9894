import MergeCore
import RecordFormat
import TestSupport
import Testing
import WireProtocol

@Suite struct `Packed records` {
    private let rows = Fixture.many.enumerated().map { place, record in
        FeedRow(position: Int64(place), id: record.id, state: record.state, tag: Fixture.tag)
    }

    @Test func `a list that is not packed is read as well`() throws {
        let packed = page(rows).encoded
        let plain = encoded(rows)

        #expect(packed != plain)
        #expect(try FeedPage(decoding: plain) == FeedPage(decoding: packed))
    }

    /// Two rows, which no packer of ours would pack.
    @Test func `the example of the specification is two visits`() throws {
        let columns = try #require(
            bytes(
                hex: """
                    ab000201581c00a60001010302626b630382e0e0048300e0e005a301e002e003e001024b001b111111\
                    11111111110103420101044200000544194fbd0006834500194fbd0149006673747265657401440004\
                    0007074a1b0000019aa3b5ec000008431829010d547def8123456789abcdef73218fedcba987654321\
                    0e58201469a1891fea54d4e3b93b76c8deb26457ecbd0cb553245f441a8bac38a8177f
                    """
            )
        )
        var message = page([]).encoded
        message[0] += 1
        message.insert(contentsOf: [0] + columns, at: 1)
        func visit(_ counter: UInt64, persons: Int64) -> RecordState {
            var state = RecordState(scope: ScopeID("kc"), kind: KindID(3))
            let stamp = Stamp(dot: Dot(WriterID(0x1111_1111_1111_1111), counter), day: 20_413)
            state.set(FieldID(1), to: .integer(20_413), at: stamp)
            state.set(FieldID(2), to: .text("street"), at: stamp)
            state.set(FieldID(3), to: .integer(persons), at: stamp)
            return state
        }

        let read = try FeedPage(decoding: message).rows

        #expect(read.map(\.position) == [41, 42])
        #expect(read.map(\.id.description).first == "019aa3b5-ec00-7def-8123-456789abcdef")
        #expect(
            read.map(\.state) == [visit(1, persons: 4), visit(2, persons: 7)].map(\.canonicalBytes)
        )
        #expect(read.first.map { hex($0.tag) } == "1469a1891fea54d4e3b93b76c8deb264")
    }

    @Test func `short lists are not packed`() {
        let short = Array(rows.prefix(7))

        #expect(page(short).encoded == encoded(short))
    }

    @Test func `what columns can't tell is sent as it is`() throws {
        var withOddTag = rows
        withOddTag[3].tag = [1, 2, 3]
        var part = ScopeRequest(scope: Fixture.scope, cursor: Fixture.cursor)
        part.records = rows.map {
            PushedRecord(id: $0.id, state: $0.state, mutations: [Fixture.mutation])
        }
        // The state of the last one names no writer of whom it could have a mutation.
        #expect(try ScopeRequest(decoding: part.encoded) == part)
        #expect(page(withOddTag).encoded == encoded(withOddTag))
    }

    @Test func `a request whose lists were encoded beforehand is the same request`() {
        var full = ScopeRequest(scope: Fixture.scope, cursor: Fixture.cursor)
        full.records = rows.map { PushedRecord(id: $0.id, state: $0.state, mutations: []) }
        let empty = ScopeRequest(scope: ScopeID("reden"), cursor: .start)
        var request = SyncRequest(programme: 1, scopes: [empty, full])
        let lists = request.scopes.map(\.encodedRecords)

        #expect(request.encoded(lists: lists) == request.encoded)
        // What is known only later is not in them.
        request.scopes[1].cursor = .start
        #expect(request.encoded(lists: lists) == request.encoded)
        #expect(lists[0] == nil)
    }

    @Test func `a hundred contacts are a third of their bytes`() {
        var random = SeededGenerator(seed: 1)
        let contacts = (UInt64(0)..<100).map { number in
            var state = RecordState(scope: Fixture.scope, kind: KindID(2))
            let stamp = Stamp(dot: Dot(Fixture.writer, number + 1), day: 20_000)
            for field in 1...8 {
                let code = ["street", "clinic", "private", "escort"][random.number(0...3)]
                state.set(FieldID(UInt32(field)), to: .text(code), at: stamp)
            }
            return FeedRow(
                position: Int64(number),
                id: RecordID(day: 20_000, random: (random.next(), random.next())),
                state: state.canonicalBytes,
                tag: random.bytes(16)
            )
        }

        let packed = page(contacts).encoded.count
        let plain = encoded(contacts).count

        #expect(packed * 3 < plain)
    }

    @Test func `lists of one message together hold no more than a message may`() throws {
        let note = String(repeating: "x", count: 60_000)
        let parts = (0..<3).map { place in
            var part = ScopeRequest(scope: ScopeID("kc\(place)"), cursor: Fixture.cursor)
            part.records = (UInt64(1)...50).map { number in
                var state = RecordState(scope: part.scope, kind: KindID(1))
                let dot = Dot(Fixture.writer, number)
                state.set(FieldID(1), to: .text(note), at: Stamp(dot: dot, day: 20_000))
                return PushedRecord(id: Fixture.id, state: state.canonicalBytes, mutations: [])
            }
            return part
        }
        func read(_ count: Int) throws -> SyncRequest {
            let request = SyncRequest(programme: 1, scopes: Array(parts.prefix(count)))
            #expect(request.encoded.count < 200_000)
            return try SyncRequest(decoding: request.encoded)
        }

        #expect(try read(2).scopes.count == 2)
        #expect(throws: FormatError.self) { try read(3) }
    }

    private func page(_ rows: [FeedRow]) -> FeedPage {
        FeedPage(rows: rows, next: 9, head: 9, digest: nil, generation: Fixture.generation)
    }

    private func encoded(_ rows: [FeedRow]) -> [UInt8] {
        var writer = CBORWriter()
        writer.map(4)
        writer.write(0)
        writer.array(rows.count)
        for row in rows { row.encode(into: &writer) }
        for key in [1, 2] {
            writer.write(key)
            writer.write(9)
        }
        writer.write(4)
        writer.write(bytes: Fixture.generation.bytes)
        return writer.bytes
    }
}
