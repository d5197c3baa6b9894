import ArgumentParser
import CommandSupport
import Foundation
import Glibc
import HTTPService
import Logging
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

    @Option(
        help: .localized(
            da: "Hvor der lyttes; port 0 vælger en fri.",
            en: "Where to listen; port 0 picks a free one.",
            th: "ที่อยู่ที่เปิดรับ พอร์ต 0 คือเลือกพอร์ตว่าง",
            value: .address
        )
    )
    var listen = "127.0.0.1:8484"

    @Option(
        help: .localized(
            da: "Serverens certifikatkæde (PEM).",
            en: "The server's certificate chain (PEM).",
            th: "สายใบรับรองของเซิร์ฟเวอร์ (PEM)",
            value: .file
        ),
        completion: .file()
    )
    var tlsCertificate: String?

    @Option(
        help: .localized(
            da: "Certifikatets private nøgle (PEM).",
            en: "The certificate's private key (PEM).",
            th: "กุญแจส่วนตัวของใบรับรอง (PEM)",
            value: .file
        ),
        completion: .file()
    )
    var tlsKey: String?

    @OptionGroup var backups: BackupOptions

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let language = server.language
        let (host, port) = try address()
        guard let lock = try? server.serveLock.acquire(timeoutSeconds: 2) else {
            throw try notFree()
        }
        defer { close(lock) }
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "brobyggerd")
        logger.logLevel = .notice
        let store = try server.openStore()
        for file in store.setAside {
            logger.warning("A log of another database was moved aside: \(file)")
        }
        var service = try started(store)
        service.backups = try backups.shelf(for: store, server)
        service.backups?.fill(logger)
        let http = HTTPServer(
            host: host,
            port: port,
            tls: try tls(host: host),
            service: service,
            logger: logger
        )
        try listenForAdministrators(store)
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
                        "Serveren kunne ikke lytte på \(listen) (\(error)); intet er ændret, vælg en anden adresse med --listen.",
                    en:
                        "The server could not listen on \(listen) (\(error)); nothing was changed, choose another address with --listen.",
                    th:
                        "เซิร์ฟเวอร์เปิดรับที่ \(listen) ไม่ได้ (\(error)) ไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกที่อยู่อื่นด้วย --listen"
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

    private func address() throws -> (host: String, port: Int) {
        let parts = listen.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let port = Int(parts[parts.count - 1]), (0...65535).contains(port)
        else {
            throw CommandFailure(
                .usage,
                code: "usage",
                message: server.language.choose(
                    da: "--listen skal være en adresse og en port, for eksempel 127.0.0.1:8484.",
                    en: "--listen must be an address and a port, for example 127.0.0.1:8484.",
                    th: "--listen ต้องเป็นที่อยู่และพอร์ต เช่น 127.0.0.1:8484"
                )
            )
        }
        let host = parts.dropLast().joined(separator: ":")
            .trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return (host, port)
    }

    private func tls(host: String) throws -> (certificate: String, key: String)? {
        if let tlsCertificate, let tlsKey { return (tlsCertificate, tlsKey) }
        guard tlsCertificate == nil, tlsKey == nil, HTTPServer.isLoopback(host) else {
            throw CommandFailure(
                .usage,
                code: "needs_tls",
                message: server.language.choose(
                    da:
                        "Uden for denne maskine serveres kun med TLS, så serveren er ikke startet; giv både --tls-certificate og --tls-key, eller lyt på 127.0.0.1.",
                    en:
                        "Beyond this machine only TLS is served, so the server was not started; give both --tls-certificate and --tls-key, or listen on 127.0.0.1.",
                    th:
                        "นอกเครื่องนี้ให้บริการผ่าน TLS เท่านั้น จึงยังไม่ได้เริ่มเซิร์ฟเวอร์ โปรดระบุทั้ง --tls-certificate และ --tls-key หรือเปิดรับที่ 127.0.0.1"
                )
            )
        }
        return nil
    }

    private func listenForAdministrators(_ store: ServerStore) throws {
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
                        store: store,
                        ledger: ledger,
                        ledgerPath: ledgerPath,
                        directory: request.directory
                    )
                )
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
