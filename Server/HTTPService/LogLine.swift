internal import Logging

/// How events are written, one a line.
public enum LogFormat: String, CaseIterable, Sendable {
    /// `time=… level=info event=request status=200`: logfmt, for people and for grep.
    case text
    /// One JSON object.
    case json
}

/// One event as a line: when, how grave, what, and then its details by name.
struct LogLine {
    let pairs: [(name: String, value: String)]

    /// - Parameter time: As in `2026-11-30T22:15:00Z`.
    init(time: String, level: Logger.Level, event: String, details: Logger.Metadata) {
        let details = details.filter { !Self.libraryKeys.contains($0.key) }
        pairs =
            [("time", time), ("level", level.rawValue), ("event", event)]
            + details.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
    }

    /// The line without its end; nothing in it can begin another one.
    func text(_ format: LogFormat) -> String {
        switch format {
        case .text: pairs.map { "\($0.name)=\(Self.plain($0.value))" }.joined(separator: " ")
        case .json:
            "{"
                + pairs.map { "\(Self.quoted($0.name)):\(Self.json($0))" }
                .joined(separator: ",") + "}"
        }
    }

    /// What the HTTP library adds to every event and `id` says already.
    private static let libraryKeys: Set = ["hb.request.id"]

    /// Details that are numbers.
    private static let numbers: Set = ["in", "ms", "out", "records", "status"]

    private static func json(_ pair: (name: String, value: String)) -> String {
        let isNumber = numbers.contains(pair.name) && Int64(pair.value) != nil
        return isNumber ? pair.value : quoted(pair.value)
    }

    private static func plain(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy { $0 > 32 && $0 != 34 && $0 != 61 && $0 != 127 }
        return isPlain && !value.isEmpty ? value : quoted(value)
    }

    private static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
