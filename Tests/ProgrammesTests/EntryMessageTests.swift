import Programmes
import Testing

@Suite struct `A refusal` {
    @Test func `it says what is wrong, that nothing was saved and what to write instead`() {
        let told = [
            (
                "place=barr",
                "place kender ikke koden barr, så intet er gemt; "
                    + "skriv en af: bar, street, clinic."
            ),
            (
                "plce=bar",
                "feltet plce findes ikke, så intet er gemt; skriv en af: place, date, "
                    + "note, met, topics, new, card, earlier."
            ),
            ("met=x", "met=x er ikke et helt tal, så intet er gemt; skriv for eksempel met=3."),
            ("met=21", "met=21 ligger uden for 1–20, så intet er gemt; skriv et tal indenfor."),
            ("met+=1", "met+= kan ikke bruges til det felt, så intet er gemt; skriv met=…."),
            ("date=", "date skal udfyldes, så intet er gemt; tilføj date=…."),
            (
                "place=",
                "place skal udfyldes, så intet er gemt; tilføj place=… "
                    + "(street, bar, clinic)."
            ),
            (
                "date=31/1",
                "date=31/1 er ikke en dato, så intet er gemt; skriv år-måned-dag, for "
                    + "eksempel date=2026-01-31."
            ),
            ("hej", "\"hej\" kan ikke læses, så intet er gemt; skriv felt=værdi."),
            (
                "note=ring 20304050",
                "note ligner noget, der kan pege på et menneske (et "
                    + "telefonnummer), så intet er gemt; skriv det uden navne, numre og adresser."
            ),
        ]
        for (word, message) in told {
            #expect(error(word)?.message(in: .da) == message)
        }
    }

    @Test func `every language gets one sentence for every reason`() {
        let words = [
            "hej", "plce=bar", "met=x", "met=21", "met+=1", "date=", "date=31/1", "place=boat",
            "note=a@b.dk", "note=\(String(repeating: "x", count: 5000))", "card=x", "earlier=x",
            "note=Istedgade 12", "note=010190-1234", "note=a\u{7}",
        ]
        for word in words {
            let message = error(word)?.message(in: .en) ?? ""
            #expect(message.contains(", so nothing was saved; "), "\(message)")
            #expect(message.hasSuffix("."), "\(message)")
            #expect(
                error(word)?.message(in: .da).contains(", så intet er gemt; ") == true,
                "\(word)"
            )
            let thai = error(word)?.message(in: .th) ?? ""
            #expect(thai.contains(" จึงยังไม่ได้บันทึกอะไร โปรด"), "\(thai)")
        }
    }

    @Test func `it repeats nothing that points to a person and nothing a terminal obeys`() {
        for word in ["met=010190-1234", "place=20304050", "card=20304050!", "date=anna@mail.dk"] {
            let message = error(word)?.message(in: .en) ?? "010190"
            for part in ["010190", "20304050", "anna"] {
                #expect(!message.contains(part), "\(message)")
            }
        }
        for word in ["place=\u{1B}[2Jbar", "\u{1B}[2J", "\u{202E}x=1"] {
            let message = error(word)?.message(in: .en) ?? "\u{1B}"
            #expect(!message.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        }
        let long = error("place=\(String(repeating: "x", count: 10_000))")
        #expect((long?.message(in: .en).count ?? 0) < 200)
    }

    private func error(_ word: String) -> EntryError? {
        do {
            _ = try Small.kind().changes(words: [word], creating: false)
            return nil
        } catch {
            return error as? EntryError
        }
    }
}
