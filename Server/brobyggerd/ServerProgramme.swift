import ArgumentParser
import CommandSupport
import Programmes

/// The programme that holds on the server that a line is for, if it runs.
///
/// A store that nobody serves isn't opened for it: that may carry it over to a new format, and empties
/// its log.
enum ServerProgramme: ProgrammeSource {
    private struct Unknown: Error {}

    static func programme(of line: [String]) throws -> Programme {
        let settings = try Settings.server.values(
            arguments: line,
            environment: variable,
            language: .en
        )
        guard let data = settings.first(where: { $0.name == "data" })?.value else {
            throw Unknown()
        }
        let server = try ServerOptions.parse(["--data", data])
        let request = AdminRequest(
            arguments: ["programme", "show", "--data", server.folder],
            directory: server.folder
        )
        guard let answer = try AdminSocket.ask(request, at: server.socketPath) else {
            throw Unknown()
        }
        return try Programme(yaml: answer.output)
    }
}
