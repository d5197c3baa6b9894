internal import MergeCore
import Synchronization
internal import WireProtocol

/// Tells connected devices that something changed in a scope they hold, and nothing else.
///
/// It is fed by commits of this process and asks the database nothing. A hint may come for nothing
/// and may be lost with the process; devices ask anyway from time to time.
public final class LiveHints: Sendable {
    /// Devices that listen at once; more are refused.
    public static let listenersMax = 256
    /// Connections of one device; a new one ends its oldest, which it may have lost long ago.
    public static let perDevice = 4

    private struct Listeners {
        var next = 0
        var all: [Int: LiveListener] = [:]
    }

    private let listeners = Mutex(Listeners())

    public init() {}

    /// How many listen now.
    public var count: Int { listeners.withLock { $0.all.count } }

    /// Begins to listen; ends with ``leave(_:)``.
    ///
    /// - Throws: ``Problem`` `busy` if too many listen.
    func listen(device: Int64, scopes: Set<ScopeID>) throws(Problem) -> LiveListener {
        let listener: LiveListener? = listeners.withLock { listeners in
            let own = listeners.all.values.filter { $0.device == device }
            if own.count >= Self.perDevice, let oldest = own.min(by: { $0.number < $1.number }) {
                oldest.end()
                listeners.all[oldest.number] = nil
            }
            guard listeners.all.count < Self.listenersMax else { return nil }
            listeners.next += 1
            let listener = LiveListener(number: listeners.next, device: device, scopes: scopes)
            listeners.all[listener.number] = listener
            return listener
        }
        guard let listener else {
            throw Problem(.busy, "Too many devices listen; ask from time to time instead.")
        }
        return listener
    }

    /// Ends a listener.
    public func leave(_ listener: LiveListener) {
        listener.end()
        listeners.withLock { $0.all[listener.number] = nil }
    }

    /// Something was written in these scopes; the device that wrote it knows.
    func changed(_ scopes: Set<ScopeID>, by device: Int64) {
        guard !scopes.isEmpty else { return }
        let told = listeners.withLock { listeners in
            listeners.all.values.filter {
                $0.device != device && $0.holds(any: scopes)
            }
        }
        for listener in told { listener.hint() }
    }

    /// Something was changed that may concern everybody: a record erased, a device shut out.
    public func changedForAll() {
        for listener in listeners.withLock({ Array($0.all.values) }) { listener.hint() }
    }
}

/// One connection that waits for hints.
public final class LiveListener: Sendable {
    let number: Int
    let device: Int64
    /// What the device held when it was last looked up.
    private let scopes: Mutex<Set<ScopeID>>
    /// One element for each moment at which to look at ``takeHint()``; several may become one.
    public let wakes: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation
    private let isHinted = Mutex(false)

    init(number: Int, device: Int64, scopes: Set<ScopeID>) {
        self.number = number
        self.device = device
        self.scopes = Mutex(scopes)
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Whether something changed since the last time.
    public func takeHint() -> Bool {
        isHinted.withLock { hinted in
            defer { hinted = false }
            return hinted
        }
    }

    func holds(any changed: Set<ScopeID>) -> Bool {
        scopes.withLock { !$0.isDisjoint(with: changed) }
    }

    func hold(_ held: Set<ScopeID>) { scopes.withLock { $0 = held } }

    /// Makes the one who waits look, though nothing may have changed.
    public func wake() { waker.yield() }

    func hint() {
        isHinted.withLock { $0 = true }
        wake()
    }

    func end() { waker.finish() }
}
