import Synchronization

/// What `/readyz` says beyond whether the store can be read.
final class Readiness: Sendable {
    /// So long after a write found no room the disk is taken for full; devices try again sooner.
    private static let diskFullLasts = Duration.seconds(180)

    private let lastDiskFull = Mutex<ContinuousClock.Instant?>(nil)

    func noteDiskFull() {
        lastDiskFull.withLock { $0 = .now }
    }

    var text: String {
        let last = lastDiskFull.withLock { $0 }
        guard let last, last.duration(to: .now) < Self.diskFullLasts else { return "ready\n" }
        return "read-only: disk full\n"
    }
}
