import CommandSupport
import Programmes
import Testing

@Suite struct `A rehearsal of an import` {
    @Test func `names every wrong cell with its line and field`() throws {
        let rehearsal = try rehearsal(
            """
            date,route,persons
            2026-11-20,walk_in,3
            2026-11-31,teleport,3
            2026-11-20,walk_in,many

            """
        )

        #expect(rehearsal.rows == 3)
        #expect(rehearsal.refusedRows == 2)
        #expect(rehearsal.entries.map(\.line) == [2])
        #expect(rehearsal.failures.map(\.line) == [3, 3, 4])
        #expect(rehearsal.failures.map(\.field) == ["date", "route", "persons"])
    }

    @Test func `its summary counts as people do, and contradicts no reason before it`() throws {
        let one = try rehearsal("date,route,persons\n2026-11-20,walk_in,3\n")
        let two = try rehearsal("date,route,persons\n2026-11-20,walk_in,3\n2026-11-20,x,3\n")
        let bad = try rehearsal("date,route,persons\n2026-11-20,x,3\n")

        #expect(one.acceptance(in: .en) == "The only row can be imported; nothing was saved yet.")
        #expect(one.acceptance(in: .da) == "Den ene række kan importeres; intet er gemt endnu.")
        #expect(
            one.refusal(isKnown: true, in: .da)
                == "Filen ville ikke blive importeret igen; dens rækker har ingen fejl, og intet er gemt."
        )
        #expect(two.refusal(isKnown: true, in: .en).contains(": 1 of 2 rows has errors;"))
        #expect(bad.refusal(isKnown: false, in: .en).contains(": 1 of 1 row has errors;"))
        #expect(bad.refusal(isKnown: false, in: .da).contains(": 1 af 1 række har fejl;"))
    }

    @Test func `says what is missing only where every cell is sound`() throws {
        let rehearsal = try rehearsal("route,persons\nwalk_in,1\nwalk_in,x\n")

        #expect(rehearsal.failures.map(\.field) == ["date", "persons"])
        #expect(rehearsal.failures.map(\.line) == [2, 3])
    }

    @Test func `a header with unknown names refuses every row`() throws {
        let rehearsal = try rehearsal("date,colour,size\n2026-11-20,red,3\n")

        #expect(rehearsal.failures.map(\.field) == ["colour", "size"])
        #expect(rehearsal.failures.map(\.line) == [1, 1])
        #expect(rehearsal.refusedRows == 1)
    }

    @Test func `a sound file has no failures, and its rows are what import would record`() throws {
        let rehearsal = try rehearsal("date,themes\n2026-11-20,health|housing\n")

        #expect(rehearsal.failures.isEmpty)
        #expect(rehearsal.entries.map(\.changes.count) == [3])
    }

    @Test func `a sound row may be refused all the same`() throws {
        let text = "date,persons\n2026-11-20,1\n2026-11-21,x\n2026-11-22,3\n"
        let refusal = CommandFailure(.refused, code: "no", message: "No.", line: 4)

        let rehearsal = try rehearsal(text) { $0.line == 4 ? refusal : nil }

        #expect(rehearsal.failures.map(\.line) == [3, 4])
        #expect(rehearsal.entries.map(\.line) == [2])
    }

    private func rehearsal(
        _ text: String,
        refusal: (ImportRehearsal.Entry) -> CommandFailure? = { _ in nil }
    ) throws -> ImportRehearsal {
        let kind = try testProgramme().kindOrThrow(named: "contact")
        let document = try CSVText.read(Array(text.utf8))
        return ImportRehearsal(document, kind, language: .en, refusal: refusal)
    }
}
