/// The arguments with the options that every command has behind the command's own words.
///
/// ArgumentParser knows an option only behind the command that declares it; people also write
/// `brobyggerd --data DIR serve`. Only what stands before the first word is moved: `--lang` and
/// `options`, each with its value, and `--json`.
public func globalOptionsLast(_ arguments: [String], options: [String]) -> [String] {
    let valued = options + ["--lang"]
    var rest = arguments[...]
    var moved: [String] = []
    var kept: [String] = []
    while let argument = rest.first, argument.hasPrefix("-"), argument != "--" {
        rest.removeFirst()
        if argument == "--json" || valued.contains(where: { argument.hasPrefix($0 + "=") }) {
            moved.append(argument)
        } else if valued.contains(argument) {
            moved.append(argument)
            moved += rest.prefix(1)
            rest = rest.dropFirst()
        } else {
            kept.append(argument)
        }
    }
    let words = rest.prefix { $0 != "--" }
    return kept + words + moved + rest.dropFirst(words.count)
}
