import Programmes

/// A configuration file: `name = value` lines; empty ones and those that begin with `#` say nothing.
struct SettingsFile {
    struct Entry: Equatable {
        let value: String
        /// From 1.
        let line: Int
    }

    private(set) var entries: [String: Entry] = [:]

    /// Why a file is refused as a whole.
    struct Fault: Error, Equatable {
        enum Reason {
            case notAnAssignment, unknownName, emptyValue, doubleName
        }

        let reason: Reason
        let name: String
        let line: Int
    }

    /// - Parameter names: The options that may stand there.
    /// - Throws: ``Fault`` for the first line that is wrong.
    init(_ text: String, names: [String]) throws(Fault) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, raw) in lines.enumerated() {
            let line = raw.trimmingWhitespace
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].trimmingWhitespace
            let value = parts.count == 2 ? parts[1].trimmingWhitespace : ""
            let reason: Fault.Reason? =
                if parts.count < 2 { .notAnAssignment } else if !names.contains(name) {
                    .unknownName
                } else if value.isEmpty { .emptyValue } else if entries[name] != nil {
                    .doubleName
                } else { nil }
            if let reason { throw Fault(reason: reason, name: name, line: index + 1) }
            entries[name] = Entry(value: value, line: index + 1)
        }
    }
}
