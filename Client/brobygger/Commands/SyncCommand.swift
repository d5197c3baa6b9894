import ArgumentParser
import CommandSupport
import CurlTransport
import Glibc
import Programmes
import RecordStore
import SyncClient

/// Exchanges everything with the server.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Send what is new, fetch the rest, and prove that all is equal.",
        discussion: """
            Exit status: 0 everything is verified, 1 not everything (local data is safe), \
            69 server unreachable, 77 not permitted.
            """
    )

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        let summary = try device.telling {
            let opened = try device.open()
            let lock = FileLock(path: device.folder + "/sync.lock")
            guard let held = try? lock.acquire(timeoutSeconds: 0) else {
                throw SyncError.alreadyRunning
            }
            defer { close(held) }
            guard let identity = try opened.identity(), identity.statement != nil else {
                throw DeviceError.notJoined
            }
            let server = try Server.checked(identity.server, language: device.language)
            let stored = try opened.store.read { try $0.setting("ca") }
            let carrier = try CurlCarrier(
                server: server,
                certificates: stored.map { String(decoding: $0, as: UTF8.self) }
                    ?? Server.certificates
            )
            return try Synchronizer(store: opened.store, transport: carrier).run()
        }
        device.say(json(summary), text(summary))
        guard summary.isVerified, summary.quarantined == 0 else {
            throw ExitCode(ExitStatus.failed.rawValue)
        }
    }

    private func json(_ summary: SyncSummary) -> JSONValue {
        .object([
            ("pushed", .integer(Int64(summary.pushed))),
            ("pulled", .integer(Int64(summary.pulled))),
            ("quarantined", .integer(Int64(summary.quarantined))),
            ("verified", .bool(summary.isVerified)),
            ("healed", summary.healing.map { .string($0.rawValue) } ?? .null),
        ])
    }

    private func text(_ summary: SyncSummary) -> String {
        let language = device.language
        var lines = [
            language.choose(
                da: "Sendt \(summary.pushed), hentet \(summary.pulled).",
                en: "Pushed \(summary.pushed), pulled \(summary.pulled)."
            )
        ]
        lines.append(
            summary.isVerified
                ? language.choose(
                    da: "Alt er ens på enheden og serveren.",
                    en: "Everything is equal on the device and the server."
                )
                : language.choose(
                    da: "Det er ikke bevist, at alt er ens endnu; synkroniser igen.",
                    en: "It is not proven yet that everything is equal; sync again."
                )
        )
        switch summary.healing {
        case .serverRestored:
            lines.append(
                language.choose(
                    da:
                        "Serveren var lagt tilbage fra en kopi; enheden har bragt det, den manglede.",
                    en:
                        "The server had been put back from a backup; the device brought what it lacked."
                )
            )
        case .deviceForked:
            lines.append(
                language.choose(
                    da:
                        "Enheden er en kopi af en anden; dens egne registreringer har fået nye numre.",
                    en: "This device is a copy of another; its own work was numbered anew."
                )
            )
        case nil: break
        }
        if summary.quarantined > 0 {
            lines.append(
                language.choose(
                    da:
                        "\(summary.quarantined) tog serveren ikke; se dem med: brobygger list --quarantined",
                    en:
                        "\(summary.quarantined) were not taken; see them with: brobygger list --quarantined"
                )
            )
        }
        if summary.isUnconfirmed {
            lines.append(
                language.choose(
                    da: "Koordinatoren skal godkende enheden, før den kan hente.",
                    en: "The coordinator has to confirm the device before it can fetch."
                )
            )
        }
        return lines.joined(separator: "\n")
    }
}
