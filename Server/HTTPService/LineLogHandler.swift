public import Logging

/// Writes events as lines.
public struct LineLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    private let format: LogFormat
    private let time: @Sendable () -> String
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - time: Now, as in `2026-11-30T22:15:00Z`.
    ///   - write: Writes a line with its end, whole.
    public init(
        _ format: LogFormat,
        level: Logger.Level,
        time: @escaping @Sendable () -> String,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.format = format
        logLevel = level
        self.time = time
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }
        let line = LogLine(
            time: time(),
            level: event.level,
            event: "\(event.message)",
            details: details
        )
        write(line.text(format) + "\n")
    }
}
