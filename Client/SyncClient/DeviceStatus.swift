public import MergeCore
public import RecordStore
public import WireProtocol

/// What a person should know of a device: what waits, and whether it may be wiped.
public struct DeviceStatus: Sendable {
    /// Records that wait for the server.
    public var pending = 0
    /// When the oldest of them was written, in seconds since 1970-01-01; nil if none waits.
    public var oldestPending: Int64?
    /// What the server refused, those that wait longest first.
    public var quarantine: [QuarantinedRecord] = []
    public var conflicts = 0
    /// Whether everything the server acknowledged or delivered was proven equal to what it holds,
    /// in the server's run that this device met last.
    public var isVerified = false
    /// When the scope was last proven equal that has waited longest for it; nil if one never was.
    public var verifiedAt: Int64?
    /// Where each scope stands.
    public var scopes: [ScopeStanding] = []
    /// Seconds that the server's clock was ahead of this one at the last sync.
    public var clockOffset: Int64?
    public var lastSync: LastSync?
    /// The newest version of the programme that the server has sent; 0 before the device has joined.
    ///
    /// This program may be too old to read it.
    public var programmeVersion = 0
    /// What was begun to be entered and not saved.
    public var drafts: [Drafts.Subject] = []
    /// This device's clock when the status was made.
    public var now: Int64 = 0
    /// Why the device must not be wiped; empty if it may be.
    public var wipeObstacles: [WipeObstacle] = [.unverified]

    /// A proof that is older says little: the server may have been put back since, and this device
    /// may hold what it lost.
    ///
    /// Seconds.
    public static let proofSeconds: Int64 = 24 * 3600
    /// A clock that is further off deserves a sentence.
    ///
    /// Seconds.
    public static let clockToleranceSeconds: Int64 = 5 * 60

    init() {}

    public init(store: DeviceStore) throws {
        self = try store.read { transaction in
            var status = DeviceStatus()
            status.now = transaction.world.now()
            (status.pending, status.oldestPending) = try transaction.pendingSummary()
            status.quarantine = try transaction.quarantine().map(QuarantinedRecord.init)
            status.conflicts = try transaction.conflictCount()
            let scopes = try transaction.scopes()
            status.scopes = scopes.map(ScopeStanding.init)
            status.isVerified = !scopes.isEmpty && status.scopes.allSatisfy(\.isVerified)
            status.verifiedAt =
                scopes.allSatisfy { $0.verifiedAt != nil }
                ? scopes.compactMap(\.verifiedAt).min() : nil
            status.clockOffset = try transaction.clockOffset()
            status.lastSync = try LastSync(transaction)
            status.programmeVersion = try transaction.programmeVersion() ?? 0
            status.drafts = try transaction.drafted()
            status.wipeObstacles = try status.obstacles(transaction)
            return status
        }
    }

    public var quarantined: Int { quarantine.count }

    /// Whether nothing would be lost if the device were wiped now.
    public var isSafeToWipe: Bool { wipeObstacles.isEmpty }

    /// Whether the device's clock is so far from the server's that a person should know.
    public var isClockOff: Bool {
        clockOffset.map { $0.magnitude >= UInt64(Self.clockToleranceSeconds) } ?? false
    }

    private func obstacles(_ transaction: DeviceTransaction) throws -> [WipeObstacle] {
        var found: [WipeObstacle] = []
        if pending > 0 { found.append(.pending) }
        if quarantined > 0 { found.append(.quarantined) }
        if try transaction.strandedCount() > 0 { found.append(.stranded) }
        if try transaction.offeredCount() > 0 { found.append(.offered) }
        if !drafts.isEmpty { found.append(.drafted) }
        guard isVerified, let verifiedAt else { return found + [.unverified] }
        let age = now.subtractingReportingOverflow(verifiedAt)
        // A proof from the future means a clock that was set back: its age is unknown.
        guard !age.overflow, (0...Self.proofSeconds).contains(age.partialValue) else {
            return found + [.verifiedLongAgo]
        }
        return found
    }
}

/// Why a device must not be wiped yet.
public enum WipeObstacle: String, CaseIterable, Sendable {
    /// Work waits for the server.
    case pending
    /// The server refused work, which is nowhere else.
    case quarantined
    /// Unsent work lies in a scope that the device no longer holds.
    case stranded
    /// The server may have lost states that this device can bring back.
    case offered
    /// Somebody began an entry and has not saved it.
    case drafted
    /// It was not proven that the server holds everything.
    case unverified
    /// It was proven, but too long ago.
    case verifiedLongAgo = "verified_long_ago"
}

/// Where a device stands in a scope.
public struct ScopeStanding: Equatable, Sendable {
    public let scope: ScopeID
    /// The position up to which everything was proven equal; nil if it is not so now.
    public let verified: Int64?
    /// When that was last so, in seconds since 1970-01-01; nil if never.
    public let verifiedAt: Int64?
    /// Whether the proof covers all that this device ever saw of the scope.
    public let isVerified: Bool

    init(_ scope: DeviceScope) {
        self.scope = scope.id
        verified = scope.verified
        verifiedAt = scope.verifiedAt
        isVerified = scope.verified.map { $0 == scope.pulled && $0 >= scope.high } ?? false
    }
}

/// A record that the server refused.
public struct QuarantinedRecord: Sendable {
    public let id: RecordID
    public let kind: KindID
    /// The number of the verdict; ``verdict`` knows the numbers of this protocol.
    public let number: UInt64
    /// What the server says, in English.
    public let detail: String
    /// When it was first refused, in seconds since 1970-01-01.
    public let since: Int64

    public var verdict: Verdict? { Verdict(rawValue: number) }

    public init(record: DeviceRecord, refusal: Quarantined) {
        id = record.id
        kind = record.state.kind
        number = refusal.verdict
        detail = refusal.detail
        since = refusal.at
    }
}

extension DeviceTransaction {
    /// Seconds that the server's clock was ahead of this device's at the last sync; nil before it.
    public func clockOffset() throws -> Int64? {
        try setting("clock_offset").flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
    }
}
