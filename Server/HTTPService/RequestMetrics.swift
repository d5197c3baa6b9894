import Synchronization

/// Counts of answered requests, in Prometheus' text format.
final class RequestMetrics: Sendable {
    private struct Key: Hashable, Comparable {
        let path: String
        let status: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.path, left.status) < (right.path, right.status)
        }
    }

    private let counts = Mutex<[Key: Int]>([:])

    func count(_ path: String, _ status: Int) {
        counts.withLock { $0[Key(path: path, status: status), default: 0] += 1 }
    }

    var text: String {
        let lines = counts.withLock { counts in
            counts.sorted { $0.key < $1.key }.map { key, count in
                "brobyggerd_requests_total{path=\"\(key.path)\",status=\"\(key.status)\"} \(count)\n"
            }
        }
        return """
            # HELP brobyggerd_requests_total Requests answered since the start.
            # TYPE brobyggerd_requests_total counter

            """ + lines.joined()
    }
}
