internal import Dispatch
internal import SyncClient
internal import Synchronization
internal import WireProtocol

/// Hands items from the thread that reads an answer to the one that takes them, in their order.
///
/// It is a ring of places. Whoever puts an item in waits until a place is free, and with it the server,
/// because nothing more is received meanwhile.
final class Channel<Item: Sendable>: Sendable {
    private final class Place: Sendable {
        let item = Mutex<Item?>(nil)
    }

    private let places: [Place]
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let putCount = Atomic(0)
    private let takenCount = Atomic(0)
    private let isAbandoned = Atomic(false)
    private let result = Mutex(Result<Problem?, any Error>.failure(SyncError.cutOff))

    init(capacity: Int) {
        places = (0..<capacity).map { _ in Place() }
        // A semaphore that is let go below the value it began with ends the program.
        for _ in places { free.signal() }
    }

    /// Adds an item.
    ///
    /// One thread does.
    ///
    /// - Throws: If nobody takes items any more.
    func put(_ item: Item) throws {
        free.wait()
        guard isWanted else { throw SyncError.cutOff }
        place(putCount).item.withLock { $0 = item }
        filled.signal()
    }

    /// Says what the call came to; nothing may be put in afterwards.
    func finish(_ outcome: Result<Problem?, any Error>) {
        result.withLock { $0 = outcome }
        filled.signal()
    }

    /// Takes the next item; nil, once, after the last one.
    ///
    /// One thread does.
    func next() -> Item? {
        filled.wait()
        let item = place(takenCount).item.withLock { $0.take() }
        if item != nil { free.signal() }
        return item
    }

    /// Whether items are still taken.
    var isWanted: Bool { !isAbandoned.load(ordering: .acquiring) }

    /// Takes no more items: whoever waits to put one in is told.
    func abandon() {
        isAbandoned.store(true, ordering: .releasing)
        free.signal()
    }

    /// What the call came to, once there is no next item.
    func outcome() throws -> Problem? { try result.withLock { $0 }.get() }

    private func place(_ count: borrowing Atomic<Int>) -> Place {
        places[count.wrappingAdd(1, ordering: .relaxed).oldValue % places.count]
    }
}
