import ArgumentParser
import CommandSupport
import Glibc
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// Searches the knowledge bank, without a network.
struct OffersCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "offers",
            abstract: .localized(
                da: "Søg i vidensbanken.",
                en: "Search the knowledge bank.",
                th: "ค้นหาในคลังความรู้"
            ),
            discussion: .localized(
                da:
                    "Viser de tilbud, hvor hvert ord står i teksterne eller i navnet på en kode, på et hvilket som helst af de tre sprog.",
                en:
                    "Shows the offers in which every word stands in the texts or in the label of a code, in any of the three languages.",
                th: "แสดงบริการที่มีทุกคำอยู่ในข้อความหรือในคำอธิบายรหัส ในภาษาใดก็ได้ทั้งสามภาษา"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Ord at lede efter (ellers alle tilbud).",
            en: "Words to look for (default: all offers).",
            th: "คำที่ต้องการค้นหา (ปกติทุกบริการ)",
            value: .text
        )
    )
    var words: [String] = []

    @Flag(
        help: .localized(
            da: "Også tilbud, der ikke gælder mere.",
            en: "Offers that no longer hold too.",
            th: "รวมบริการที่หมดอายุแล้ว"
        )
    )
    var expired = false

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let bank = try KnowledgeBank(programme)
            let found = try opened.store.read { transaction in
                try bank.search(words, today: expired ? nil : .today, in: transaction)
            }
            for offer in found {
                guard !device.common.json else {
                    print(offer.json(programme, device.language))
                    continue
                }
                show(offer, of: bank.kind, programme)
            }
            if found.isEmpty, !device.common.json { device.warn(nothing) }
        }
    }

    private func show(_ offer: ListedRecord, of kind: Kind, _ programme: Programme) {
        let ink = Ink.on(STDOUT_FILENO)
        let names = offer.names(programme).filter { kind.field(named: $0) != nil }
        let title = kind.fields.first { $0.type == .text && $0.isRequired }?.name
        print(ink.strong(title.map { offer.text($0, programme, device.language) } ?? ""))
        for name in names where name != title {
            let label = kind.field(named: name)?.labels.text(in: device.language) ?? name
            print("  \(label): \(offer.text(name, programme, device.language))")
        }
        print("  " + ink.faint("\(offer.record.id)"))
    }

    private var nothing: String {
        device.language.choose(
            da: "Intet tilbud passer; prøv færre ord, eller synkroniser for at få de nyeste.",
            en: "No offer fits; try fewer words, or sync to get the newest.",
            th: "ไม่พบบริการที่ตรง ลองใช้คำน้อยลง หรือซิงค์เพื่อรับรายการล่าสุด"
        )
    }
}
