import ArgumentParser
import CommandSupport
import Foundation
import Programmes

/// The programme that holds on the server that a line is for, asked as `programme show` asks.
enum ServerProgramme: ProgrammeSource {
    private struct Unknown: Error {}

    static func programme(of line: [String]) throws -> Programme {
        let settings = try Settings.server.values(
            arguments: line,
            environment: { ProcessInfo.processInfo.environment[$0] },
            language: .en
        )
        guard let data = settings.first(where: { $0.name == "data" })?.value else {
            throw Unknown()
        }
        let show = try ShowProgramme.parse(["--data", data])
        return try Programme(yaml: show.carryOut(as: ["programme", "show"]))
    }
}
