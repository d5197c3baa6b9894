/// Words that a field which asks for a person's identity would be called by.
enum IdentityWords {
    private static let words: Set<String> = [
        "name", "names", "firstname", "surname", "lastname", "nickname", "navn", "navne", "fornavn",
        "efternavn", "fulde", "kaldenavn", "phone", "telephone", "mobile", "telefon",
        "telefonnummer", "tlf", "mobil", "mobilnummer", "mail", "email", "emailadresse", "address",
        "adresse", "bopæl", "bopael", "street", "cpr", "cprnummer", "cprnr", "personnummer",
        "birthday", "birthdate", "dob", "fødselsdag", "fødselsdato", "foedselsdag", "foedselsdato",
        "ชื่อ", "นามสกุล", "โทรศัพท์", "เบอร์โทร", "ที่อยู่", "อีเมล", "วันเกิด",
    ]
    private static let phrases = ["e-mail", "date of birth", "birth date", "social security"]

    /// Whether a field's name or one of its labels names an identity.
    static func isIdentifying(name: String, labels: Labels) -> Bool {
        [name, labels.da, labels.en, labels.th ?? ""].contains { text in
            let text = text.lowercased()
            let parts = text.split { !$0.isLetter }.map(String.init)
            return parts.contains(where: words.contains)
                || phrases.contains(where: text.contains)
                || words.contains {
                    $0.unicodeScalars.allSatisfy { $0.value > 0xE00 } && text.contains($0)
                }
        }
    }
}
