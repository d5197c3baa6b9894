import ArgumentParser
import CommandSupport
import SyncClient

/// Says what waits and whether the device may be wiped.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what waits, and whether this device may be wiped."
    )

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let status = try DeviceStatus(store: device.openWithProgramme().0.store)
            device.say(json(status), text(status))
        }
    }

    private func json(_ status: DeviceStatus) -> JSONValue {
        .object([
            ("pending", .integer(Int64(status.pending))),
            ("oldest_pending", status.oldestPending.map { .string(timestamp($0)) } ?? .null),
            ("quarantined", .integer(Int64(status.quarantined))),
            ("conflicts", .integer(Int64(status.conflicts))),
            ("verified", .bool(status.isVerified)),
            ("verified_at", status.verifiedAt.map { .string(timestamp($0)) } ?? .null),
            ("safe_to_wipe", .bool(status.isSafeToWipe)),
            ("clock_offset", status.clockOffset.map(JSONValue.integer) ?? .null),
        ])
    }

    private func text(_ status: DeviceStatus) -> String {
        let language = device.language
        let verified = status.verifiedAt.map(timestamp)
        return [
            language.choose(
                da: "Venter på serveren: \(status.pending)",
                en: "Waiting for the server: \(status.pending)"
            )
                + (status.oldestPending.map {
                    language.choose(da: ", ældste fra ", en: ", the oldest from ") + timestamp($0)
                } ?? ""),
            language.choose(
                da: "Ikke taget af serveren: \(status.quarantined)",
                en: "Not taken by the server: \(status.quarantined)"
            ),
            language.choose(
                da: "Konflikter: \(status.conflicts)",
                en: "Conflicts: \(status.conflicts)"
            ),
            language.choose(
                da: "Sidst bevist ens: \(verified ?? "aldrig")",
                en: "Last proven equal: \(verified ?? "never")"
            ),
            status.isSafeToWipe
                ? language.choose(
                    da: "Enheden må slettes: serveren har alt.",
                    en: "The device may be wiped: the server has everything."
                )
                : language.choose(
                    da: "Enheden må ikke slettes endnu.",
                    en: "The device must not be wiped yet."
                ),
        ].joined(separator: "\n")
    }
}
