import CommandSupport
import Programmes
import SyncClient
import WireProtocol

extension Failures {
    /// What the user is told when a sync fails.
    static func failure(_ error: SyncError, in language: Language) -> CommandFailure {
        switch error {
        case .unreachable(let reason):
            CommandFailure(
                .unreachable,
                code: error.code,
                message: language.choose(
                    da:
                        "Serveren kan ikke nås\(told(reason, in: language)); alt på enheden er i behold, prøv igen, når der er net.",
                    en:
                        "The server can't be reached\(told(reason, in: language)); everything on the device is safe, try again when there is a network.",
                    th:
                        "ติดต่อเซิร์ฟเวอร์ไม่ได้\(told(reason, in: language)) ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดลองใหม่เมื่อมีเครือข่าย"
                )
            )
        case .untrusted(let reason):
            CommandFailure(
                .unreachable,
                code: error.code,
                message: language.choose(
                    da:
                        "Serverens certifikat kan ikke godkendes, så intet er sendt, og alt på enheden er i behold; tal med koordinatoren.",
                    en:
                        "The server's certificate can't be trusted (\(reason)), so nothing was sent and everything on the device is safe; talk to the coordinator.",
                    th:
                        "เชื่อถือใบรับรองของเซิร์ฟเวอร์ไม่ได้ จึงยังไม่ได้ส่งอะไรและข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดคุยกับผู้ประสานงาน"
                )
            )
        case .notTheServer(let what):
            CommandFailure(
                .unreachable,
                code: error.code,
                message: language.choose(
                    da:
                        "Noget andet end serveren svarede (\(what)), måske nettets loginside; intet er ændret, og alt på enheden er i behold, log på nettet eller se efter adressen, og prøv igen.",
                    en:
                        "Something other than the server answered (\(what)), perhaps the network's login page; nothing was changed and everything on the device is safe, log in to the network or check the address, and try again.",
                    th:
                        "มีอย่างอื่นที่ไม่ใช่เซิร์ฟเวอร์ตอบกลับ (\(what)) อาจเป็นหน้าเข้าสู่ระบบของเครือข่าย ไม่มีการเปลี่ยนแปลงใด ๆ และข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดเข้าสู่ระบบเครือข่ายหรือตรวจที่อยู่ แล้วลองใหม่"
                )
            )
        case .refused(let problem): failure(problem, in: language)
        case .malformedAnswer(let reason):
            CommandFailure(
                .failed,
                code: error.code,
                message: language.choose(
                    da:
                        "Serverens svar kan ikke læses (\(reason)); intet af det er brugt, og alt på enheden er i behold, prøv igen, og vis koordinatoren denne besked, hvis det sker igen.",
                    en:
                        "The server's answer can't be read (\(reason)); nothing of it was used and everything on the device is safe, try again, and show the coordinator this message if it happens again.",
                    th:
                        "อ่านคำตอบของเซิร์ฟเวอร์ไม่ได้ (\(reason)) จึงไม่ได้ใช้คำตอบนั้นและข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดลองใหม่ และหากเกิดขึ้นอีกโปรดให้ผู้ประสานงานดูข้อความนี้"
                )
            )
        case .endless:
            CommandFailure(
                .failed,
                code: error.code,
                message: language.choose(
                    da:
                        "Enhed og server blev ikke enige; alt på enheden er i behold, vis koordinatoren denne besked.",
                    en:
                        "Device and server did not come to agree; everything on the device is safe, show the coordinator this message.",
                    th:
                        "อุปกรณ์กับเซิร์ฟเวอร์ยังตกลงกันไม่ได้ ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดให้ผู้ประสานงานดูข้อความนี้"
                )
            )
        case .alreadyRunning:
            CommandFailure(
                .failed,
                code: error.code,
                message: language.choose(
                    da:
                        "Enheden synkroniserer allerede, og alt på den er i behold; vent, til det er færdigt.",
                    en:
                        "The device is syncing already and everything on it is safe; wait until it is done.",
                    th: "อุปกรณ์กำลังซิงค์อยู่แล้วและข้อมูลทั้งหมดยังปลอดภัย โปรดรอจนเสร็จ"
                )
            )
        }
    }

