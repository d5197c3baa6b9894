import ArgumentParser
import CommandSupport
import Foundation
import Glibc
import HTTPService
import Logging
import Programmes
import RecordStore
import SyncServer

/// Serves devices until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: .localized(
                da: "Betjen enheder; skriver én linje, når den er klar.",
                en: "Serve devices; prints one line once ready.",
                th: "ให้บริการอุปกรณ์ แสดงหนึ่งบรรทัดเมื่อพร้อม"
            ),
            discussion: .localized(
                da: "Almindelig HTTP kun på loopback; enhver anden adresse kræver TLS.",
                en: "Plain HTTP is served on loopback only; any other address needs TLS.",
                th: "HTTP ธรรมดาใช้ได้เฉพาะ loopback ที่อยู่อื่นต้องใช้ TLS"
            )
        )
    }

    @OptionGroup var options: ServeOptions

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let language = server.language
        let (host, port) = try options.address(language)
        guard let lock = try? server.serveLock.acquire(timeoutSeconds: 2) else {
            throw try notFree()
        }
        defer { close(lock) }
        let logger = options.startLogging()
        let store = try server.openStore()
        for file in store.setAside {
            logger.warning("log_of_another_database_set_aside", metadata: ["file": "\(file)"])
        }
        var service = try started(store)
        service.backups = try options.backups.shelf(for: store, server)
        service.backups?.fill(logger)
        Housekeeping(of: store).keepLooking(logger)
        let http = HTTPServer(
            host: host,
            port: port,
            tls: try options.tls(host: host, language),
            service: service,
            version: Brobyggerd.version,
            logger: logger
        )
        try listenForAdministrators(service)
        let scheme = http.tls == nil ? "http" : "https"
        do {
            try await http.run { port in
                print("listening on \(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)")
                fflush(nil)
            }
        } catch {
            unlink(server.socketPath)
            throw CommandFailure(
                .failed,
                code: "cannot_serve",
                message: language.choose(
                    da:
                        "Serveren kunne ikke lytte på \(options.listen) (\(error)); intet er ændret, vælg en anden adresse med --listen.",
                    en:
                        "The server could not listen on \(options.listen) (\(error)); nothing was changed, choose another address with --listen.",
                    th:
                        "เซิร์ฟเวอร์เปิดรับที่ \(options.listen) ไม่ได้ (\(error)) ไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกที่อยู่อื่นด้วย --listen"
                )
            )
        }
        unlink(server.socketPath)
        try store.checkpoint()
    }

    private func started(_ store: ServerStore) throws -> SyncService {
        do {
            return try SyncService(starting: store, ledger: server.ledger)
        } catch let error as StoreError {
            throw server.failure(error)
        }
    }

    private func notFree() throws -> CommandFailure {
        guard FileManager.default.fileExists(atPath: server.folder) else {
            _ = try server.openStore()
            return CommandFailure(.refused, code: "no_store", message: server.folder)
        }
        return CommandFailure(
            .failed,
            code: "serving",
            message: server.language.choose(
                da: "En anden proces bruger \(server.folder) og holder den; intet er ændret.",
                en: "Another process is using \(server.folder); nothing was changed.",
                th: "กระบวนการอื่นกำลังใช้ \(server.folder) ไม่มีการเปลี่ยนแปลงใด ๆ"
            )
        )
    }

    private func listenForAdministrators(_ service: SyncService) throws {
        let ledger = server.ledger
        let ledgerPath = server.ledgerPath
        let language = server.language
        try AdminSocket.listen(at: server.socketPath) { request in
            var answer = AdminAnswer()
            do {
                let words = globalOptionsLast(request.arguments, options: ["--data"])
                guard let command = try Brobyggerd.parseAsRoot(words) as? any AdminCommand else {
                    return answer
                }
                answer.output = try command.performSaying(
                    in: AdminContext(
                        store: service.store,
                        ledger: ledger,
                        ledgerPath: ledgerPath,
                        directory: request.directory,
                        terminalWidth: request.terminalWidth
                    )
                )
                if command.concernsDevices { service.hints.changedForAll() }
            } catch let findings as AdminFindings {
                answer.output = findings.output
                answer.failure = AdminAnswer.Failure(findings.failure)
            } catch let failure as CommandFailure {
                answer.failure = AdminAnswer.Failure(failure)
            } catch {
                answer.failure = AdminAnswer.Failure(
                    CommandFailure(
                        .failed,
                        code: "internal",
                        message: language.choose(
                            da:
                                "Serveren kunne ikke udføre kommandoen (\(error)); dens data er i behold.",
                            en:
                                "The server could not carry the command out (\(error)); its data is safe.",
                            th: "เซิร์ฟเวอร์ทำตามคำสั่งไม่ได้ (\(error)) ข้อมูลของเซิร์ฟเวอร์ยังปลอดภัย"
                        )
                    )
                )
            }
            return answer
        }
    }
}

extension Housekeeping {
    /// Looks four times a second, on a thread of its own, until the process ends.
    fileprivate func keepLooking(_ logger: Logger) {
        Thread.detachNewThread {
            var housekeeping = self
            while true {
                Thread.sleep(forTimeInterval: 0.25)
                do {
                    try housekeeping.look()
                } catch {
                    logger.error("housekeeping_failed", metadata: ["reason": "\(error)"])
                }
            }
        }
    }
}
