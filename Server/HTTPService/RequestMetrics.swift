internal import SyncServer
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
    private let rejections = Mutex<[String: Int]>([:])

    func count(_ path: String, _ status: Int) {
        counts.withLock { $0[Key(path: path, status: status), default: 0] += 1 }
    }

    /// Counts a request that was refused to keep the server able to answer others.
    func reject(_ reason: String) {
        rejections.withLock { $0[reason, default: 0] += 1 }
    }

    /// Everything that is counted, with what stands now.
    func text(inFlight: Int, waiting: Int, backups: BackupShelf?) -> String {
        let requests = counts.withLock { counts in
            counts.sorted { $0.key < $1.key }.map { key, count in
                ("{path=\"\(key.path)\",status=\"\(key.status)\"}", Int64(count))
            }
        }
        let rejected = rejections.withLock { rejections in
            rejections.sorted { $0.key < $1.key }.map { ("{code=\"\($0.key)\"}", Int64($0.value)) }
        }
        var text = ""
        text += family("requests_total", "counter", "Requests answered since the start.", requests)
        text += family(
            "requests_rejected_total",
            "counter",
            "Requests refused because of their number since the start.",
            rejected
        )
        text += family(
            "requests_in_flight",
            "gauge",
            "Requests that are being read or answered.",
            [("", Int64(inFlight))]
        )
        text += family(
            "queue_length",
            "gauge",
            "Requests that wait for a thread.",
            [("", Int64(waiting))]
        )
        guard let backups else { return text }
        text += family(
            "backup_last_success_timestamp_seconds",
            "gauge",
            "When the newest verified backup was made; 0 without one.",
            [("", backups.lastSuccess ?? 0)]
        )
        text += family(
            "backup_failures_total",
            "counter",
            "Backups that could not be made since the start.",
            [("", Int64(backups.failures))]
        )
        return text
    }

    private func family(
        _ name: String,
        _ type: String,
        _ help: String,
        _ values: [(labels: String, value: Int64)]
    ) -> String {
        """
        # HELP brobyggerd_\(name) \(help)
        # TYPE brobyggerd_\(name) \(type)

        """ + values.map { "brobyggerd_\(name)\($0.labels) \($0.value)\n" }.joined()
    }
}
