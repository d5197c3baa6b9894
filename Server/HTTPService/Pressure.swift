internal import RecordFormat
import Synchronization
internal import WireProtocol

/// How much the server takes on at once, and how fast from one device.
final class Pressure: Sendable {
    /// Requests whose body is read, that wait, or that are answered; each may hold a whole body.
    static let requestsMax = 128
    /// Those among them whose sender is not known: whoever sends a body slowly, or none at all, can keep
    /// other strangers out and no device.
    static let strangersMax = 32
    /// Connections that are open, most of them idle; more wait to be accepted.
    static let connectionsMax = 512
    /// After so long without a byte of a request, or without room for a byte of an answer, a
    /// connection is closed.
    ///
    /// Seconds.
    static let idleSeconds: Int64 = 60

    private let counts = Mutex((all: 0, strangers: 0))
    private let rates = Mutex(RequestRates())
    private let clock = ContinuousClock()
    private let start = ContinuousClock().now

    /// Requests that are being read or answered now.
    var inFlight: Int { counts.withLock { $0.all } }

    /// Whether strangers could soon take the places of devices.
    var isScarce: Bool { inFlight >= Self.strangersMax }

    /// Takes a request on.
    ///
    /// - Returns: What has to be kept as long as the request is read or answered.
    /// - Throws: ``Problem`` `too_many_requests` or `busy`.
    /// - Parameter isKnown: Whether it is a device's.
    func admit(credential: [UInt8]?, isKnown: Bool) throws(Problem) -> Admission {
        guard let credential, !isWithinRate(credential) else {
            return try admit(isStranger: !isKnown)
        }
        throw Problem(
            .tooManyRequests,
            "The device asks too often.",
            detail: "Wait as long as Retry-After says."
        )
    }

    private func admit(isStranger: Bool) throws(Problem) -> Admission {
        let isAdmitted = counts.withLock { counts in
            guard counts.all < Self.requestsMax,
                !isStranger || counts.strangers < Self.strangersMax
            else { return false }
            counts.all += 1
            if isStranger { counts.strangers += 1 }
            return true
        }
        guard isAdmitted else { throw Problem(.busy, "The server has too much to do.") }
        return Admission(pressure: self, isStranger: isStranger)
    }

    private func isWithinRate(_ credential: [UInt8]) -> Bool {
        let seconds = start.duration(to: clock.now) / .seconds(1)
        // The hash, so that no secret is kept for longer than a request.
        return rates.withLock { $0.take(sha256(credential), at: seconds) }
    }

    fileprivate func leave(isStranger: Bool) {
        counts.withLock { counts in
            counts.all -= 1
            if isStranger { counts.strangers -= 1 }
        }
    }
}

/// One request's place; given back when nobody keeps it any more, however that came about.
final class Admission: Sendable {
    private let pressure: Pressure
    private let isStranger: Bool

    fileprivate init(pressure: Pressure, isStranger: Bool) {
        self.pressure = pressure
        self.isStranger = isStranger
    }

    deinit { pressure.leave(isStranger: isStranger) }
}

/// A bucket of tokens for each credential: a burst is free, and then a steady rate.
struct RequestRates {
    /// A device that heals asks some 270 questions in a row, each for one of 256 parts.
    static let burst = 600.0
    /// Requests a second that never run out; a person's device needs one a minute.
    static let perSecond = 20.0
    /// Buckets that are remembered.
    static let credentialsMax = 10_000

    private struct Bucket {
        var tokens: Double
        var at: Double

        func filled(_ now: Double) -> Double {
            min(RequestRates.burst, tokens + (now - at) * RequestRates.perSecond)
        }
    }

    private var buckets: [[UInt8]: Bucket] = [:]

    /// Takes a token; false if there is none.
    ///
    /// - Parameter now: Seconds since any fixed moment.
    mutating func take(_ credential: [UInt8], at now: Double) -> Bool {
        let tokens = buckets[credential]?.filled(now) ?? Self.burst
        guard tokens >= 1 else { return false }
        makeRoom(now)
        buckets[credential] = Bucket(tokens: tokens - 1, at: now)
        return true
    }

    /// A full bucket says no more than none.
    ///
    /// With too many in use at once all are forgotten: inventing credentials must not shut out
    /// anybody who has one.
    private mutating func makeRoom(_ now: Double) {
        guard buckets.count >= Self.credentialsMax else { return }
        buckets = buckets.filter { $0.value.filled(now) < Self.burst }
        if buckets.count >= Self.credentialsMax { buckets = [:] }
    }
}
