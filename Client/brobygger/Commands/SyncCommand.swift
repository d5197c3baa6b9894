import ArgumentParser
import CommandSupport
import CurlTransport
import Foundation
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
            Waits up to half a minute for a server that is busy. Exit status: 0 everything is \
            verified, 1 not everything (local data is safe), 69 server unreachable, 77 not \
            permitted.
            """
    )

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        let (summary, programme) = try device.telling {
            let (opened, _) = try device.openWithProgramme()
            let held = try lock()
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
            let summary = try Synchronizer(
                store: opened.store,
                transport: carrier,
                patience: .standard,
                sleep: device.waitForServer
            ).run()
            return (summary, try opened.programme())
        }
        let report = SyncReport(summary, programme: programme, language: device.language)
        device.say(report.json, report.text)
        if let failure = report.failure { throw failure }
        guard summary.isVerified, summary.quarantined == 0 else {
            throw ExitCode(ExitStatus.failed.rawValue)
        }
    }

    /// One sync at a time; ends with the process.
    private func lock() throws -> Int32 {
        do {
            return try FileLock(path: device.folder + "/sync.lock").acquire(timeoutSeconds: 0)
        } catch StoreError.locked {
            throw SyncError.alreadyRunning
        }
    }
}

extension DeviceOptions {
    /// Waits, and tells somebody who looks on why.
    func waitForServer(_ seconds: Double) {
        if !common.json, isatty(STDERR_FILENO) == 1 {
            warn(
                language.choose(
                    da: "Serveren har travlt; prøver igen om \(Int(seconds.rounded(.up))) s …",
                    en: "The server is busy; trying again in \(Int(seconds.rounded(.up))) s …",
                    th: "เซิร์ฟเวอร์กำลังยุ่ง จะลองใหม่ใน \(Int(seconds.rounded(.up))) วินาที …"
                )
            )
        }
        Thread.sleep(forTimeInterval: seconds)
    }
}
