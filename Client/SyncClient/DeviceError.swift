public import Programmes

/// Why a device could not do what was asked.
///
/// What it holds is safe in every case.
public enum DeviceError: Error, Equatable, Sendable {
    case notJoined
    case alreadyJoined(server: String)
    case unknownRecord(String)
    case erasedRecord
    /// The device may read its scope and not write.
    case readOnly
    case noScope
    /// This partner can't be referred to; those that can.
    case noPair(String, others: [String])
    /// There is nobody yet who can be referred to.
    case noPairs
    /// A referral stays with the partner it went to.
    case fixedPartner
    /// The programme has no kind for reasons of corrections.
    case noReasons
    case alreadyImported
    /// This program knows no version of the programme that the server has sent.
    case unreadableProgramme(version: Int)

    /// The name used in JSON.
    public var code: String {
        switch self {
        case .notJoined: "not_joined"
        case .alreadyJoined: "already_joined"
        case .unknownRecord: "unknown_id"
        case .erasedRecord: "erased"
        case .readOnly: "read_only"
        case .noScope: "no_scope"
        case .noPair, .noPairs: "unknown_partner"
        case .fixedPartner: "fixed_partner"
        case .noReasons: "no_reasons"
        case .alreadyImported: "already_imported"
        case .unreadableProgramme: "unreadable_programme"
        }
    }

    /// Whether the device lacks permission, rather than the words being wrong.
    public var isPermission: Bool { self == .readOnly || self == .noScope }

    /// Whether no other words would do: the program itself is too old.
    public var isTooOld: Bool {
        if case .unreadableProgramme = self { true } else { false }
    }

    /// What is wrong, what is safe and what to do, in one sentence.
    public func message(in language: Language) -> String {
        switch language {
        case .da: danish
        case .en: english
        case .th: thai
        }
    }

    private var danish: String {
        switch self {
        case .notJoined:
            "Enheden er ikke tilmeldt endnu, så intet er gjort; tilmeld den med: brobygger join URL KODE"
        case .alreadyJoined(let server):
            "Enheden er allerede tilmeldt \(server), og intet er ændret; brug en anden mappe med --home for en ny enhed."
        case .unknownRecord(let id):
            "Der er ingen registrering med id \(id) på denne enhed, og intet er ændret; find id'et med: brobygger list"
        case .erasedRecord:
            "Registreringen er slettet for altid og kan ikke ændres; intet er ændret, opret en ny med: brobygger log"
        case .readOnly:
            "Denne enhed må kun læse, så intet er gemt; bed koordinatoren om en kode med en anden rolle."
        case .noScope:
            "Enheden har ikke længere adgang til sin partners registreringer; det, den har, er i behold, og koordinatoren kan give adgang igen."
        case .noPairs:
            "Der er endnu ingen partner at henvise til, så intet er gemt; prøv igen, når serveren har flere partnere, og enheden har synkroniseret."
        case .noPair(let partner, let others):
            "Der kan ikke henvises til \(partner), så intet er gemt; skriv \(others.isEmpty ? "en partner, når serveren har flere" : "en af: " + others.joined(separator: ", "))."
        case .fixedPartner:
            "En henvisning bliver hos den, den gik til; intet er ændret, annuller den, og skriv en ny med: brobygger log"
        case .noReasons:
            "Programmet har ingen slags ved navn correction til begrundelser; intet er ændret, ret uden --reason."
        case .alreadyImported:
            "Filen er importeret før, så intet er gemt; brug --again, hvis den skal med to gange."
        case .unreadableProgramme(let version):
            "Denne udgave af brobygger kan ikke læse programmets version \(version), så intet er gjort; det, enheden har, er i behold, opdater brobygger."
        }
    }

