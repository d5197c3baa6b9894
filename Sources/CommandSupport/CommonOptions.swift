public import ArgumentParser
public import Programmes

/// The options that every command of both programs has.
public struct CommonOptions: ParsableArguments {
    @Option(help: "Language of texts and messages (default: from the locale, Danish first).")
    private var lang: LanguageName?

    /// Whether output and errors are JSON, one object a line.
    @Flag(help: "Print JSON, one object a line.")
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
