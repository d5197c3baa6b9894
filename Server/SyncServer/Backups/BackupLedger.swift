import Foundation
internal import RecordFormat

/// The lines of a ledger's file, whatever they say.
///
/// Backups copy and unite lines without reading them, so that they keep lines which only a newer
/// version understands.
struct LedgerLines {
    /// Every whole line, oldest first; one that a crash cut off has no full stop and is left out.
    private(set) var lines: [String]

    /// No file is no line.
    init(path: String) throws {
        guard BackupDisk.exists(path) else {
            lines = []
            return
        }
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        lines = text.split(separator: "\n").map(String.init).filter { $0.hasSuffix(".") }
    }

    var bytes: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

    /// Adds the lines that only the older ledger has, before all others, because of two lines about
    /// one thing the last one counts.
    ///
    /// - Returns: How many there were.
    mutating func unite(withOlder older: LedgerLines) -> Int {
        let known = Set(lines)
        let missing = older.lines.filter { !known.contains($0) }
        guard !missing.isEmpty else { return 0 }
        let old = Set(older.lines)
        lines = older.lines + lines.filter { !old.contains($0) }
        return missing.count
    }

    /// Replaces a ledger's file as a whole.
    func write(to path: String) throws {
        let new = path + ".partial"
        try BackupDisk.write(bytes, to: new)
        try BackupDisk.rename(new, to: path)
    }
}
