public import Programmes

/// How far long work has come, as one line that is written over and over.
///
/// Work that is done within half a second never shows one.
public struct ProgressLine: Sendable {
    /// Seconds before the first line, and between one and the next.
    static let quietSeconds = 0.5
    static let pauseSeconds = 0.1

    private let what: String
    private let language: Language
    private let startedAt: Double
    private var shownAt: Double?

    /// - Parameter what: What is being done, in the user's language.
    public init(_ what: String, in language: Language, at seconds: Double) {
        self.what = what
        self.language = language
        startedAt = seconds
    }

    /// Whether anything was shown that has to be wiped away.
    public var isShown: Bool { shownAt != nil }

    /// The line to show now; nil while the last one is good enough.
    public mutating func update(_ done: Int, of total: Int?, at seconds: Double) -> String? {
        guard seconds - startedAt >= Self.quietSeconds,
            seconds - (shownAt ?? -.infinity) >= Self.pauseSeconds
        else { return nil }
        shownAt = seconds
        guard let total, total > 0 else { return "\(what) … \(language.text(done))" }
        let share = min(100, done * 100 / total)
        return "\(what) … \(language.text(done)) / \(language.text(total)) (\(share) %)"
    }
}
