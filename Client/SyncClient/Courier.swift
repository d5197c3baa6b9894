internal import RecordFormat
internal import RecordStore
internal import WireProtocol

/// Carries the calls of one sync or enrolment: waits while the server is too busy, and tells an
/// answer that can't be read from a fault of this device.
final class Courier {
    private let transport: any Transport
    private let patience: Patience
    private let world: World
    private let sleep: (Double) -> Void
    private var attempts = 0
    private var waited = 0.0

    /// Pages end much earlier; whoever sends more is no server of ours.
    ///
    /// Bytes.
    private static let answerBytesMax = 64 << 20

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

    /// Carries a call; `receive` gets the whole answer, or each frame of a streamed one.
    ///
    /// - Returns: The refusal, or nil after success.
    func carry(_ call: WireCall, _ receive: ([UInt8]) throws -> Void) throws -> Problem? {
        call.route == .pull
            ? try carryFrames(call, receive) : try carryMessage(call, receive)
    }

    private func carryMessage(
        _ call: WireCall,
        _ receive: ([UInt8]) throws -> Void
    ) throws -> Problem? {
        var body: [UInt8] = []
        let problem = try patiently(call) { piece in
            guard body.count + piece.count <= Self.answerBytesMax else {
                throw SyncError.malformedAnswer(reason: "too long")
            }
            body += piece
        }
        if problem == nil { try reading { try receive(body) } }
        return problem
    }

    private func carryFrames(
        _ call: WireCall,
        _ receive: ([UInt8]) throws -> Void
    ) throws -> Problem? {
        var frames = FrameReader()
        let problem = try patiently(call) { piece in
            try reading { for message in try frames.append(piece) { try receive(message) } }
        }
        guard problem != nil || frames.isAtBoundary else { throw SyncError.cutOff }
        return problem
    }

    /// Every request may be repeated, so one that was turned away is sent again as it is.
    private func patiently(
        _ call: WireCall,
        _ onPiece: ([UInt8]) throws -> Void
    ) throws -> Problem? {
        while let problem = try transport.carry(call, onPiece: onPiece) {
            guard problem.code.isBusy, let wait = nextWait(problem) else { return problem }
            attempts += 1
            waited += wait
            sleep(wait)
        }
        return nil
    }

    private func nextWait(_ problem: Problem) -> Double? {
        patience.wait(
            attempt: attempts,
            waited: waited,
            asked: problem.retryAfter,
            chance: world.random()
        )
    }

    private func reading(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as FormatError {
            throw SyncError.malformedAnswer(reason: "\(error)")
        }
    }
}

extension ProblemCode {
    /// Whether the server turned the request away unread, for want of time.
    fileprivate var isBusy: Bool { self == .busy || self == .tooManyRequests }
}
