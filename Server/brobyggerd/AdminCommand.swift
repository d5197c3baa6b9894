import ArgumentParser
import CommandSupport
import Counting
import Foundation
import Programmes
import RecordStore
import Reporting
import SyncServer

/// A command on the server's data.
///
/// While `serve` runs, the words of the command go through its Unix socket and are carried out
/// there, so that only one process ever writes; else they are carried out here.
protocol AdminCommand: AsyncParsableCommand {
    var server: ServerOptions { get }

    /// Whether devices had better ask soon, because of what this changed for them.
    var concernsDevices: Bool { get }

    /// Does the work and returns what to print.
    func perform(in context: AdminContext) throws -> String
}

/// What an administrator's command works with.
struct AdminContext {
    let store: ServerStore
    let ledger: Ledger
    /// Where the ledger lies.
    let ledgerPath: String
    /// Against which relative paths are read.
    let directory: String
    /// Of the terminal that the output goes to; nil without one.
    let terminalWidth: Int?

    func path(_ path: String) -> String {
        path.hasPrefix("/") ? path : directory + "/" + path
    }
}

/// A failure that comes with something to print.
struct AdminFindings: Error {
    let output: String
    let failure: CommandFailure
}

extension AdminCommand {
    var concernsDevices: Bool { false }

    func run() async throws {
        do {
            show(try carryOut())
        } catch let findings as AdminFindings {
            show(findings.output)
            throw findings.failure
        }
    }

    /// What to print: one line of JSON, or a text for people.
    func told(_ json: [(String, JSONValue)], _ text: @autoclosure () -> String) -> String {
        server.common.json ? JSONValue.object(json).description : text()
    }

    private func show(_ output: String) {
        guard !output.isEmpty else { return }
        print(output, terminator: output.hasSuffix("\n") ? "" : "\n")
    }

    private func carryOut() throws -> String {
        let directory = FileManager.default.currentDirectoryPath
        // A server that is starting or stopping has the lock and no socket for a moment.
        for _ in 0..<100 {
            if let output = try forwarded(from: directory) { return output }
            guard FileManager.default.fileExists(atPath: server.folder) else { break }
            guard let descriptor = try? server.serveLock.acquire(timeoutSeconds: 0) else {
                usleep(100_000)
                continue
            }
            defer { close(descriptor) }
            let store = try server.openStore()
            defer { checkpoint(store) }
            return try performSaying(
                in: AdminContext(
                    store: store,
                    ledger: server.ledger,
                    ledgerPath: server.ledgerPath,
                    directory: directory,
                    terminalWidth: terminalWidth()
                )
            )
        }
        _ = try server.openStore()
        throw CommandFailure(
            .failed,
            code: "busy",
            message: server.language.choose(
                da: "Serveren i \(server.folder) svarer ikke; intet er ændret, prøv igen om lidt.",
                en:
                    "The server in \(server.folder) does not answer; nothing was changed, try again in a moment.",
                th: "เซิร์ฟเวอร์ใน \(server.folder) ไม่ตอบ ไม่มีการเปลี่ยนแปลงใด ๆ โปรดลองใหม่ในอีกสักครู่"
            )
        )
    }

    private func checkpoint(_ store: ServerStore) {
        // What was done is durable without it; the next start does it again.
        try? store.checkpoint()
    }

    /// The output of the running server; nil if none runs.
    private func forwarded(from directory: String) throws -> String? {
        let request = AdminRequest(
            arguments: Array(CommandLine.arguments.dropFirst()) + [
                "--lang", server.language.rawValue, "--data", server.folder,
            ],
            directory: directory,
            terminalWidth: terminalWidth()
        )
        guard let answer = try AdminSocket.ask(request, at: server.socketPath) else { return nil }
        if let failure = answer.failure {
            throw AdminFindings(output: answer.output, failure: failure.commandFailure)
        }
        return answer.output
    }

    /// Does the work and turns every error into the failure that the user is told.
    func performSaying(in context: AdminContext) throws -> String {
        do {
            return try perform(in: context)
        } catch let error as CountError {
            throw CommandFailure(error, in: server.language)
        } catch let error as ReportError {
            throw CommandFailure(error, in: server.language)
        } catch let error as UnknownCut {
            throw CommandFailure(
                .refused,
                code: "as_of_unknown",
                message: server.language.choose(
                    da:
                        "Snittet \(error.name) kendes ikke her, måske fordi serveren er gendannet fra en kopi; intet er ændret, tæl igen uden --as-of.",
                    en:
                        "The cut \(error.name) is not known here, perhaps because the server was put back from a backup; nothing was changed, count again without --as-of.",
                    th:
                        "ที่นี่ไม่รู้จักจุดตัดข้อมูล \(error.name) อาจเพราะเซิร์ฟเวอร์ถูกกู้คืนจากสำเนาสำรอง ไม่มีการเปลี่ยนแปลงใด ๆ โปรดนับใหม่โดยไม่ใช้ --as-of"
                )
            )
        }
    }
}
