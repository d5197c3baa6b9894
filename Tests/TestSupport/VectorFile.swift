import Foundation

/// The files of `Protocol/vectors`; every one is checked by a test, and no other may lie there.
///
/// Test targets switch over all cases, so a new file does not compile before somebody reads it.
public enum VectorFile: String, CaseIterable, Sendable {
    case values
    case states
    case merges
    case hashes
    case digests
    case tags
    case signatures
    case links
    case messages

    /// Reads a file's vectors.
    public func load<Vector: Decodable>(as type: Vector.Type = Vector.self) throws -> [Vector] {
        let file = Self.folder.appending(path: "\(rawValue).json")
        return try JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))
    }

    /// The names of the JSON files that lie there, without their ending, sorted.
    public static func present() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
            .map { String($0.dropLast(5)) }
            .sorted()
    }

    /// `Protocol/vectors`, found from this file's own place.
    public static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Protocol/vectors")
}