    /// Why no answer came, in brackets.
    ///
    /// What libcurl says of rarer reasons is English and stays out of other languages.
    private static func told(_ reason: String, in language: Language) -> String {
        let told: String? =
            switch reason {
            case SyncError.cutOffReason:
                language.choose(da: "svaret blev afbrudt", en: reason, th: "คำตอบขาดตอน")
            case SyncError.noConnectionReason:
                language.choose(da: "ingen forbindelse", en: reason, th: "เชื่อมต่อไม่ได้")
            case SyncError.noNameReason:
                language.choose(da: "navnet findes ikke", en: reason, th: "ไม่พบชื่อ")
            case SyncError.timedOutReason:
                language.choose(da: "intet svar i tide", en: reason, th: "หมดเวลารอ")
            default: language == .en ? reason : nil
            }
        return told.map { " (\($0))" } ?? ""
    }

    private static func failure(_ problem: Problem, in language: Language) -> CommandFailure {
        let status: ExitStatus =
            switch problem.code {
            case .unknownCredential, .revoked, .wrongCode, .usedCode, .expiredCode,
                .invalidStatement, .notGranted, .unconfirmed:
                .notPermitted
            case .asOfUnknown: .refused
            default: .failed
            }
        return CommandFailure(
            status,
            code: problem.code.rawValue,
            message: sentence(problem, in: language)
        )
    }

