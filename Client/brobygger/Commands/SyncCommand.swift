import ArgumentParser
import CommandSupport
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

    @Flag(
        help:
            "Stay, and sync when the server has something new or when something was logged here; Ctrl-C ends it with what the last sync came to."
    )
    var watch = false

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        guard !watch else { return try stay() }
        let (summary, programme) = try device.telling {
            let connection = try Connection(of: device.open(), device)
            let summary = try connection.asOnlySync {
                try connection.synchronizer(connection.carrier(), .standard).run()
            }
            return (summary, try connection.device.programme())
        }
        let report = SyncReport(summary, programme: programme, language: device.language)
        device.say(report.json, report.text)
        if let failure = report.failure { throw failure }
        guard summary.isVerified, summary.quarantined == 0 else {
            throw ExitCode(ExitStatus.failed.rawValue)
        }
    }

    private func stay() throws {
        try device.telling {
            var watch = try Watch(device)
            try watch.run()
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
