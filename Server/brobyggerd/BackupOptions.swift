import ArgumentParser
import CommandSupport
import Foundation
import Logging
import Programmes
import RecordStore
import SyncServer

/// Where a serving server keeps backups of itself, and how many.
struct BackupOptions: ParsableArguments {
    @Option(
        help: .localized(
            da: "Læg kontrollerede kopier i denne mappe, mens der serveres.",
            en: "Keep verified backups in this folder while serving.",
            th: "เก็บสำเนาสำรองที่ตรวจแล้วไว้ในโฟลเดอร์นี้ขณะให้บริการ",
            value: .folder
        ),
        completion: .directory
    )
    var backupDir: String?

    @Option(
        help: .localized(
            da: "Tid mellem to kopier: 30m, 1h, 1d (ellers 1h).",
            en: "Time between two of them: 30m, 1h, 1d (default 1h).",
            th: "เวลาระหว่างสำเนาสองชุด: 30m, 1h, 1d (ปกติ 1h)",
            value: .span
        )
    )
    var backupEvery: String?

    @Option(
        help: .localized(
            da:
                "Hvor mange af de nyeste bliver (ellers 24); af ældre bliver den første fra hver dag i 30 dage.",
            en:
                "How many of the newest stay (default 24); of older ones the first of each day stays, for 30 days.",
            th: "เก็บชุดล่าสุดกี่ชุด (ปกติ 24) ชุดเก่ากว่านั้นเก็บชุดแรกของแต่ละวันไว้ 30 วัน",
            value: .quantity
        )
    )
    var backupKeep: Int?

    static let defaultEvery = "1h"
    static let defaultKeep = 24

    /// The folder of backups; nil if none was asked for.
    func shelf(for store: ServerStore, _ server: ServerOptions) throws -> BackupShelf? {
        let every = try seconds(server.language)
        guard let backupDir else {
            guard backupEvery == nil, backupKeep == nil else {
                throw usage(
                    server.language,
                    da: "--backup-every og --backup-keep kræver --backup-dir.",
                    en: "--backup-every and --backup-keep need --backup-dir.",
                    th: "--backup-every และ --backup-keep ต้องใช้กับ --backup-dir"
                )
            }
            return nil
        }
        let keep = backupKeep ?? Self.defaultKeep
        guard keep >= 1 else {
            throw usage(
                server.language,
                da: "--backup-keep skal være mindst 1.",
                en: "--backup-keep must be at least 1.",
                th: "--backup-keep ต้องเป็น 1 ขึ้นไป"
            )
        }
        do {
            return try BackupShelf(
                folder: backupDir,
                every: every,
                rotation: BackupRotation(keep: keep),
                store: store,
                ledger: server.ledgerPath
            )
        } catch {
            throw CommandFailure(
                .refused,
                code: "backup_dir",
                message: server.language.choose(
                    da:
                        "Mappen \(backupDir) kan ikke bruges (\(reason(of: error))), så serveren er ikke startet; vælg en anden med --backup-dir.",
                    en:
                        "The folder \(backupDir) can't be used (\(reason(of: error))), so the server was not started; choose another with --backup-dir.",
                    th:
                        "ใช้โฟลเดอร์ \(backupDir) ไม่ได้ (\(reason(of: error))) จึงยังไม่ได้เริ่มเซิร์ฟเวอร์ โปรดเลือกโฟลเดอร์อื่นด้วย --backup-dir"
                )
            )
        }
    }

    private func seconds(_ language: Language) throws -> Int64 {
        let text = backupEvery ?? Self.defaultEvery
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
            (1...366).contains(count) || unit < 86400 && (1...100_000).contains(count)
        else {
            throw usage(
                language,
                da:
                    "--backup-every skal være et tal med s, m, h eller d, for eksempel 30m eller 1d.",
                en: "--backup-every must be a number with s, m, h or d, for example 30m or 1d.",
                th: "--backup-every ต้องเป็นตัวเลขตามด้วย s, m, h หรือ d เช่น 30m หรือ 1d"
            )
        }
        return count * unit
    }

    private func usage(_ language: Language, da: String, en: String, th: String) -> CommandFailure {
        CommandFailure(.usage, code: "usage", message: language.choose(da: da, en: en, th: th))
    }
}

extension BackupShelf {
    /// Makes backups on a thread of its own until the process ends; one that fails is tried again
    /// when the next one is due.
    func fill(_ logger: Logger) {
        Thread.detachNewThread { [self] in
            var wait = firstAfter
            while true {
                // By the machine's own time and not by its clock, which may jump.
                Thread.sleep(forTimeInterval: TimeInterval(wait))
                wait = every
                do {
                    let manifest = try backUp()
                    logger.info("backup", metadata: ["records": "\(manifest.records)"])
                } catch {
                    logger.error("backup_failed", metadata: ["reason": "\(reason(of: error))"])
                }
            }
        }
    }
}
