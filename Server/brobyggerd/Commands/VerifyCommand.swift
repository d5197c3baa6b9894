import ArgumentParser
import CommandSupport
import Foundation
import Programmes
import RecordStore
import SyncServer

/// Recomputes what can be recomputed.
struct VerifyCommand: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: .localized(
                da: "Regn hver hash og sum efter, i databasen eller i en kopi.",
                en: "Recompute every hash and digest, of the database or of a backup.",
                th: "คำนวณแฮชและผลรวมทุกค่าใหม่ ของฐานข้อมูลหรือสำเนาสำรอง"
            ),
            discussion: .localized(
                da:
                    "Skriver, hvad der blev læst, og hver forskel på sin linje; slutstatus 1, hvis der er en.",
                en:
                    "Prints what was read and every difference, one a line; exit status 1 if there is one.",
                th: "แสดงสิ่งที่อ่านและทุกความแตกต่างบรรทัดละหนึ่งอย่าง สถานะเมื่อจบเป็น 1 หากมีความแตกต่าง"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "En kopi, der læses i stedet; intet i den ændres.",
            en: "A backup to read instead; nothing of it is changed.",
            th: "สำเนาสำรองที่จะอ่านแทน โดยไม่เปลี่ยนแปลงอะไร",
            value: .file
        ),
        completion: .file()
    )
    var file: String?

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        if let file { return try output(of: backup(context.path(file), shownAs: file)) }
        let verification = try Verification(of: context.store)
        return try output(
            of: Findings(
                states: verification.states,
                records: verification.records,
                differences: verification.differences
            )
        )
    }

    /// What was read and what is wrong with it.
    private struct Findings {
        var states: Int
        var records: Int
        var differences: [String]
        var manifest: BackupManifest?
        /// Whether a manifest should say what is right.
        var isBackup = false
    }

    private func backup(_ path: String, shownAs file: String) throws -> Findings {
        do {
            let check = try BackupFile(path: path).check(world: .system)
            return Findings(
                states: check.states,
                records: check.found?.records ?? 0,
                differences: check.differences,
                manifest: check.manifest,
                isBackup: true
            )
        } catch {
            throw CommandFailure(
                .refused,
                code: "not_a_backup",
                message: server.language.choose(
                    da:
                        "\(file) kan ikke læses som en sikkerhedskopi (\(reason(of: error))), og intet er ændret; vælg en fil fra: brobyggerd backup",
                    en:
                        "\(file) can't be read as a backup (\(reason(of: error))) and nothing was changed; choose a file made by: brobyggerd backup",
                    th:
                        "อ่าน \(file) เป็นสำเนาสำรองไม่ได้ (\(reason(of: error))) และไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกไฟล์ที่ทำด้วย: brobyggerd backup"
                )
            )
        }
    }

    private func output(of findings: Findings) throws -> String {
        let output = server.common.json ? json(findings).description : text(findings)
        guard !findings.differences.isEmpty else { return output }
        let count = findings.differences.count
        throw AdminFindings(
            output: output,
            failure: CommandFailure(
                .failed,
                code: "differs",
                message: server.language.choose(
                    da:
                        "\(count) steder stemmer ikke, og intet er ændret; læg en sikkerhedskopi tilbage, der stemmer, eller spørg om hjælp.",
                    en:
                        "\(count) places do not agree and nothing was changed; put back a backup that does, or ask for help.",
                    th:
                        "มี \(count) แห่งที่ไม่ตรงกันและไม่มีการเปลี่ยนแปลงใด ๆ โปรดกู้คืนจากสำเนาสำรองที่ตรงกัน หรือขอความช่วยเหลือ"
                )
            )
        )
    }

    private func text(_ findings: Findings) -> String {
        let language = server.language
        let made = findings.manifest.map {
            language.choose(da: ", kopi fra ", en: ", made ", th: " สำเนาทำเมื่อ ") + $0.madeAt
        }
        let noManifest =
            findings.isBackup && findings.manifest == nil
            ? language.choose(da: ", uden manifest", en: ", without a manifest", th: " ไม่มีไฟล์กำกับ")
            : ""
        let head =
            findings.states == 0 && !findings.differences.isEmpty
            ? language.choose(
                da: "Tabellerne er læst igennem, men ikke registreringerne i dem",
                en: "The tables were read through, but not the records in them",
                th: "อ่านตรวจตารางแล้ว แต่ยังไม่ได้อ่านรายการในตาราง"
            )
            : language.choose(
                da:
                    "\(language.text(findings.states)) tilstande af \(language.text(findings.records)) registreringer er læst igennem",
                en:
                    "\(language.text(findings.states)) states of \(language.text(findings.records)) records were read through",
                th:
                    "อ่านตรวจแล้ว \(language.text(findings.states)) สถานะของ \(language.text(findings.records)) รายการ"
            )
        let end =
            findings.differences.isEmpty
            ? language.choose(da: ", og alt stemmer.", en: " and all agree.", th: " และตรงกันทั้งหมด")
            : "."
        return ([head + (made ?? noManifest) + end] + findings.differences).joined(separator: "\n")
    }

    private func json(_ findings: Findings) -> JSONValue {
        .object([
            ("states", .integer(Int64(findings.states))),
            ("records", .integer(Int64(findings.records))),
            ("made_at", findings.manifest.map { .string($0.madeAt) } ?? .null),
            ("differences", .array(findings.differences.map(JSONValue.string))),
        ])
    }
}