    private var english: String {
        switch self {
        case .notJoined:
            "This device has not joined yet, so nothing was done; join with: brobygger join URL CODE"
        case .alreadyJoined(let server):
            "This device has already joined \(server) and nothing was changed; use another folder with --home for a new device."
        case .unknownRecord(let id):
            "There is no record with id \(id) on this device and nothing was changed; find the id with: brobygger list"
        case .erasedRecord:
            "The record was erased for good and can't be changed; nothing was changed, make a new one with: brobygger log"
        case .readOnly:
            "This device may only read, so nothing was saved; ask the coordinator for a code with another role."
        case .noScope:
            "This device no longer has access to its partner's records; what it holds is safe, and the coordinator can give access again."
        case .noPairs:
            "There is no partner to refer to yet, so nothing was saved; try again once the server has more partners and the device has synced."
        case .noPair(let partner, let others):
            "Nobody can be referred to \(partner), so nothing was saved; write \(others.isEmpty ? "a partner once the server has more than one" : "one of: " + others.joined(separator: ", "))."
        case .fixedPartner:
            "A referral stays with the partner it went to; nothing was changed, void it and write a new one with: brobygger log"
        case .noReasons:
            "The programme has no kind called correction for reasons; nothing was changed, correct it without --reason."
        case .alreadyImported:
            "The file was imported before, so nothing was saved; use --again if it must go in twice."
        case .unreadableProgramme(let version):
            "This release of brobygger can't read version \(version) of the programme, so nothing was done; what the device holds is safe, update brobygger."
        }
    }

    private var thai: String {
        switch self {
        case .notJoined:
            "อุปกรณ์นี้ยังไม่ได้เข้าร่วม จึงยังไม่ได้ทำอะไร โปรดเข้าร่วมด้วย: brobygger join URL รหัส"
        case .alreadyJoined(let server):
            "อุปกรณ์นี้เข้าร่วม \(server) แล้วและไม่มีการเปลี่ยนแปลงใด ๆ โปรดใช้โฟลเดอร์อื่นด้วย --home สำหรับอุปกรณ์ใหม่"
        case .unknownRecord(let id):
            "ไม่มีรายการที่มี id \(id) ในอุปกรณ์นี้และไม่มีการเปลี่ยนแปลงใด ๆ หา id ได้ด้วย: brobygger list"
        case .erasedRecord:
            "รายการนี้ถูกลบถาวรแล้วจึงแก้ไขไม่ได้ ไม่มีการเปลี่ยนแปลงใด ๆ โปรดสร้างรายการใหม่ด้วย: brobygger log"
        case .readOnly:
            "อุปกรณ์นี้อ่านได้อย่างเดียว จึงยังไม่ได้บันทึกอะไร โปรดขอรหัสของบทบาทอื่นจากผู้ประสานงาน"
        case .noScope:
            "อุปกรณ์นี้ไม่มีสิทธิ์เข้าถึงรายการขององค์กรภาคีของตนแล้ว สิ่งที่มีอยู่ยังปลอดภัย และผู้ประสานงานให้สิทธิ์คืนได้"
        case .noPairs:
            "ยังไม่มีองค์กรภาคีที่จะส่งต่อไปได้ จึงไม่ได้บันทึก โปรดลองใหม่เมื่อเซิร์ฟเวอร์มีองค์กรภาคีเพิ่มและอุปกรณ์ซิงค์แล้ว"
        case .noPair(let partner, let others):
            "ส่งต่อไปที่ \(partner) ไม่ได้ จึงไม่ได้บันทึก โปรดเขียน\(others.isEmpty ? "องค์กรภาคีเมื่อเซิร์ฟเวอร์มีมากกว่าหนึ่งแห่ง" : "อย่างใดอย่างหนึ่ง: " + others.joined(separator: ", "))"
        case .fixedPartner:
            "การส่งต่ออยู่กับองค์กรที่ส่งไปแล้ว ไม่มีการเปลี่ยนแปลง โปรดยกเลิกแล้วเขียนใหม่ด้วย: brobygger log"
        case .noReasons:
            "แผนงานไม่มีประเภท correction สำหรับเหตุผล ไม่มีการเปลี่ยนแปลง โปรดแก้ไขโดยไม่ใช้ --reason"
        case .alreadyImported:
            "ไฟล์นี้เคยนำเข้าแล้ว จึงไม่ได้บันทึกอะไร โปรดใช้ --again หากต้องการนำเข้าอีกครั้ง"
        case .unreadableProgramme(let version):
            "brobygger รุ่นนี้อ่านแผนงานเวอร์ชัน \(version) ไม่ได้ จึงยังไม่ได้ทำอะไร สิ่งที่มีอยู่ยังปลอดภัย โปรดอัปเดต brobygger"
        }
    }
}
