import Programmes
import Testing

@Suite struct `A field that asks who somebody is` {
    @Test func `no programme can define one, whatever it is called`() {
        let names = [
            "name", "first_name", "navn", "fornavn", "efternavn", "kaldenavn", "klient_navn",
            "klientnavn", "phone", "telefon", "telephone", "mobil", "mobilnummer", "tlf", "email",
            "e_mail", "mail", "address", "adresse", "hjemmeadresse", "cpr", "cpr_nr",
            "personnummer", "birth_date", "birthday", "date_of_birth", "foedselsdag", "dob",
        ]
        for name in names {
            let yaml = Small.with("name: note,", "name: \(name),")
            expectRefusal(yaml, at: "id: 5", because: name)
        }
    }

    @Test func `its label says so in any language`() {
        let labels = [
            "{da: Navn, en: Who}", "{da: Hvem, en: Full name}", "{da: Telefonnummer, en: Who}",
            "{da: E-mail, en: Who}", "{da: Fødselsdag, en: Born}", "{da: CPR-nr., en: Who}",
            "{da: Hvem, en: Phone no.}", "{da: Bopæl, en: Home}", "{da: ADRESSE, en: Home}",
            "{da: Hvem, en: Who, th: ชื่อเล่น}", "{da: Hvem, en: Who, th: เบอร์โทรศัพท์}",
            "{da: Hvem, en: Who, th: ที่อยู่}", "{da: Hvem, en: Who, th: อีเมล}",
        ]
        for text in labels {
            let yaml = Small.with("labels: {da: Note, en: Note}", "labels: \(text)")
            expectRefusal(yaml, at: "id: 5", because: text)
        }
    }

    @Test func `fields that only sound alike are fine`() {
        let names = ["enamel", "havn", "unnamed", "mobility", "addressed", "newborn", "cards"]
        for name in names {
            #expect(problems(in: Small.with("name: note,", "name: \(name),")).isEmpty, "\(name)")
        }
        let label = Small.with("{da: Note, en: Note}", "{da: København, en: Kanal}")
        #expect(problems(in: label).isEmpty)
        let code = Small.with(
            "code: clinic, da: Klinik, en: Clinic",
            "code: phone, da: Navn, en: Name"
        )
        #expect(problems(in: code).isEmpty)
    }

    private func expectRefusal(_ yaml: String, at mark: String, because name: String) {
        let found = problems(in: yaml)
        let line = Small.line(of: mark, in: yaml) ?? 0
        #expect(found.count == 1, "\(name): \(found)")
        #expect(found.first?.contains("no programme may") == true, "\(name): \(found)")
        #expect(found.first?.hasPrefix("p.yaml:\(line):") == true, "\(name): \(found)")
    }
}
