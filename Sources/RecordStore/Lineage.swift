/// What stands beside a database, so that a copy of either or both is noticed.
public struct LineageNote: Equatable, Sendable {
    /// The token that the database holds too.
    public var token: [UInt8]
    /// The checkpoint epochs that the main file alone may show; anything else is another file.
    public var epochs: [[UInt8]]

    public init(token: [UInt8], epochs: [[UInt8]]) {
        self.token = token
        self.epochs = epochs
    }
}

/// Where the note is kept.
public protocol LineageKeeper: Sendable {
    /// The note, or nil if there is none, it is torn, or it lies in another file than it was
    /// written to.
    func read() throws -> LineageNote?

    /// Replaces the note; durable when it returns.
    func write(_ note: LineageNote) throws

    /// The checkpoint epochs of the note, wherever the note was written.
    func epochs() throws -> [[UInt8]]?
}
