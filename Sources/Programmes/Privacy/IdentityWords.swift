/// Words by which a field that asks who somebody is would be called.
///
/// Counting telephone calls is refused too: the name of such a field says "telephone". That is the
/// side to err on; the code `telephone` of a list is not looked at.
enum IdentityWords {
    private static let words: Set<String> = [
        "name", "names", "initials", "phone", "phones", "telephone", "mobile", "mobil", "tlf",
        "tel",
        "mail", "mails", "email", "emails", "address", "addresses", "adresse", "adresser",
        "initialer", "postnummer", "postnr", "postcode", "zip", "zipcode", "husnummer", "husnr",
        "bopæl", "bopael", "cpr", "cprnr", "ssn", "dob", "birthday", "birthdate", "fødselsdag",
        "foedselsdag", "fodselsdag", "fødselsdato", "foedselsdato", "fodselsdato", "mobilnr",
        "telefonnr", "mailadressen",
    ]
    /// Danish and English put the word that says what it is last: fornavn, klientnavn, nickname.
    private static let endings = [
        "navn", "navne", "navnet", "surname", "firstname", "lastname", "nickname", "username",
        "forename", "telefon", "telefonnummer", "mobilnummer", "phone", "adresse", "adressen",
        "personnummer", "cprnummer", "email",
    ]
    /// Two words that mean it only together.
    private static let pairs: Set<String> = [
        "e mail", "of birth", "birth date", "social security", "personal number", "født den",
        "person nummer", "mobil nummer",
    ]
    /// Thai has no spaces between words.
    private static let thai = [
        "ชื่อ", "นามสกุล", "โทรศัพท์", "เบอร์โทร", "เบอร์มือถือ", "มือถือ", "ที่อยู่", "อีเมล", "วันเกิด",
        "วันเดือนปีเกิด", "เลขประจำตัว", "บัตรประชาชน",
    ]

    /// Whether a field's name or label asks for an identity.
    static func areIn(_ text: String) -> Bool {
        let text = text.lowercased()
        let parts = text.split { !$0.isLetter }.map(String.init)
        return parts.contains { part in
            words.contains(part) || endings.contains { part.hasSuffix($0) }
        } || zip(parts, parts.dropFirst()).contains { pairs.contains("\($0) \($1)") }
            || hasThai(Array(text.utf8))
    }

    private static let thaiBytes = thai.map { Array($0.utf8) }

    private static func hasThai(_ text: [UInt8]) -> Bool {
        // The first byte of every letter of the Thai block; a label without one is not searched.
        for start in text.indices where text[start] == 0xE0 {
            let rest = text[start...]
            if thaiBytes.contains(where: { rest.starts(with: $0) }) { return true }
        }
        return false
    }
}
