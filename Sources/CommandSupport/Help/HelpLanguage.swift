public import ArgumentParser
public import Programmes

/// The language in which a command line describes itself.
///
/// ArgumentParser asks for help texts through static properties and initialisers that take no
/// arguments, so the language has to be around them.
public enum HelpLanguage {
    /// Danish, English or Thai; the process's own unless somebody says otherwise.
    @TaskLocal public static var current = Language.preferred()
}

/// The program that describes itself, for texts that both programs share.
enum HelpProgram {
    /// As it is typed; the device's unless somebody says otherwise.
    @TaskLocal static var name = "brobygger"
}

extension String {
    /// The text in the language of the help.
    public static func localized(da: String, en: String, th: String) -> String {
        HelpLanguage.current.choose(da: da, en: en, th: th)
    }
}

extension ArgumentHelp {
    /// The help of an argument or option, and what its value is called.
    public static func localized(
        da: String,
        en: String,
        th: String,
        value: ValueName? = nil
    ) -> ArgumentHelp {
        ArgumentHelp(.localized(da: da, en: en, th: th), valueName: value?.text)
    }
}
