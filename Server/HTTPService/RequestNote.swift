internal import Logging
internal import RecordFormat
import Synchronization

/// What is told of one request when it is over: to the log as a line, to the metrics as counts.
///
/// Nothing of what was sent, nobody's name, no secret; a device by the first half of its id's
/// first word, enough to find it in `device list`.
final class RequestNote: Sendable {
    /// The path, or `other`: what strangers ask for must not fill the memory or the log.
    let path: String
    private let id: String
    private let metrics: RequestMetrics
    private let logger: Logger
    private let start = ContinuousClock().now
    private let device = Mutex<String?>(nil)
    private let received = Mutex(0)

    init(path: String, id: String, metrics: RequestMetrics, logger: Logger) {
        self.path = path
        self.id = id
        self.metrics = metrics
        self.logger = logger
    }

    func identify(_ id: [UInt8]) {
        device.withLock { $0 = hex(Array(id.prefix(4))) }
    }

    func receive(_ bytes: Int) {
        received.withLock { $0 = bytes }
    }

    /// Tells of the end; `detail` is for whoever looks after the server.
    func end(
        status: Int,
        bytes: Int,
        code: String? = nil,
        detail: String? = nil,
        level: Logger.Level = .info
    ) {
        let seconds = start.duration(to: ContinuousClock().now) / .seconds(1)
        let received = received.withLock { $0 }
        metrics.count(
            AnsweredRequest(
                path: path,
                status: status,
                seconds: seconds,
                received: received,
                sent: bytes
            )
        )
        var details: Logger.Metadata = [
            "id": "\(id)", "path": "\(path)", "status": "\(status)",
            "ms": "\(Int((seconds * 1000).rounded()))", "in": "\(received)", "out": "\(bytes)",
        ]
        if let device = device.withLock({ $0 }) { details["device"] = "\(device)" }
        if let code { details["code"] = "\(code)" }
        if let detail { details["detail"] = "\(detail)" }
        logger.log(level: level, "request", metadata: details)
    }
}
