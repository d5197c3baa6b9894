public import ArgumentParser
import CommandSupport
import Foundation
import Glibc
public import HTTPService
import Logging
import Programmes
import RecordStore
import WireProtocol

/// How the server serves; each of these may stand in the configuration file too.
struct ServeOptions: ParsableArguments {
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

    @Option(
        help: .localized(
            da: "Hvordan der logges på standardfejl: text (logfmt) eller json.",
            en: "How to log on standard error: text (logfmt) or json.",
            th: "รูปแบบบันทึกทาง standard error: text (logfmt) หรือ json",
            value: .format
        )
    )
    var logFormat = LogFormat.text

    @Option(
        help: .localized(
            da: "Hvad der mindst logges: trace, debug, info, notice, warning, error, critical.",
            en: "What to log at least: trace, debug, info, notice, warning, error, critical.",
            th: "ระดับต่ำสุดที่บันทึก: trace, debug, info, notice, warning, error, critical",
            value: .name
        ),
        completion: .list(Logger.Level.allCases.map(\.rawValue)),
        transform: level
    )
    var logLevel = Logger.Level.info

    @OptionGroup var backups: BackupOptions

    /// Where to listen.
    func address(_ language: Language) throws -> (host: String, port: Int) {
        let parts = listen.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let port = Int(parts[parts.count - 1]), (0...65535).contains(port)
        else {
            throw CommandFailure(
                .usage,
                code: "usage",
                message: language.choose(
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

    /// The certificate and its key; nil serves in the clear, on loopback only.
    func tls(host: String, _ language: Language) throws -> (certificate: String, key: String)? {
        if let tlsCertificate, let tlsKey { return (tlsCertificate, tlsKey) }
        guard tlsCertificate == nil, tlsKey == nil, Loopback.includes(host) else {
            throw CommandFailure(
                .usage,
                code: "needs_tls",
                message: language.choose(
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

    /// Makes every logger of the process write as asked.
    func startLogging() -> Logger {
        let (format, level) = (logFormat, logLevel)
        LoggingSystem.bootstrap { _ in
            LineLogHandler(format, level: level) {
                UTCTime(seconds: World.system.now()).text
            } write: { line in
                // One call for one line, so that lines of many threads stay whole. There is nobody
                // to tell of a failure.
                _ = write(STDERR_FILENO, line, line.utf8.count)
            }
        }
        return Logger(label: "brobyggerd")
    }
}

extension LogFormat: ExpressibleByArgument {}

private func level(_ name: String) throws -> Logger.Level {
    guard let level = Logger.Level(rawValue: name) else {
        throw ValidationError(
            .localized(
                da: "Der er intet niveau \(name).",
                en: "There is no level \(name).",
                th: "ไม่มีระดับ \(name)"
            )
        )
    }
    return level
}
