import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// What `status` and `sync` say of a device, for programs; `StatusReport+Lines` is for people.
struct StatusReport {
    let status: DeviceStatus
    let reasons: [QuarantineReason]
    let language: Language
    let programme: Programme

    init(_ status: DeviceStatus, programme: Programme, language: Language) {
        self.status = status
        self.language = language
        self.programme = programme
        reasons = status.quarantine.map { QuarantineReason($0, programme: programme) }
    }

    /// What waits.
    var waiting: [(String, JSONValue)] {
        [
            ("pending", .integer(Int64(status.pending))),
            ("oldest_pending", time(status.oldestPending)),
        ]
    }

    /// What was proven and when, and what follows from it.
    var proof: [(String, JSONValue)] {
        [
            ("verified_at", time(status.verifiedAt)),
            ("verified_position", position(status.scopes.first?.verified)),
            ("safe_to_wipe", .bool(status.isSafeToWipe)),
            (
                "not_safe_because",
                .array(status.wipeObstacles.map { .string($0.rawValue) })
            ),
            ("clock_offset", status.clockOffset.map(JSONValue.integer) ?? .null),
            ("last_sync", lastSync),
            ("programme", .string(programme.name)),
            (
                "unreadable_programme",
                unreadableProgramme.map { .integer(Int64($0)) } ?? .null
            ),
            ("scopes", .array(status.scopes.map(scope))),
            ("quarantine", .array(reasons.map { $0.json(in: language) })),
        ]
    }

    /// The newest version of the programme, if this program is too old to read it.
    var unreadableProgramme: Int? {
        status.programmeVersion > programme.version ? status.programmeVersion : nil
    }

    private var lastSync: JSONValue {
        status.lastSync.map {
            .object([("at", .string(UTCTime(seconds: $0.at).text)), ("result", .string($0.result))])
        } ?? .null
    }

    private func scope(_ standing: ScopeStanding) -> JSONValue {
        .object([
            ("scope", .string(standing.scope.rawValue)),
            ("verified", .bool(standing.isVerified)),
            ("verified_position", position(standing.verified)),
            ("verified_at", time(standing.verifiedAt)),
        ])
    }

    private func time(_ seconds: Int64?) -> JSONValue {
        seconds.map { .string(UTCTime(seconds: $0).text) } ?? .null
    }

    private func position(_ position: Int64?) -> JSONValue {
        position.map(JSONValue.integer) ?? .null
    }
}
