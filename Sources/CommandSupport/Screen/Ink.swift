import Glibc

/// Colour on a terminal; used for what the words say already, never instead of them.
public struct Ink: Sendable {
    private let isOn: Bool

    /// Ink that writes plain text.
    public static let none = Ink(isOn: false)

    /// - Parameter environment: Looks a variable up. `NO_COLOR` (https://no-color.org) and a
    ///   terminal that calls itself dumb, or nothing, turn colour off.
    public init(isTerminal: Bool, environment: (String) -> String?) {
        let isWanted = (environment("NO_COLOR") ?? "").isEmpty
        let isAble = !["", "dumb"].contains(environment("TERM") ?? "")
        self.init(isOn: isTerminal && isWanted && isAble)
    }

    private init(isOn: Bool) {
        self.isOn = isOn
    }

    /// The ink for a descriptor of this process.
    public static func on(_ descriptor: Int32) -> Ink {
        Ink(isTerminal: isatty(descriptor) == 1, environment: variable)
    }

    /// What the eye should find first.
    public func strong(_ text: String) -> String { painted(text, "1") }

    /// What may be overlooked.
    public func faint(_ text: String) -> String { painted(text, "2") }

    /// All is well.
    public func good(_ text: String) -> String { painted(text, "32") }

    /// Somebody has to do something.
    public func urgent(_ text: String) -> String { painted(text, "33") }

    private func painted(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
