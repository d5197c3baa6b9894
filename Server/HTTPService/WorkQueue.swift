import Dispatch
import Synchronization
internal import WireProtocol

/// Blocking calls run here, never on the cooperative threads; a bounded number waits.
final class WorkQueue: Sendable {
    /// The store takes one write at a time; more threads than this only wait for it.
    static let threads = 8
    /// A call that finds so many waiting is refused at once, so that those that wait are answered
    /// before their devices give up.
    static let waitingMax = 64

    private typealias Job = @Sendable () -> Void

    private struct State {
        var running = 0
        var waiting: [Job] = []
    }

    private let threads: Int
    private let waitingMax: Int
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "brobyggerd.blocking", attributes: .concurrent)

    init(threads: Int = WorkQueue.threads, waitingMax: Int = WorkQueue.waitingMax) {
        self.threads = threads
        self.waitingMax = waitingMax
    }

    /// How many calls wait.
    var length: Int { state.withLock { $0.waiting.count } }

    /// Runs a blocking call and waits for it without holding a thread of the event loops.
    ///
    /// - Parameter isAdmitted: Whether it goes on with something that has begun, and waits however
    ///   many do.
    /// - Throws: What the call throws, or ``Problem`` `busy`.
    func run<Output: Sendable>(
        isAdmitted: Bool = false,
        _ body: @escaping @Sendable () throws -> Output
    ) async throws -> Output {
        let done = Done<Output>()
        await withCheckedContinuation { continuation in
            let job: Job = {
                done.result.withLock { $0 = Result(catching: body) }
                continuation.resume()
            }
            if !take(job, isAdmitted: isAdmitted) { continuation.resume() }
        }
        return try done.result.withLock { try $0.get() }
    }

    /// What a job came to; handed over in a lock, because the thread sanitizer doesn't see that a
    /// continuation orders what happens before and after it, where it is resumed before it is awaited.
    private final class Done<Output: Sendable>: Sendable {
        let result = Mutex(
            Result<Output, any Error>.failure(Problem(.busy, "The server has too much to do."))
        )
    }

    /// Starts a job or lets it wait; false if it can't.
    private func take(_ job: @escaping Job, isAdmitted: Bool) -> Bool {
        let starts: Bool? = state.withLock { state in
            if state.running < threads {
                state.running += 1
                return true
            }
            guard isAdmitted || state.waiting.count < waitingMax else { return nil }
            state.waiting.append(job)
            return false
        }
        if starts == true {
            queue.async { [self] in
                job()
                while let next = next() { next() }
            }
        }
        return starts != nil
    }

    private func next() -> Job? {
        state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.running -= 1
            return nil
        }
    }
}
