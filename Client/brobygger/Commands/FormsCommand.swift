import ArgumentParser
import CommandSupport
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
            for kind in kinds {
                guard !device.common.json else {
                    print(json(kind))
                    continue
                }
                print("\(kind.name)  \(kind.labels.text(in: device.language))")
                for field in kind.fields { print(text(field)) }
            }
        }
    }

    private func text(_ field: Field) -> String {
        let required = field.isRequired ? "*" : " "
        let label = field.labels.text(in: device.language)
        let codes = field.codeList?.codes.filter { !$0.isRetired } ?? []
        let list = codes.map { "\n        \($0.code)  \($0.labels.text(in: device.language))" }
        return "  \(required) \(field.name)  \(label) (\(field.type.rawValue))\(list.joined())"
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
}
