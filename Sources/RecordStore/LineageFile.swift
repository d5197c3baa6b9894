internal import CRecordStore
import Foundation
import Glibc
internal import RecordFormat

/// The note in a file beside the database, which also names its own inode and birth time.
///
/// Copying the folder makes another inode, so a copy of database *and* note is noticed as well. The
/// file is written in place, to keep its inode; a torn write reads as no note, which costs a new
/// writer and loses nothing.
struct LineageFile: LineageKeeper {
    let path: String

    private static let byteCount = 512
    /// How a main file that was never checkpointed is noted.
    private static let noEpoch = "none"

    func read() throws -> LineageNote? {
        guard let text = contents(), let note = parse(text) else { return nil }
        guard identity() == note.identity else { return nil }
        return note.note
    }

    func epochs() throws -> [[UInt8]]? {
        contents().flatMap(parse)?.note.epochs
    }

    func write(_ note: LineageNote) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        let body = """
            token \(hex(note.token))
            epochs \(note.epochs.map { $0.isEmpty ? Self.noEpoch : hex($0) }.joined(separator: " "))
            file \(identity(of: descriptor))
            """
        let check = hex(Array(sha256(Array(body.utf8)).prefix(8)))
        var bytes = Array("\(body)\ncheck \(check)\n".utf8)
        // Over the whole of a longer note: what was left of it would make this one unreadable.
        let byteCount = max(Self.byteCount, status(of: descriptor).st_size)
        bytes += Array(repeating: UInt8(ascii: "\n"), count: max(0, byteCount - bytes.count))
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, fdatasync(descriptor) == 0
        else { throw failure() }
    }

    private func contents() -> String? {
        // A file that can't be read is a note that isn't there.
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
        return String(data: data, encoding: .utf8)
    }

    private func parse(_ text: String) -> (note: LineageNote, identity: String)? {
        let parts = text.components(separatedBy: "\ncheck ")
        guard parts.count == 2 else { return nil }
        let check = hex(Array(sha256(Array(parts[0].utf8)).prefix(8)))
        guard parts[1].hasPrefix(check) else { return nil }
        var lines: [String: String] = [:]
        for line in parts[0].split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            lines[String(words[0])] = words.count > 1 ? String(words[1]) : ""
        }
        guard let token = bytes(hex: lines["token"] ?? ""), let identity = lines["file"] else {
            return nil
        }
        let epochs = (lines["epochs"] ?? "").split(separator: " ").compactMap {
            $0 == Self.noEpoch ? [] : bytes(hex: String($0))
        }
        return (LineageNote(token: token, epochs: epochs), identity)
    }

    /// Inode and birth time: what no copy of the file shares.
    private func identity(of descriptor: Int32) -> String {
        "\(status(of: descriptor).st_ino) \(brobygger_file_birth(descriptor))"
    }

    private func status(of descriptor: Int32) -> stat {
        var status = stat()
        fstat(descriptor, &status)
        return status
    }

    private func identity() -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return identity(of: descriptor)
    }

    private func failure() -> StoreError {
        errno == ENOSPC
            ? .diskFull(file: path)
            : .system(file: path, reason: String(cString: strerror(errno)))
    }
}
