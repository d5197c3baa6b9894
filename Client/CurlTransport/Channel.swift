internal import Dispatch
internal import SyncClient
internal import Synchronization
internal import WireProtocol

/// Hands items from the thread that reads an answer to the one that takes them, in their order.
///
/// It holds `capacity` items: whoever puts another one in waits until one was taken, and with it the
/// server, because nothing more is received meanwhile.
final class Channel<Item: Sendable>: Sendable {
    private struct State {
        var items: [Item] = []
        var outcome: Result<Problem?, any Error>?
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let arrivals = DispatchSemaphore(value: 0)

    init(capacity: Int) {
        // One that is let go below the value it began with ends the program.
        for _ in 0..<capacity { room.signal() }
    }

    /// Adds an item.
    ///
    /// - Throws: If nobody takes items any more.
    func put(_ item: Item) throws {
        room.wait()
        try state.withLock { state in
            guard !state.isAbandoned else { throw SyncError.cutOff }
            state.items.append(item)
        }
        arrivals.signal()
    }

    /// Says what the call came to; nothing may be put in afterwards.
    func finish(_ outcome: Result<Problem?, any Error>) {
        state.withLock { $0.outcome = outcome }
        arrivals.signal()
    }

    /// Takes the next item; nil, once, after the last one.
    func next() -> Item? {
        arrivals.wait()
        let item = state.withLock { $0.items.isEmpty ? nil : $0.items.removeFirst() }
        if item != nil { room.signal() }
        return item
    }

    /// Takes no more items: whoever waits to put one in is told.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        room.signal()
    }

    /// What the call came to, once there is no next item.
    func outcome() throws -> Problem? {
        guard let outcome = state.withLock({ $0.outcome }) else { throw SyncError.cutOff }
        return try outcome.get()
    }
}
