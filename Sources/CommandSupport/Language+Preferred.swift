import Glibc
public import Programmes

extension Language {
    /// The language of this process: that of its raw arguments, else that of its locale.
    ///
    /// Reads the arguments without parsing them, so that even a wrong command line is told so in
    /// the language it asked for.
    public static func preferred() -> Language {
        preferred(arguments: Array(CommandLine.arguments.dropFirst()), environment: variable)
    }

    /// `--lang`, else the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set, else Danish.
    public static func preferred(
        arguments: [String],
        environment: (String) -> String?
    ) -> Language {
        if let named = optionValue("--lang", in: arguments).flatMap(Language.init) { return named }
        return locale(environment)
    }

    static func locale(_ environment: (String) -> String?) -> Language {
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"]
            .lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
        return switch locale.prefix(2).lowercased() {
        case "en": .en
        case "th": .th
        default: .da
        }
    }
}

public func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}

/// The value of `name VALUE` or `name=VALUE`, the last one given before a lone `--`.
public func optionValue(_ name: String, in arguments: [String]) -> String? {
    let arguments = arguments.prefix { $0 != "--" }
    var value: String?
    for (argument, next) in zip(arguments, Array(arguments.dropFirst()) + [""]) {
        if argument == name {
            value = next
        } else if argument.hasPrefix(name + "=") {
            value = String(argument.dropFirst(name.count + 1))
        }
    }
    return value
}
