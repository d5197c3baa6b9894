import ArgumentParser
import CommandSupport
import Programmes
import SyncClient

/// Records something that happened.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Record something; needs no network.",
        discussion: """
            Prints the record's id once it is durable on this device.
            Example: brobygger log visit date=2026-01-31 place_type=massage_clinic persons_met=3
            """
    )

    @Argument(help: "What to record: a kind, as `brobygger forms` lists them.")
    var kind: String

    @Argument(help: ArgumentHelp("Values; sets as a|b.", valueName: "field=value"))
    var values: [String] = []

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let kind = try programme.kindOrThrow(named: kind)
            let changes = try kind.changes(words: values, creating: true)
            let book = device.logbook(opened, programme)
            let days = try device.plausibleDays(opened)
            let strange = days.strange(in: changes, of: kind)
            let id = try book.log(kind, changes)
            device.say(.object(device.members("\(id)", strange)), "\(id)")
            device.warn(strange, days)
            if let twin = try book.probableTwin(of: id) {
                device.warn(
                    device.language.choose(
                        da:
                            "Ligner en registrering fra for lidt siden (\(twin)); hvis den er skrevet to gange: brobygger void \(id) --reason typed_twice",
                        en:
                            "Looks like an entry of a moment ago (\(twin)); if it was typed twice: brobygger void \(id) --reason typed_twice",
                        th:
                            "คล้ายกับรายการเมื่อครู่นี้ (\(twin)) หากเขียนซ้ำสองครั้ง: brobygger void \(id) --reason typed_twice"
                    )
                )
            }
        }
    }
}
