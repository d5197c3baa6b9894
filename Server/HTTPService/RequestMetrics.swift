import Synchronization

/// A request that was answered, as far as it is counted.
struct AnsweredRequest {
    let path: String
    let status: Int
    let seconds: Double
    /// Bytes of the body as it came.
    let received: Int
    /// Bytes of the answer's body as it went.
    let sent: Int
}

/// Counts of answered requests since the start.
final class RequestMetrics: Sendable {
    private struct Key: Hashable, Comparable {
        let path: String
        let status: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.path, left.status) < (right.path, right.status)
        }
    }

    private struct Counts {
        var answered: [Key: Int64] = [:]
        var rejected: [String: Int64] = [:]
        var durations: [String: DurationHistogram] = [:]
        var received: Int64 = 0
        var sent: Int64 = 0
    }

    private let counts = Mutex(Counts())

    func count(_ request: AnsweredRequest) {
        counts.withLock { counts in
            counts.answered[Key(path: request.path, status: request.status), default: 0] += 1
            counts.durations[request.path, default: DurationHistogram()].add(request.seconds)
            counts.received += Int64(request.received)
            counts.sent += Int64(request.sent)
        }
    }

    /// Counts a request that was refused to keep the server able to answer others.
    func reject(_ reason: String) {
        counts.withLock { $0.rejected[reason, default: 0] += 1 }
    }

    func write(to text: inout PrometheusText) {
        let counts = counts.withLock { $0 }
        text.add(
            "requests_total",
            .counter,
            "Requests answered since the start.",
            counts.answered.sorted { $0.key < $1.key }.map {
                ([("path", $0.key.path), ("status", "\($0.key.status)")], Double($0.value))
            }
        )
        text.add(
            "request_duration_seconds",
            "From a request's head to its answer's end.",
            counts.durations.sorted { $0.key < $1.key }.map { ([("path", $0.key)], $0.value) }
        )
        text.add(
            "requests_rejected_total",
            .counter,
            "Requests refused because of their number since the start.",
            counts.rejected.sorted { $0.key < $1.key }.map {
                ([("code", $0.key)], Double($0.value))
            }
        )
        text.add("received_bytes_total", .counter, "Bytes of bodies received.", counts.received)
        text.add("sent_bytes_total", .counter, "Bytes of bodies sent.", counts.sent)
    }
}

/// How many took at most so long.
struct DurationHistogram {
    /// The upper ends of the buckets.
    ///
    /// Seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    /// For each bound those at or below it and above the one before; last those above all.
    private(set) var buckets = [Int64](repeating: 0, count: bounds.count + 1)
    private(set) var sum = 0.0

    mutating func add(_ seconds: Double) {
        buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }
}
