public import ArgumentParser

/// The record that a command is about.
public struct RecordArgument: ParsableArguments {
    @Argument(
        help: .localized(
            da: "Registreringens id.",
            en: "The record's id.",
            th: "id ของรายการ",
            value: .id
        )
    )
    public var id: String

    /// For ArgumentParser, which fills it in afterwards.
    public init() {}
}
