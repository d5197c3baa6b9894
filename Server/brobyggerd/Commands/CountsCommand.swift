import ArgumentParser
import CommandSupport
import SyncServer

/// Counts over all partners.
struct CountsCommand: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "counts",
            abstract: .localized(
                da: "Tæl for alle partnere; --by partner skiller dem ad.",
                en: "Count over all partners; --by partner tells them apart.",
                th: "นับรวมทุกองค์กรภาคี ใช้ --by partner เพื่อแยก"
            )
        )
    }

    @OptionGroup var counts: CountsOptions<ServerProgramme>

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
            in: server.language,
            width: context.terminalWidth
        )
    }
}
