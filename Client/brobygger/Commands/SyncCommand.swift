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
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sync",
            abstract: .localized(
                da: "Send det nye, hent resten, og bevis, at alt er ens.",
                en: "Send what is new, fetch the rest, and prove that all is equal.",
                th: "ส่งสิ่งใหม่ ดึงส่วนที่เหลือ และพิสูจน์ว่าตรงกันทั้งหมด"
            ),
            discussion: .localized(
                da: """
                    Venter op til et halvt minut på en server, der har travlt. Slutstatus: 0 alt er bevist \
                    ens, 1 ikke alt (lokale data er i behold), 69 serveren kan ikke nås, 77 ikke tilladt.
                    """,
                en: """
                    Waits up to half a minute for a server that is busy. Exit status: 0 everything is \
                    verified, 1 not everything (local data is safe), 69 server unreachable, 77 not \
                    permitted.
                    """,
                th: """
                    รอเซิร์ฟเวอร์ที่กำลังยุ่งได้ถึงครึ่งนาที สถานะเมื่อจบ: 0 พิสูจน์แล้วว่าตรงกันทั้งหมด \
                    1 ยังไม่ทั้งหมด (ข้อมูลในเครื่องยังปลอดภัย) 69 ติดต่อเซิร์ฟเวอร์ไม่ได้ 77 ไม่ได้รับอนุญาต
                    """
            )
        )
    }

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
            let meter = device.meter(
                device.language.choose(da: "Synkroniserer", en: "Syncing", th: "กำลังซิงค์")
            )
            defer { meter.finish() }
            let summary = try Synchronizer(
                store: opened.store,
                transport: carrier,
                patience: .standard,
                sleep: device.waitForServer
            ).run { meter.report($0) }
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
