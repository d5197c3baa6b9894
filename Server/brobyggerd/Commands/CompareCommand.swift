import ArgumentParser
import CommandSupport
import Counting
import Programmes
import RecordStore
import SyncServer

/// Holds two figures against each other, or says why not.
struct CompareCommand: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: .localized(
                da: "Sammenlign to tal, hvis de tæller det samme; ellers siges, hvilke der gør.",
                en: "Compare two figures if they count the same; else say which ones do.",
                th: "เปรียบเทียบตัวเลขสองตัวหากนับสิ่งเดียวกัน มิฉะนั้นบอกว่าตัวใดเทียบได้"
            )
        )
    }

    @OptionGroup var compared: CompareOptions<ServerProgramme>

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        var query: ComparisonQuery?
        let counts = try ServerCounts(
            asOf: nil,
            store: context.store,
            shelf: ProgrammeShelf()
        ) { programme in
            let asked = try compared.query(programme, language: server.language)
            query = asked
            return asked.counts
        }
        let partners = try context.store.read { try $0.partners().map(\.id) }
        guard let answer = query?.answer(tables: counts.tables, partners: Set(partners)) else {
            throw StoreError.corrupt(what: "counts")
        }
        return try ComparisonDocument(
            asOf: counts.cut,
            programme: counts.programme,
            answer: answer
        ).render(json: server.common.json, in: server.language)
    }
}