    private static func sentence(_ problem: Problem, in language: Language) -> String {
        switch problem.code {
        case .wrongCode:
            language.choose(
                da:
                    "Koden findes ikke, og intet er ændret; se efter, om den er skrevet rigtigt, eller bed koordinatoren om en ny.",
                en:
                    "There is no such code and nothing was changed; check how it is written or ask the coordinator for a new one.",
                th: "ไม่มีรหัสนี้และไม่มีการเปลี่ยนแปลงใด ๆ โปรดตรวจว่าเขียนถูกหรือไม่ หรือขอรหัสใหม่จากผู้ประสานงาน"
            )
        case .usedCode:
            language.choose(
                da: "Koden er brugt, og intet er ændret; bed koordinatoren om en ny.",
                en:
                    "The code has been used and nothing was changed; ask the coordinator for a new one.",
                th: "รหัสนี้ถูกใช้ไปแล้วและไม่มีการเปลี่ยนแปลงใด ๆ โปรดขอรหัสใหม่จากผู้ประสานงาน"
            )
        case .expiredCode:
            language.choose(
                da: "Koden er udløbet, og intet er ændret; bed koordinatoren om en ny.",
                en:
                    "The code has expired and nothing was changed; ask the coordinator for a new one.",
                th: "รหัสนี้หมดอายุแล้วและไม่มีการเปลี่ยนแปลงใด ๆ โปรดขอรหัสใหม่จากผู้ประสานงาน"
            )
        case .revoked, .unknownCredential, .invalidStatement:
            language.choose(
                da:
                    "Serveren lukker ikke enheden ind; alt på enheden er i behold, tal med koordinatoren.",
                en:
                    "The server does not let this device in; everything on the device is safe, talk to the coordinator.",
                th: "เซิร์ฟเวอร์ไม่ให้อุปกรณ์นี้เข้า ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดคุยกับผู้ประสานงาน"
            )
        case .notGranted, .unconfirmed:
            language.choose(
                da:
                    "Enheden må ikke hente dette endnu; alt på enheden er i behold, bed koordinatoren godkende den.",
                en:
                    "The device may not fetch this yet; everything on the device is safe, ask the coordinator to confirm it.",
                th: "อุปกรณ์ยังไม่มีสิทธิ์ดึงข้อมูลนี้ ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดขอให้ผู้ประสานงานยืนยันอุปกรณ์"
            )
        case .asOfUnknown:
            language.choose(
                da:
                    "Serveren kender ikke dette snit, måske fordi den er gendannet fra en kopi; intet er ændret, tæl igen uden --as-of.",
                en:
                    "The server does not know this cut, perhaps because it was put back from a backup; nothing was changed, count again without --as-of.",
                th:
                    "เซิร์ฟเวอร์ไม่รู้จักจุดตัดข้อมูลนี้ อาจเพราะถูกนำกลับจากสำเนาสำรอง ไม่มีการเปลี่ยนแปลงใด ๆ โปรดนับใหม่โดยไม่ใช้ --as-of"
            )
        case .unsupportedProtocol, .malformed, .notFound, .methodNotAllowed:
            language.choose(
                da:
                    "Server og program passer ikke sammen (\(problem.code.rawValue)); alt på enheden er i behold, brug den nyeste brobygger.",
                en:
                    "Server and program don't fit together (\(problem.code.rawValue)); everything on the device is safe, use the newest brobygger.",
                th:
                    "เซิร์ฟเวอร์กับโปรแกรมใช้ด้วยกันไม่ได้ (\(problem.code.rawValue)) ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดใช้ brobygger รุ่นล่าสุด"
            )
        case .tooManyRequests, .busy:
            language.choose(
                da:
                    "Serveren har for travlt lige nu; alt på enheden er i behold, prøv igen \(later(problem, language)).",
                en:
                    "The server is too busy just now; everything on the device is safe, try again \(later(problem, language)).",
                th:
                    "ตอนนี้เซิร์ฟเวอร์ยุ่งเกินไป ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดลองใหม่\(later(problem, language))"
            )
        case .diskFull:
            language.choose(
                da:
                    "Serverens disk er fuld, så intet kunne sendes; alt er i behold på denne enhed, og det, andre har skrevet, er hentet, så vidt det gik: sig det til den, der passer serveren, og synkroniser igen senere.",
                en:
                    "The server's disk is full, so nothing could be sent; everything is kept on this device, and what others wrote was fetched as far as it went: tell whoever looks after the server, and sync again later.",
                th:
                    "ดิสก์ของเซิร์ฟเวอร์เต็ม จึงส่งอะไรไม่ได้ ข้อมูลทั้งหมดยังอยู่ในอุปกรณ์นี้ และสิ่งที่ผู้อื่นเขียนถูกดึงมาเท่าที่ทำได้แล้ว โปรดแจ้งผู้ดูแลเซิร์ฟเวอร์ แล้วซิงค์อีกครั้งภายหลัง"
            )
        case .tooLarge:
            language.choose(
                da:
                    "Serveren tager ikke imod så meget på én gang, heller ikke i mindre dele; alt på enheden er i behold, vis koordinatoren denne besked.",
                en:
                    "The server does not take so much at once, not in smaller parts either; everything on the device is safe, show the coordinator this message.",
                th:
                    "เซิร์ฟเวอร์ไม่รับข้อมูลมากขนาดนี้ในครั้งเดียว แม้แบ่งเป็นส่วนเล็กลงแล้ว ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดให้ผู้ประสานงานดูข้อความนี้"
            )
        case .internal:
            language.choose(
                da:
                    "Serveren fejlede; alt på enheden er i behold, prøv igen \(later(problem, language)).",
                en:
                    "The server failed; everything on the device is safe, try again \(later(problem, language)).",
                th: "เซิร์ฟเวอร์ขัดข้อง ข้อมูลทั้งหมดในอุปกรณ์ยังปลอดภัย โปรดลองใหม่\(later(problem, language))"
            )
        }
    }

    private static func later(_ problem: Problem, _ language: Language) -> String {
        guard let seconds = problem.retryAfter, seconds > 0 else {
            return language.choose(da: "senere", en: "later", th: "ภายหลัง")
        }
        let age = Age(seconds: UInt64(seconds)).text(in: language)
        return language.choose(da: "om \(age)", en: "in \(age)", th: "ในอีก \(age)")
    }
}
