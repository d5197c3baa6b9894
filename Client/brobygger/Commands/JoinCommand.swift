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
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "join",
            abstract: .localized(
                da: "Tilmeld enheden med en engangskode.",
                en: "Enrol this device with a one-time code.",
                th: "ให้อุปกรณ์นี้เข้าร่วมด้วยรหัสใช้ครั้งเดียว"
            ),
            discussion: .localized(
                da: "Slutstatus: 0 udført, 69 serveren kan ikke nås, 77 forkert eller brugt kode.",
                en: "Exit status: 0 done, 69 server unreachable, 77 wrong or used code.",
                th: "สถานะเมื่อจบ: 0 เสร็จ 69 ติดต่อเซิร์ฟเวอร์ไม่ได้ 77 รหัสผิดหรือใช้แล้ว"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Serveren, for eksempel https://brobygger.example.dk",
            en: "The server, for example https://brobygger.example.dk",
            th: "เซิร์ฟเวอร์ เช่น https://brobygger.example.dk",
            value: .url
        )
    )
    var url: String

    @Argument(
        help: .localized(
            da: "Engangskoden.",
            en: "The one-time code.",
            th: "รหัสใช้ครั้งเดียว",
            value: .code
        )
    )
    var code: String

    @Option(
        help: .localized(
            da: "Hvad enheden hedder i koordinatorens liste.",
            en: "What this device is called in the coordinator's list.",
            th: "ชื่ออุปกรณ์ในรายชื่อของผู้ประสานงาน",
            value: .name
        )
    )
    var name: String?

    @Option(
        help: .localized(
            da: "En PEM-fil med udstedere, der godkendes i stedet for systemets.",
            en: "A PEM file of authorities to trust instead of the system's.",
            th: "ไฟล์ PEM ของผู้ออกใบรับรองที่เชื่อถือแทนของระบบ",
            value: .file
        ),
        completion: .file()
    )
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
        let isSafe =
            parts?.scheme == "https" || parts?.scheme == "http" && Loopback.includes(host)
        guard !host.isEmpty, isSafe else {
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
