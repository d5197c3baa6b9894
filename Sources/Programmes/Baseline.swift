/// A figure that a document states, kept to compare counts with; it is never counted.
public struct Baseline: Sendable {
    /// Unlike every other baseline's and every indicator's.
    public let id: String
    /// The id of the indicator that the figure is of.
    public let indicator: String
    /// The indicator's definition that the figure was counted by.
    public let definition: Int
    /// The first and the last day that the figure is about.
    public let from: Day
    public let to: Day
    /// Both at least 0; they differ where a document says "0 to 3".
    public let min: Int64
    public let max: Int64
    /// The document, as it is cited.
    public let source: Labels
    /// What the document says of the figure's limits.
    public let note: Labels?
}
