import Foundation
import Glibc
public import Programmes

/// Options of a program that may also stand in the environment or in a configuration file.
///
/// A flag goes before the environment, the environment before the file, the file before the
/// default. All of them become words of the command line before it is parsed, so that one parser
/// reads and checks them all.
public struct Settings: Sendable {
    /// The options, as they are spelled without dashes.
    public let names: [String]
    /// `listen` is `PREFIX_LISTEN` in the environment.
    let prefix: String
    /// The file that is read if no other is named; it may be missing.
    let defaultFile: String

    /// As said.
    public init(names: [String], prefix: String, defaultFile: String) {
        self.names = names
        self.prefix = prefix
        self.defaultFile = defaultFile
    }

    /// Where a value comes from.
    public enum Source: Equatable, Sendable {
        case flag
        case environment(variable: String)
        case file(path: String, line: Int)
    }

    /// One option that somebody has set.
    public struct Value: Equatable, Sendable {
        public let name: String
        public let value: String
        public let source: Source
    }

    /// What is in effect, in the order of `names`; an option that nobody set is left out.
    ///
    /// - Parameters:
    ///   - arguments: The command line, without the program's name.
    ///   - environment: Looks a variable up; an empty one counts as none.
    /// - Throws: ``CommandFailure`` with status 65 and the line, for a file that can't be used.
    public func values(
        arguments: [String],
        environment: (String) -> String?,
        language: Language
    ) throws(CommandFailure) -> [Value] {
        let (path, file) = try readFile(arguments, environment, language)
        return names.compactMap { name in
            if let value = optionValue("--" + name, in: arguments) {
                return Value(name: name, value: value, source: .flag)
            }
            if let value = environment(variable(of: name)), !value.isEmpty {
                let source = Source.environment(variable: variable(of: name))
                return Value(name: name, value: value, source: source)
            }
            return file?.entries[name].map {
                Value(name: name, value: $0.value, source: .file(path: path, line: $0.line))
            }
        }
    }

    /// The same for this process.
    public func values(in language: Language) throws(CommandFailure) -> [Value] {
        try values(
            arguments: Array(CommandLine.arguments.dropFirst()),
            environment: CommandSupport.variable,
            language: language
        )
    }

    /// The environment variable of an option, as in `BROBYGGERD_TLS_KEY`.
    public func variable(of name: String) -> String {
        prefix + "_" + name.uppercased().replacing("-", with: "_")
    }

    private func readFile(
        _ arguments: [String],
        _ environment: (String) -> String?,
        _ language: Language
    ) throws(CommandFailure) -> (path: String, SettingsFile?) {
        let named = optionValue("--config", in: arguments) ?? environment(variable(of: "config"))
        let path = named.flatMap { $0.isEmpty ? nil : $0 } ?? defaultFile
        guard path != defaultFile || access(path, F_OK) == 0 else { return (path, nil) }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            // What stands there is not known, so nothing may be done as if nothing did.
            throw .unreadable(path, in: language)
        }
        do throws(SettingsFile.Fault) {
            return (path, try SettingsFile(text, names: names))
        } catch {
            throw .refused(error, in: path, names: names, language)
        }
    }
}
