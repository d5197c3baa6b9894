import ArgumentParser
import CommandSupport
import Glibc
import Programmes
import SyncClient

/// Shows what can be recorded.
struct FormsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "forms",
            abstract: .localized(
                da: "Vis, hvad der kan registreres: slags, felter og koder.",
                en: "Show what can be recorded: kinds, fields and codes.",
                th: "แสดงสิ่งที่บันทึกได้: ประเภท ช่อง และรหัส"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Kun denne slags.",
            en: "Only this kind.",
            th: "เฉพาะประเภทนี้",
            value: .kind
        ),
        completion: Suggestions.kinds
    )
    var kind: String?

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (_, programme) = try device.openWithProgramme()
            let kinds = try kind.map { [try programme.kindOrThrow(named: $0)] } ?? programme.kinds
            guard !device.common.json else {
                for kind in kinds { print(json(kind)) }
                return
            }
            let pages = kinds.map { kind in
                let page = FormsPage(
                    kind,
                    in: device.language,
                    width: terminalWidth(),
                    ink: .on(STDOUT_FILENO)
                )
                return page.lines.joined(separator: "\n")
            }
            let texts = pages + [FormsPage.legend(in: device.language)]
            print(texts.joined(separator: "\n\n"))
        }
    }

    private func json(_ kind: Kind) -> JSONValue {
        .object([
            ("kind", .string(kind.name)),
            ("label", .string(kind.labels.text(in: device.language))),
            (
                "fields",
                .array(
                    kind.fields.map { field in
                        .object([
                            ("name", .string(field.name)), ("type", .string(field.type.rawValue)),
                            ("label", .string(field.labels.text(in: device.language))),
                            ("required", .bool(field.isRequired)),
                            ("guidance", .array(field.guidance.map(json))),
                            (
                                "codes",
                                field.codeList.map { list in
                                    .array(list.codes.map { .string($0.code) })
                                } ?? .null
                            ),
                        ])
                    }
                )
            ),
        ])
    }

    private func json(_ rule: Guidance) -> JSONValue {
        .object([
            ("codes", .array(rule.codes.map(JSONValue.string))),
            ("text", .string(rule.text.text(in: device.language))),
            ("source", .string(rule.source)),
        ])
    }
}
