public import RecordStore

/// Which backups of a folder stay.
public struct BackupRotation: Sendable {
    /// The newest ones that stay.
    public let keep: Int
    /// Of the older ones, the first of each day stays, for so many days that have one.
    public static let days = 30

    public init(keep: Int) {
        self.keep = max(1, keep)
    }

    /// The moments whose backups may go.
    ///
    /// Days are counted by backups and not by the clock, so that a clock that jumps ahead doesn't
    /// make them all old; `newest` is the one just made, and stays whatever its clock said.
    public func surplus(of moments: [UTCTime], newest: UTCTime?) -> [UTCTime] {
        let sorted = moments.sorted()
        let older = sorted.dropLast(keep)
        var firsts: [UTCTime] = []
        for moment in older where moment.day != firsts.last?.day { firsts.append(moment) }
        let kept = Set(firsts.suffix(Self.days).map(\.seconds))
        return older.filter { !kept.contains($0.seconds) && $0 != newest }
    }
}
