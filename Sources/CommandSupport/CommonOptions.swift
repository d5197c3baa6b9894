public import ArgumentParser
public import Programmes

/// The options that every command of both programs has.
public struct CommonOptions: ParsableArguments {
    @Option(
        help: .localized(
            da: "Sprog i tekster og beskeder (ellers systemets, dansk først).",
            en: "Language of texts and messages (default: from the locale, Danish first).",
            th: "ภาษาของข้อความ (ปกติตาม locale โดยเดนมาร์กมาก่อน)",
            value: .language
        )
    )
    private var lang: LanguageName?

    /// Whether output and errors are JSON, one object a line.
    @Flag(
        help: .localized(
            da: "Skriv JSON, ét objekt pr. linje.",
            en: "Print JSON, one object a line.",
            th: "แสดงผลเป็น JSON บรรทัดละหนึ่งออบเจกต์"
        )
    )
    public var json = false

    /// For ArgumentParser, which fills it in afterwards.
    public init() {}

    /// `--lang`, else the locale's language: English and Thai if it is theirs, Danish otherwise.
    public var language: Language {
        lang.flatMap { Language(rawValue: $0.rawValue) } ?? .locale(variable)
    }
}

/// The languages as `--lang` spells them; ArgumentParser lists them in the help.
private enum LanguageName: String, CaseIterable, ExpressibleByArgument {
    case da
    case en
    case th
}
