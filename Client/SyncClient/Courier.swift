internal import RecordFormat
internal import RecordStore
internal import WireProtocol

/// Carries the calls of one sync or enrolment: waits while the server is too busy, and tells an
/// answer that can't be read from a fault of this device.
///
/// Every request may be repeated, so one that was turned away is sent again as it is.
final class Courier {
    private let transport: any Transport
    private let patience: Patience
    private let world: World
    private let sleep: (Double) -> Void
    private var attempts = 0
    private var waited = 0.0

    /// - Parameter sleep: Waits for so many seconds.
    init(
        _ transport: any Transport,
        _ patience: Patience,
        world: World,
        sleep: @escaping (Double) -> Void
    ) {
        self.transport = transport
        self.patience = patience
        self.world = world
        self.sleep = sleep
    }

    /// Carries a call whose answer is one message.
    ///
    /// - Returns: The refusal, or nil after success.
    func carry(_ call: WireCall, _ receive: ([UInt8]) throws -> Void) throws -> Problem? {
        switch try arrive(depart(call)) {
        case .refusal(let problem): return problem
        case .message(let body):
            try reading { try receive(body) }
            return nil
        }
    }

    /// Sends a call whose answer is one message, while the caller goes on.
    func depart(_ call: WireCall) -> Departure {
        Departure(call: call, answer: transport.start(call))
    }

    /// Waits for the answer.
    func arrive(_ departure: Departure) throws -> WireAnswer {
        var answer = try departure.answer()
        while case .refusal(let problem) = answer, waits(on: problem) {
            answer = try transport.carryMessage(departure.call)
        }
        return answer
    }

    /// Carries a pull; later pages may be read while `receive` stores earlier ones.
    ///
    /// - Returns: The refusal, or nil after success.
    func carryPages(
        _ call: WireCall,
        _ receive: (DeliveredPage) throws -> Void
    ) throws -> Problem? {
        let reader = PageReader()
        while let problem = try reading({
            try transport.stream(call, reading: reader.pages(in:), receive: receive)
        }) {
            guard waits(on: problem) else { return problem }
        }
        guard reader.isAtBoundary else { throw SyncError.cutOff }
        return nil
    }

    /// Waits until a server that is too busy may be asked again; false if it is not worth it.
    private func waits(on problem: Problem) -> Bool {
        guard problem.code.isBusy, let wait = nextWait(problem) else { return false }
        attempts += 1
        waited += wait
        sleep(wait)
        return true
    }

    private func nextWait(_ problem: Problem) -> Double? {
        patience.wait(
            attempt: attempts,
            waited: waited,
            asked: problem.retryAfter,
            chance: world.random()
        )
    }

    /// Does what reads an answer.
    func reading<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as FormatError {
            throw SyncError.malformedAnswer(reason: "\(error)")
        }
    }
}

/// A call on its way.
struct Departure {
    let call: WireCall
    /// Waits for it.
    let answer: () throws -> WireAnswer
}

extension ProblemCode {
    /// Whether the server turned the request away unread, for want of time.
    fileprivate var isBusy: Bool { self == .busy || self == .tooManyRequests }
}
