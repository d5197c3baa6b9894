import Foundation
internal import MergeCore
internal import RecordFormat
internal import RecordStore

/// What stands beside a backup: when it was made, how far it reaches, and the hash of its bytes.
public struct BackupManifest: Codable, Equatable, Sendable {
    public static let format = 1

    /// How far one scope reaches.
    public struct Scope: Codable, Equatable, Sendable {
        public let id: String
        public let position: Int64
        public let records: Int
        public let digest: String
    }

    /// The copy of the ledger.
    public struct LedgerCopy: Codable, Equatable, Sendable {
        public let entries: Int
        public let sha256: String
    }

    public let format: Int
    /// UTC by the server's clock.
    public let madeAt: String
    public let bytes: Int64
    public let sha256: String
    /// The generation that the server was in.
    public let generation: String
    /// The newest programme version.
    public let programme: Int
    public let scopes: [Scope]
    /// Over all scopes.
    public let records: Int
    public let ledger: LedgerCopy

    enum CodingKeys: String, CodingKey {
        case format, bytes, sha256, generation, programme, scopes, records, ledger
        case madeAt = "made_at"
    }

    /// Describes a copy that lies at `path`.
    init(of copy: ServerStore, at path: String, ledger: LedgerLines, now: Int64) throws {
        let (byteCount, hash) = try BackupDisk.hash(of: path)
        format = Self.format
        madeAt = UTCTime(seconds: now).text
        bytes = byteCount
        sha256 = hash
        (generation, programme, scopes) = try copy.read { transaction in
            (
                hex(try transaction.currentGeneration() ?? []),
                try transaction.programmeSource()?.version ?? 0,
                try transaction.scopes().map { scope in
                    Scope(
                        id: scope.id.rawValue,
                        position: scope.position,
                        records: try transaction.recordCount(in: scope),
                        digest: hex(scope.digest.bytes)
                    )
                }
            )
        }
        records = scopes.reduce(0) { $0 + $1.records }
        self.ledger = LedgerCopy(
            entries: ledger.lines.count,
            sha256: hex(RecordFormat.sha256(ledger.bytes))
        )
    }

    /// Reads a manifest's file; nil for one that is missing or not ours.
    public init?(path: String) {
        // Whatever can't be read says nothing about the backup.
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)),
            let manifest = try? JSONDecoder().decode(Self.self, from: data),
            manifest.format == Self.format
        else { return nil }
        self = manifest
    }

    /// One line, keys sorted.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and integers always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// What another manifest says otherwise about the same file, one sentence each, in English.
    func differences(from found: BackupManifest) -> [String] {
        var faults: [String] = []
        if found.bytes != bytes {
            faults.append("the file has \(found.bytes) bytes, the manifest says \(bytes)")
        } else if found.sha256 != sha256 {
            faults.append("the file's SHA-256 is not the manifest's")
        }
        if found.generation != generation {
            faults.append("the generation is not the manifest's")
        }
        if found.programme != programme {
            faults.append("the programme's version is not the manifest's")
        }
        if found.scopes != scopes || found.records != records {
            faults.append("the scopes are not those of the manifest")
        }
        if found.ledger != ledger {
            faults.append("the copy of the ledger is not the manifest's")
        }
        return faults
    }
}
