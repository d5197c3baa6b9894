import ArgumentParser
import CommandSupport
import CurlTransport
import Foundation
import Programmes
import RecordFormat
import RecordStore
import SyncClient
import WireProtocol

/// Enrols this device.
struct JoinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Enrol this device with a one-time code.",
        discussion: "Exit status: 0 done, 69 server unreachable, 77 wrong or used code."
    )

    @Argument(help: "The server, for example https://brobygger.example.dk")
    var url: String

    @Argument(help: "The one-time code.")
    var code: String

    @Option(help: "What this device is called in the coordinator's list.")
    var name: String?

    @Option(help: "A PEM file of authorities to trust instead of the system's.")
    var ca: String?

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let server = try Server.checked(url, language: device.language)
            let store = try device.open(create: true).store
            let certificates = try ca.map { try absolute($0) }
            let statement = try Synchronizer.join(
                store: store,
                transport: CurlCarrier(
                    server: server,
                    certificates: certificates ?? Server.certificates
                ),
                server: server,
                code: code,
                name: name ?? ProcessInfo.processInfo.hostName,
                patience: .standard,
                sleep: device.waitForServer
            )
            if let certificates {
                try store.write { try $0.set("ca", to: Array(certificates.utf8)) }
            }
            device.say(
                .object([
                    ("device", .string(hex(statement.device))),
                    ("partner", .string(statement.partner)),
                    ("role", .string(statement.role.rawValue)),
                ]),
                device.language.choose(
                    da: "Enheden er tilmeldt \(statement.partnerName).",
                    en: "The device has joined \(statement.partnerName).",
                    th: "อุปกรณ์เข้าร่วม \(statement.partnerName) แล้ว"
                )
            )
        }
    }

    private func absolute(_ path: String) throws -> String {
        let path = URL(fileURLWithPath: path).path
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw CommandFailure(
                .refused,
                code: "unreadable_file",
                message: device.language.choose(
                    da:
                        "Filen \(path) kan ikke læses, og intet er ændret; se efter, om navnet er rigtigt.",
                    en: "The file \(path) can't be read and nothing was changed; check its name.",
                    th: "อ่านไฟล์ \(path) ไม่ได้และไม่มีการเปลี่ยนแปลงใด ๆ โปรดตรวจชื่อไฟล์"
                ),
                field: "ca"
            )
        }
        return path
    }
}

/// Where the server is, and how a connection to it is trusted.
enum Server {
    /// The URL, if it is one that may carry anything: `https`, or `http` to this machine.
    static func checked(_ url: String, language: Language) throws -> String {
        let parts = URLComponents(string: url)
        let host = parts?.host ?? ""
        let isHere =
            host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
        guard !host.isEmpty, parts?.scheme == "https" || parts?.scheme == "http" && isHere else {
            throw CommandFailure(
                .refused,
                code: "invalid_url",
                message: language.choose(
                    da:
                        "\(url) kan ikke bruges, og intet er sendt; skriv serverens adresse med https:// foran.",
                    en:
                        "\(url) can't be used and nothing was sent; write the server's address with https:// in front.",
                    th: "ใช้ \(url) ไม่ได้และยังไม่ได้ส่งอะไร โปรดเขียนที่อยู่ของเซิร์ฟเวอร์โดยมี https:// นำหน้า"
                ),
                field: "url"
            )
        }
        return url.hasSuffix("/") ? String(url.dropLast()) : url
    }

    /// Authorities named by the usual environment variables; nil for the system's.
    static var certificates: String? {
        let environment = ProcessInfo.processInfo.environment
        return ["BROBYGGER_CA", "SSL_CERT_FILE", "CURL_CA_BUNDLE"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty }
    }
}
