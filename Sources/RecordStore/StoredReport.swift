internal import GRDB
internal import RecordFormat
public import Reporting

/// A report that was frozen, as it is kept.
public struct StoredReport: Sendable {
    /// Which report it is, as people type it.
    public let kind: String
    /// SHA-256 of the bytes, 32 bytes.
    public let hash: [UInt8]
    /// When it was frozen, in seconds since 1970-01-01.
    public let at: Int64
    /// What a ``FrozenReport`` is stored as.
    public let bytes: [UInt8]

    /// Makes a report to be kept.
    public init(_ report: FrozenReport, at: Int64) {
        kind = report.report.kind.rawValue
        bytes = report.canonicalBytes
        hash = sha256(bytes)
        self.at = at
    }

    fileprivate init(_ row: StoredRow) throws {
        kind = try row["kind"]
        hash = try row.bytes("hash")
        at = try row["at"]
        bytes = try row.bytes("bytes")
    }

    /// What people call it: the kind and 8 hex of the hash.
    public var name: String { "\(kind)-\(hex(Array(hash.prefix(4))))" }

    /// The report, just as it was frozen.
    ///
    /// - Throws: ``StoreError/corrupt(what:)`` if the bytes are not those that were kept.
    public func opened() throws -> FrozenReport {
        guard sha256(bytes) == hash, let report = try? FrozenReport(canonicalBytes: bytes) else {
            throw StoreError.corrupt(what: "frozen_report \(name)")
        }
        return report
    }
}

extension DeviceTransaction {
    /// Keeps a frozen report; one with the same bytes is kept already.
    public func insert(_ report: StoredReport) throws { try database.insert(report) }

    /// Every frozen report, oldest first.
    public func frozenReports() throws -> [StoredReport] { try database.frozenReports() }

    /// The frozen report of that name; nil if there is none.
    public func frozenReport(named name: String) throws -> StoredReport? {
        try database.frozenReport(named: name)
    }

    /// The report of a kind that was frozen last; nil if none was.
    public func newestReport(of kind: ReportKind) throws -> StoredReport? {
        try database.newestReport(of: kind)
    }
}

extension ServerTransaction {
    /// Keeps a frozen report; one with the same bytes is kept already.
    public func insert(_ report: StoredReport) throws { try database.insert(report) }

    /// Every frozen report, oldest first.
    public func frozenReports() throws -> [StoredReport] { try database.frozenReports() }

    /// The frozen report of that name; nil if there is none.
    public func frozenReport(named name: String) throws -> StoredReport? {
        try database.frozenReport(named: name)
    }

    /// The report of a kind that was frozen last; nil if none was.
    public func newestReport(of kind: ReportKind) throws -> StoredReport? {
        try database.newestReport(of: kind)
    }
}

extension Database {
    fileprivate func insert(_ report: StoredReport) throws {
        try run(
            "INSERT OR IGNORE INTO frozen_report(kind, hash, at, bytes) VALUES (?, ?, ?, ?)",
            [report.kind, report.hash, report.at, report.bytes]
        )
    }

    fileprivate func frozenReports() throws -> [StoredReport] {
        try rows("SELECT * FROM frozen_report ORDER BY n").map(StoredReport.init)
    }

    fileprivate func frozenReport(named name: String) throws -> StoredReport? {
        let parts = name.split(separator: "-").map(String.init)
        let start = parts.last.flatMap { bytes(hex: $0) }
        guard let start, start.count == 4 else { return nil }
        return try row(
            "SELECT * FROM frozen_report WHERE substr(hash, 1, 4) = ? AND kind = ?",
            [start, parts.dropLast().joined(separator: "-")]
        ).map(StoredReport.init)
    }

    fileprivate func newestReport(of kind: ReportKind) throws -> StoredReport? {
        try row(
            "SELECT * FROM frozen_report WHERE kind = ? ORDER BY n DESC LIMIT 1",
            [kind.rawValue]
        ).map(StoredReport.init)
    }
}
