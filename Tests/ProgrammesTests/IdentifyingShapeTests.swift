import Programmes
import TestSupport
import Testing

@Suite struct `A shape that points to a person` {
    @Test func `CPR numbers are found however they are written`() {
        let written = [
            "010190-1234", "0101901234", "010190 1234", "010190–1234", "010190—1234", "010190‑1234",
            "010190−1234", "010190 - 1234", "010190.1234", "010190/1234", "010190_1234",
            "01 01 90 1234", "01.01.90-1234", "01-01-90-1234", "01019 0-1234 og 010190-1234",
            "01011990-1234", "010119901234", "01-01-1990-1234", "010190 12 34", "410190-1234",
            "710190-1234", "610190-1234", "910190-1234", "cpr.010190-1234", "x010190-1234y",
            "๐๑๐๑๙๐-๑๒๓๔", "０１０１９０－１２３４", "010190\u{00AD}1234", "0101\u{200B}90-1234",
            "født 311285-0000, fin", "nr. 010190\u{00A0}1234", "0\u{20E3}10190-1234",
            "010190-\t1234",
        ]
        for text in written {
            #expect(IdentifyingShape.first(in: text) == .cpr, "\(text)")
        }
    }

    @Test func `phone numbers are found however they are grouped`() {
        let written = [
            "20304050", "20 30 40 50", "2030 4050", "20-30-40-50", "20.30.40.50", "20 304 050",
            "203 04 050", "20 30 4050", "2030 40 50", "20 304050", "+45 20304050", "+4520304050",
            "0045 20 30 40 50", "4520304050", "004520304050", "(+45) 20 30 40 50", "(45) 20304050",
            "+45 (20) 30 40 50", "+66 81 234 5678", "+46 70-123 45 67", "+49 (0) 30 901820",
            "0046701234567", "+1 (202) 555-0123", "tlf20304050", "tlf. 33 66 28 51",
            "mobil: 2053 5608",
            "TLF-20304050", "ring 33172915!", "๒๐๓๐๔๐๕๐", "２０ ３０ ４０ ５０", "20–30–40–50",
            "20\u{00A0}30\u{202F}40\u{2009}50", "3317 2915 og 3317 3260", "fra 3 til 20304050",
            "3 20304050", "20·30·40·50", "Ida-20304050", "20090115",
            "ring 12345678", "12 34 56 78", "1234 5678", "12.34.56.78", "081-234-5678",
            "123 45 678",
            "(+45) 12345678", "๑๒๓๔๕๖๗๘", "12  34  56  78", "070-123 45 67", "02 123 4567",
            "2030-4050 kr", "2000-4000", "2000 4000 og kr", "20 30 40 00 kr",
        ]
        for text in written {
            #expect(IdentifyingShape.first(in: text) == .phone, "\(text)")
        }
    }

    @Test func `e-mail addresses are found however they are spelt`() {
        let written = [
            "anna@mail.dk", "skriv til anna.b@sub.mail.co.th nu", "PC83@sof", "anna＠mail.dk",
            "anna @ mail.dk", "anna (at) mail.dk", "anna[at]mail.dk", "anna snabel-a mail.dk",
            "anna snabela mail", "anna(at)gmail.com", "a_b+c@mail.dk",
        ]
        for text in written {
            #expect(IdentifyingShape.first(in: text) == .email, "\(text)")
        }
    }

    @Test func `addresses are found however they are written`() {
        let written = [
            "Istedgade 12", "istedgade 12", "bor på Istedgade 12, 3. tv", "Vesterbrogade 140B",
            "Istedgade nr. 12", "Istedgade, 12", "Sønder Boulevard 53", "Frederiksberg Allé 12",
            "frederiksberg allé 12", "Toftegårds Alle 5", "Enghave Plads 4", "Halmtorvet 17",
            "Rådhuspladsen 1", "Magstræde 3", "Store Kongensgade 1, st.", "Enghavevej 80",
            "Borgmester Christiansens Gade 5", "H.C. Andersens Boulevard 12", "Remisevænget 4",
            "1592 København V", "2200 københavn n", "2000 Frederiksberg", "1999 Frederiksberg C",
            "8000 Aarhus C", "DK-2450 København SV", "2720 Vanløse", "Bernstorffsgade 17, 5. sal",
            "Valby Langgade 201", "Istedgade ๑๒", "Sankt Hans Torv 3",
            "ISTEDGADE 12", "Isted gade 12", "Strandvejen 5", "Islands Brygge 12",
            "Lyngbyvej\u{00A0}12",
        ]
        for text in written {
            #expect(IdentifyingShape.first(in: text) == .address, "\(text)")
        }
    }

