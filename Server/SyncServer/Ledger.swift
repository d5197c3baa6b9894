import Foundation
import Glibc

/// What must outlive a restore: entries are durable before what they say takes effect, and are
/// replayed at every start, so that an old backup can't undo them.
public struct Ledger: Sendable {
    /// One thing that stays done.
    public enum Entry: Hashable, Sendable {
        /// A device, by its id in hexadecimal, was shut out.
        case deviceRevoked(String)
        /// An invitation, by its code's hash, was used by a device.
        case invitationUsed(codeHash: String, device: String)
        /// A device, by its id in hexadecimal, may from now on `write` or `read` a scope, or `none`;
        /// the grant's id in hexadecimal.
        case grantSet(device: String, scope: String, leave: String, grant: String)
        /// A record, by its id, was erased for a reason, as encoded bytes in hexadecimal.
        case recordErased(record: String, reason: String)
        /// The server started a generation: a database that doesn't know it was put back.
        case generationStarted(String)
    }

    /// Every entry, oldest first.
    public var entries: @Sendable () throws -> [Entry]
    /// Adds an entry; durable when it returns.
    public var append: @Sendable (Entry) throws -> Void

    public init(
        entries: @escaping @Sendable () throws -> [Entry],
        append: @escaping @Sendable (Entry) throws -> Void
    ) {
        self.entries = entries
        self.append = append
    }

    /// A ledger in a file of one line an entry; a last line that was cut off is ignored.
    public init(path: String) {
        entries = {
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            return lines.compactMap { Entry(line: $0) }
        }
        append = { entry in
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw LedgerError(path: path, number: errno) }
            defer { close(descriptor) }
            // A line that a crash cut off must not swallow this one.
            let line = Array("\n\(entry.line)\n".utf8)
            guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else {
                throw LedgerError(path: path, number: errno)
            }
        }
    }
}

/// The ledger could not be written, so what it should have recorded did not happen.
public struct LedgerError: Error, CustomStringConvertible {
    let path: String
    let number: Int32

    /// Whether there was no room.
    var isDiskFull: Bool { number == ENOSPC }

    public var description: String { "\(path): \(String(cString: strerror(number)))" }
}

extension Ledger.Entry {
    fileprivate init?(line: Substring) {
        let words = line.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("device_revoked", 3) where words[2] == ".": self = .deviceRevoked(words[1])
        case ("invitation_used", 4) where words[3] == ".":
            self = .invitationUsed(codeHash: words[1], device: words[2])
        case ("grant_set", 6) where words[5] == ".":
            self = .grantSet(device: words[1], scope: words[2], leave: words[3], grant: words[4])
        case ("record_erased", 4) where words[3] == ".":
            self = .recordErased(record: words[1], reason: words[2])
        case ("generation_started", 3) where words[2] == ".": self = .generationStarted(words[1])
        default: return nil
        }
    }

    /// Ends with a full stop, so that a line that was cut off is recognised.
    fileprivate var line: String {
        switch self {
        case .deviceRevoked(let device): "device_revoked \(device) ."
        case .invitationUsed(let codeHash, let device): "invitation_used \(codeHash) \(device) ."
        case .grantSet(let device, let scope, let leave, let grant):
            "grant_set \(device) \(scope) \(leave) \(grant) ."
        case .recordErased(let record, let reason): "record_erased \(record) \(reason) ."
        case .generationStarted(let generation): "generation_started \(generation) ."
        }
    }
}
