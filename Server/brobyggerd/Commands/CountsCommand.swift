import ArgumentParser
import CommandSupport
import SyncServer

/// Counts over all partners.
struct CountsCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "counts",
        abstract: "Count over all partners; --by partner tells them apart."
    )

    @OptionGroup var counts: CountsOptions

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let result = try ServerCounts(
            counts.query(language: server.language),
            asOf: counts.asOf,
            store: context.store,
            shelf: ProgrammeShelf()
        )
        let document = CountDocument(
            asOf: result.cut,
            programme: result.programme,
            erasedSince: counts.asOf == nil || result.erasedSince == 0 ? nil : result.erasedSince,
            tables: result.tables
        )
        return document.render(
            counts.format(json: server.common.json),
            in: server.language
        )
    }
}
