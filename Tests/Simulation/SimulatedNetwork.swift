import RecordStore
import SyncClient
import SyncServer
import WireProtocol

/// Carries calls to the simulated server over a network that loses, doubles, delays and cuts.
package final class SimulatedNetwork: Transport {
    package let server: SimulatedServer
    package let dice: Dice
    /// Out of a hundred calls; 0 is a perfect network.
    package var faultPercent = 0
    /// Records or repairs of one scope in a request; more are refused for their size.
    package var recordsMax = Int.max
    /// What happens elsewhere while an answer is on its way.
    package var meanwhile: () -> Void = {}
    /// Sees each call that reached the server, and whether its device had given up long before.
    package var onArrival: (WireCall, _ isLate: Bool) -> Void = { _, _ in }
    /// Sees each call that the server refused whole.
    package var onRefusal: (WireCall) -> Void = { _ in }
    /// Sees each call that the server answered, and the answer.
    package var onAnswer: (WireCall, [UInt8]) throws -> Void = { _, _ in }
    /// Requests that are still on their way when their device has long given up.
    private var delayed: [WireCall] = []
    private var calls = 0

    /// Nobody needs more for so few records: device and server go round in a circle.
    private static let callsMax = 3000

    package init(server: SimulatedServer, dice: Dice) {
        self.server = server
        self.dice = dice
    }

    package func carry(_ call: WireCall, onPiece: ([UInt8]) throws -> Void) throws -> Problem? {
        calls += 1
        guard calls < Self.callsMax else { throw SyncError.endless }
        let fault = dice.isHit(percent: faultPercent) ? dice.roll(5) : -1
        switch fault {
        case 0: throw SyncError.unreachable(reason: "the request was lost")
        case 1:
            delayed.append(call)
            throw SyncError.unreachable(reason: "the request is late")
        case 2: _ = try? serve(call)
        case 3:
            let body = Array(call.body.prefix(dice.roll(max(1, call.body.count))))
            _ = try? serve(WireCall(route: call.route, body: body, credential: call.credential))
            throw SyncError.unreachable(reason: "the request was cut")
        default: break
        }
        let answer: SyncService.Answer
        do {
            answer = try serve(call)
        } catch let problem as Problem {
            return problem
        }
        meanwhile()
        guard fault != 4 else {
            if case .stream(let next) = answer, let frame = try next() {
                try onPiece(Array(frame.prefix(dice.roll(frame.count))))
            }
            throw SyncError.unreachable(reason: "the answer was lost")
        }
        switch answer {
        case .body(let bytes): try onPiece(bytes)
        case .hints: break
        case .stream(let next):
            while let frame = try next() {
                let cut = dice.roll(frame.count + 1)
                try onPiece(Array(frame.prefix(cut)))
                try onPiece(Array(frame.dropFirst(cut)))
            }
        }
        return nil
    }

    /// Lets a late request arrive; nobody hears its answer.
    package func deliverLate() {
        guard !delayed.isEmpty else { return }
        _ = try? serve(delayed.remove(at: dice.roll(delayed.count)), isLate: true)
    }

    private func serve(_ call: WireCall, isLate: Bool = false) throws -> SyncService.Answer {
        guard !server.disk.isDown else { throw SyncError.unreachable(reason: "no server") }
        guard isSmallEnough(call) else {
            throw Problem(.tooLarge, "More than \(recordsMax) records.")
        }
        onArrival(call, isLate)
        let answer: SyncService.Answer
        do {
            answer = try server.service.answer(
                call.route,
                body: call.body,
                credential: call.credential
            )
        } catch {
            // A machine that stopped tells nobody why.
            guard !server.disk.isDown else { throw SyncError.unreachable(reason: "crash") }
            onRefusal(call)
            throw error
        }
        if case .body(let bytes) = answer { try onAnswer(call, bytes) }
        guard !server.disk.isDown else { throw SyncError.unreachable(reason: "crash") }
        return answer
    }

    private func isSmallEnough(_ call: WireCall) -> Bool {
        guard recordsMax < .max, call.route == .sync,
            let request = try? SyncRequest(decoding: call.body)
        else { return true }
        return request.scopes.allSatisfy {
            max($0.records.count, $0.repairs.count) <= recordsMax
        }
    }
}
