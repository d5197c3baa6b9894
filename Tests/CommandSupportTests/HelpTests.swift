import ArgumentParser
import CommandSupport
import Programmes
import Testing

@Suite struct HelpTests {
    @Test func `a page of help is in one language, each text beside what it explains`() async {
        let danish = await output(["pour", "--help"], .da)

        #expect(
            danish == """
                Hæld op.

                Brug: bar pour <slags> [<antal> ...] [--into <fil>] [--size <size>] [--json]

                Argumenter:
                  <slags>                 Hvad der hældes.
                  <antal>                 Hvor mange.

                Tilvalg:
                  --into <fil>            Hvori. (standard: kop)
                  --size <size>           (værdier: small, large)
                  --json                  Som JSON.
                  --version               Vis versionen.
                  -h, --help              Vis denne hjælp.
                """
        )
        let (english, thai) = (
            await output(["help", "pour"], .en), await output(["pour", "-h"], .th)
        )
        #expect(english.hasPrefix("Pour.\n\nUsage: bar pour <kind> "))
        #expect(thai.contains("วิธีใช้: bar pour <ประเภท> "))
        #expect(thai.contains("(ค่าปริยาย: kop)"))
    }

    @Test func `the program's page lists its commands`() async {
        #expect(
            await output([], .en) == """
                A bar.

                Usage: bar <command>

                Options:
                  --version               Show the version.
                  -h, --help              Show this help.

                Commands:
                  pour                    Pour.

                  More about a command: bar help <command>
                """
        )
    }

    @Test func `each mistake on a command line is told in the user's language`() async {
        let told = [
            (["pour"], "'<slags>' mangler", "ยังไม่ได้ระบุ '<ประเภท>'"),
            (["pour", "te", "--sise"], "'--size'?", "หมายถึง '--size' หรือไม่"),
            (["pour", "te", "--zzzzzzz"], "'--zzzzzzz' findes ikke", "ไม่มีตัวเลือก '--zzzzzzz'"),
            (["pour", "te", "-x"], "'-x' findes ikke", "ไม่มีตัวเลือก '-x'"),
            (
                ["pour", "te", "--into"], "mangler efter '--into <fil>'",
                "ยังไม่ได้ระบุค่าหลัง '--into <ไฟล์>'"
            ),
            (["pour", "te", "--json=1"], "tager ingen værdi", "'--json' ไม่รับค่า"),
            (
                ["pour", "te", "x"], "'x' kan ikke bruges til '<antal>'",
                "ค่า 'x' ใช้กับ '<จำนวน>' ไม่ได้"
            ),
            (
                ["pour", "te", "--size", "x"], "Skriv 'small' eller 'large'.",
                "โปรดเขียน 'small' หรือ 'large'"
            ),
            (["dance", "on"], "Kommandoen 'dance' findes ikke", "ไม่มีคำสั่ง 'dance'"),
            (["puor"], "Mente du 'pour'?", "หมายถึง 'pour' หรือไม่"),
            (["--", "dance"], "Der skulle ikke stå 'dance'", "ไม่ควรมี 'dance'"),
            (["--", "dance", "on"], "2 ord skulle ikke stå der: 'dance', 'on'", "มี 2 คำที่ไม่ควรมี"),
            (["--generate-completion-script", "nosh"], "skallen 'nosh'", "เชลล์ 'nosh'"),
        ]
        for (words, danish, thai) in told {
            let outcomes = await [run(words, .da), run(words, .en), run(words, .th)]
            let first = outcomes.map { $0.error.split(separator: "\n").first ?? "" }
            #expect(outcomes.allSatisfy { $0.status == 64 && $0.output.isEmpty }, "\(words)")
            #expect(first[0].hasPrefix("Fejl: ") && first[0].contains(danish), "\(first[0])")
            #expect(first[1].hasPrefix("Error: "), "\(first[1])")
            #expect(first[2].hasPrefix("ผิดพลาด: ") && first[2].contains(thai), "\(first[2])")
        }
    }

    @Test func `words of the user that look like a gap are told as they are`() async {
        let outcome = await run(["pour", "te", "--a'%1' b"], .da)

        #expect(outcome.error.contains("Tilvalget '--a'%1' b' findes ikke"))
    }

    @Test func `the manual is made of the same definitions`() async {
        let danish = await output(["--generate-manual"], .da)
        let thai = await output(["--generate-manual"], .th)

        #expect(danish.hasPrefix(#".TH BAR 1 "" "bar 2.0" "Brobygger""#))
        #expect(danish.contains(".ad l\n.SH NAVN\nbar \\- En bar.\n"))
        #expect(danish.contains(#".SS \fBbar\fR \fBpour\fR <slags> [<antal> ...]"#))
        #expect(danish.contains(#"\fB\-\-into\fR \fB<fil>\fR"# + "\nHvori. (standard: kop)"))
        #expect(thai.contains("\n.SH \\fRสถานะเมื่อจบ\n.TP\n\\fB0\\fR\n"))
    }

    private func output(_ words: [String], _ language: Language) async -> String {
        await run(words, language).output
    }

    private func run(_ words: [String], _ language: Language) async -> CommandOutcome {
        await commandOutcome(of: Bar.self, arguments: words) {
            $0 == "LC_ALL" ? language.rawValue : nil
        }
    }
}

private struct Bar: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "bar",
            abstract: .localized(da: "En bar.", en: "A bar.", th: "บาร์"),
            version: "2.0",
            subcommands: [Pour.self]
        )
    }
}

private enum Size: String, CaseIterable, ExpressibleByArgument { case small, large }

private struct Pour: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pour",
            abstract: .localized(da: "Hæld op.", en: "Pour.", th: "เท")
        )
    }

    @Argument(
        help: .localized(da: "Hvad der hældes.", en: "What to pour.", th: "เทอะไร", value: .kind)
    )
    var kind: String

    @Argument(
        help: ArgumentHelp(
            .localized(da: "Hvor mange.", en: "How many.", th: "กี่แก้ว"),
            valueName: .localized(da: "antal", en: "number", th: "จำนวน")
        )
    )
    var number: [Int] = []

    @Option(help: .localized(da: "Hvori.", en: "Into what.", th: "ลงในอะไร", value: .file))
    var into = "kop"

    @Option var size: Size?

    @Flag(help: .localized(da: "Som JSON.", en: "As JSON.", th: "เป็น JSON"))
    var json = false

    func run() async throws {}
}