    @Test func `ordinary notes raise no alarm`() {
        let ordinary = [
            "", " ", "kom 3 gange i 2009", "400 kort", "kl. 15.30", "2009-01-15", "ca. 1500 kr",
            "uge 12", "15.01.2009", "15-01-2009", "15/1-2009", "25/12 2009", "15/1", "15.1.",
            "i perioden 2008-2009", "2008/2009", "2008–2009", "kl. 20.30-21.45", "kl. 00.30-01.45",
            "22.00-06.00", "45.800.000 kr", "45 800 000 kr", "100.000 kr.", "45,8 mio. kr.",
            "7347 besøg", "I 2016 kom 136 nye", "I 2016 København havde 12", "i 2016 Reden 315",
            "31 = 16 + 15", "+15 i forhold til 59", "+36 (2015: 279)", "24 pct. af 315", "½ time",
            "Sagsnr. 2007-330535", "Sagsnr. 2008-5522", "Dok. nr. 2009-187477", "1101-325669",
            "2017-0196357-1", "CVR 64942212", "CVR-nr. 64 94 22 12", "cvr nr 64942212",
            "EAN 5798009683052", "kort VIP-2009-0417", "VIP-0417", "parti 12, 400 kort",
            "Vesterbrogade 3 kvinder", "på Istedgade 3-4 gange", "Istedgade 12 timer",
            "på vej 2 gange", "På vej 3 kvinder", "talte med alle 12", "Alle 12 kom", "vejen 3",
            "plads til 3", "4 arbejdsplads 3", "parkeringsplads 2", "Istedgade 15/1", "18-24 år",
            "Istedgade kl. 22", "3 kort @ 20 kr", "at 3 kom (sent)", "snabel", "1-2-3", "12 34 56",
            "fik 3 kort, 2 samtaler og 1 henvisning", "10-15 personer", "ๆ ๓ คน", "999999-9999",
            "323299-1234", "2009-01-15 og 2009-01-16", "2009-05-25 20.30", "uge 23-24",
            "2009:\n2010\n2011", "10\n11\n90\n1234", "1500 vejen", "målt til 1.234,50", "50+",
            "mødt på Vesterbro", "Kollegiernes Hus", "trin 1/2/3", "6. klasse",
            "50.000 kr. af 100.000", "1000-2000 kr. om måneden", "fra 1500 - 2500 kroner",
        ]
        for text in ordinary {
            let shape = IdentifyingShape.first(in: text)
            #expect(shape == nil, "\(text) is no \(shape?.rawValue ?? "")")
        }
    }

    /// A text that can have no shape is not taken apart, and one with a sign beyond the Latin ones
    /// always is: with it or without, the answer is the same.
    @Test func `an invisible character hides nothing and adds nothing`() {
        var random = SeededGenerator(seed: 1)
        let known = [
            "anna snabela mail", "Istedgade 12", "bor 2200 København", "20304050", "12 34 56 78",
            "010190-1234", "anna@mail.dk", "VIP-1464", "K7QXW-3M9TD", "Store Kongensgade 140, st.",
        ]
        let signs = [
            "1", "12", "2200", "a", "b", "S", "K", "gade", "nr", "at", "@", "(", "]", "+", "-", "–",
            ".",
            ", ", "/", " ", "\t", "\n", "\u{A0}", "\u{AD}", "²", "é", "ÿ", "ſ", "ƀ", "ก", "๓",
        ]
        for _ in 0..<50_000 {
            var text = Array(known[random.number(0...known.count - 1)])
            for _ in 0..<random.number(1...3) {
                let start = random.number(0...text.count - 1)
                let end = random.number(start...min(start + 1, text.count))
                text.replaceSubrange(start..<end, with: signs[random.number(0...signs.count - 1)])
            }
            let changed = String(text)
            let shape = IdentifyingShape.first(in: changed)
            #expect(shape == IdentifyingShape.first(in: changed + "\u{200B}"), "\(changed)")
        }
    }

    @Test func `a long text is read to its end`() {
        let long = [
            String(repeating: "gade", count: 4000), String(repeating: "1", count: 16_000),
            String(repeating: "123 ", count: 5000), String(repeating: "1-", count: 8000),
            String(repeating: "(", count: 16_000), String(repeating: "e\u{301}", count: 5000),
            String(repeating: "00", count: 8000), "0 +" + String(repeating: "1 1 1, ", count: 2000),
        ]
        for text in long {
            #expect(IdentifyingShape.first(in: text) == nil, "\(text.prefix(12))")
            #expect(IdentifyingShape.first(in: "\(text) a@b") == .email, "\(text.prefix(12))")
        }
    }
}
