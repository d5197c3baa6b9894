/// What a history is mostly about.
///
/// Some accidents do harm only where they meet, and seldom meet where all are alike. So a part of
/// the histories leaves most kinds out and has more of the rest (Groce et al., "Swarm testing",
/// 2012).
enum Theme: CaseIterable {
    case everything
    /// Machines are copied and put back, and all copies go on.
    case copies
    /// A scope is taken away and given back, while the server is put back.
    case grants
    /// The server is put back again and again, and syncs are cut short.
    case restores
    /// Somebody with a device's credential forges.
    case forgeries

    /// What happens next.
    enum Action {
        case log, change, sync, accident, restart, backup, restore, administration, lateRequest
        case attack, sabotage, clock
    }

    init(_ dice: Dice) {
        self = dice.isHit(percent: 55) ? .everything : dice.pick(Self.allCases)
    }

    /// How many of a hundred histories may put the server back.
    var restoresPercent: Int {
        switch self {
        case .everything: 60
        case .copies: 20
        case .grants, .restores: 100
        case .forgeries: 30
        }
    }

    /// Of a hundred calls.
    var faultPercent: Int {
        switch self {
        case .everything, .grants, .forgeries: 25
        case .copies, .restores: 45
        }
    }

    /// Of a hundred changes of a number, those that the server will refuse.
    var poisonPercent: Int { self == .copies ? 20 : 4 }

    /// Whether most changes are of the oldest record there is, so that much of it meets.
    var isNarrow: Bool { self != .everything }

    /// How many devices there are at first.
    var devices: Int { self == .copies ? 2 : 4 }

    /// Of a hundred devices, those that hold the shared scope from the start.
    var sharedPercent: Int { self == .grants ? 90 : 50 }

    /// Whether all new records go to the scope that was granted last.
    var logsInLastScope: Bool { self == .grants }

    /// Of a hundred copies, those that notice that they are some.
    var noticedPercent: Int { self == .copies ? 15 : 50 }

    /// Whether every other restore is of the newest backup, whatever else there is.
    var prefersNewest: Bool { self == .restores }

    /// What an accident may be: only copies and snapshots, or disks that fail too.
    var accidents: Int { self == .copies ? 4 : 6 }

    /// Whether administrators only take the shared scope away and give it back.
    var onlyTakesAway: Bool { self == .grants }

    func action(_ dice: Dice) -> Action {
        var roll = dice.roll(100)
        for (action, weight) in weights {
            guard roll >= weight else { return action }
            roll -= weight
        }
        return .clock
    }

    /// Parts of a hundred; what is left goes to clocks.
    private var weights: [(Action, Int)] {
        switch self {
        case .everything:
            [
                (.log, 16), (.change, 30), (.sync, 30), (.accident, 6), (.restart, 4),
                (.backup, 2), (.restore, 3), (.administration, 4), (.lateRequest, 1),
                (.attack, 1), (.sabotage, 1),
            ]
        case .copies:
            [
                (.log, 6), (.change, 34), (.sync, 40), (.accident, 14), (.restart, 2),
                (.backup, 1), (.restore, 1), (.lateRequest, 2),
            ]
        case .grants:
            [
                (.log, 6), (.change, 34), (.sync, 40), (.backup, 6), (.restore, 3),
                (.administration, 10),
            ]
        case .restores:
            [
                (.log, 16), (.change, 20), (.sync, 44), (.accident, 2), (.backup, 9),
                (.restore, 6), (.lateRequest, 2),
            ]
        case .forgeries:
            [
                (.log, 8), (.change, 36), (.sync, 36), (.restart, 2), (.backup, 2), (.restore, 2),
                (.attack, 12), (.lateRequest, 1),
            ]
        }
    }
}
