public import Programmes

/// Tells a day that hardly anybody means from one that somebody may: a wrong year, a wrong clock.
///
/// It only ever warns. A clock may be wrong, and old forms are entered years later.
public struct PlausibleDays: Sendable {
    /// Today by the server's clock if the device knows it, else by its own.
    public let today: Day

    /// Time zones differ by so much.
    public static let daysAhead: Int32 = 1
    /// Two years.
    public static let daysBack: Int32 = 731

    /// - Parameter today: By the best clock that is known.
    public init(today: Day) {
        self.today = today
    }

    public func contains(_ day: Day) -> Bool {
        let distance = Int64(day.daysSinceEpoch) - Int64(today.daysSinceEpoch)
        return (-Int64(Self.daysBack)...Int64(Self.daysAhead)).contains(distance)
    }

    /// The dates among changes that are not plausible, in the order in which they were entered.
    ///
    /// Only the day by which records are counted is looked at: others may well lie ahead, as the day
    /// until which something holds.
    public func strange(in changes: [FieldChange], of kind: Kind) -> [StrangeDay] {
        changes.compactMap { change in
            guard case .set(let id, .day(let day)?) = change, !contains(day),
                let field = kind.dateField, field.id == id
            else { return nil }
            return StrangeDay(field: field.name, day: day)
        }
    }
}

/// A date that hardly anybody means.
public struct StrangeDay: Equatable, Sendable {
    public let field: String
    public let day: Day
}
