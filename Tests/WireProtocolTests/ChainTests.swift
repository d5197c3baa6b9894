import Testing
import WireProtocol

@Suite struct `The chain of a writer` {
    private let first = ChainLink(after: nil, batch: [1])
    private var second: ChainLink { ChainLink(after: first, batch: [2]) }
    private var third: ChainLink { ChainLink(after: second, batch: [3]) }
    private var foreign: ChainLink { ChainLink(after: first, batch: [9]) }

    @Test func `a fresh writer follows a server that has nothing of it`() {
        let chain = chain(acknowledged: nil, next: first)

        #expect(chain.follows(nil))
    }

    @Test func `a repeated request follows the link it made itself`() {
        #expect(chain(acknowledged: nil, next: first).follows(first))
        #expect(chain(acknowledged: first, next: second).follows(second))
    }

    @Test func `the acknowledged link is followed, with or without new work`() {
        #expect(chain(acknowledged: first, next: second).follows(first))
        #expect(chain(acknowledged: first, next: nil).follows(first))
    }

    @Test func `a link whose answer never came is followed`() {
        let chain = chain(acknowledged: first, attempted: [second], next: third)

        #expect(chain.follows(second))
        #expect(chain.follows(first))
    }

    @Test func `a link of the other clone is not followed`() {
        let chain = chain(acknowledged: first, attempted: [second], next: third)

        #expect(!chain.follows(foreign))
    }

    @Test func `a clone without new work notices too`() {
        #expect(!chain(acknowledged: first, next: nil).follows(second))
        #expect(!chain(acknowledged: nil, next: nil).follows(first))
    }

    @Test func `a server that has forgotten the writer is not followed`() {
        #expect(!chain(acknowledged: first, next: second).follows(nil))
        #expect(!chain(acknowledged: first, next: nil).follows(nil))
    }

    @Test func `links differ by batch and by past`() {
        #expect(ChainLink(after: nil, batch: [1]) == first)
        #expect(ChainLink(after: nil, batch: [2]) != first)
        #expect(ChainLink(after: first, batch: [1]) != first)
        #expect(ChainLink(bytes: first.bytes) == first)
        #expect(ChainLink(bytes: first.bytes + [0]) == nil)
    }

    private func chain(
        acknowledged: ChainLink?,
        attempted: [ChainLink] = [],
        next: ChainLink?
    ) -> Chain {
        Chain(
            writer: Fixture.writer,
            acknowledged: acknowledged,
            attempted: attempted,
            next: next
        )
    }
}
