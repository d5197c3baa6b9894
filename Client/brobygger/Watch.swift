import ArgumentParser
import CommandSupport
import CurlTransport
import Foundation
import Glibc
import Programmes
import RecordStore
import SyncClient
import WireProtocol

/// `sync --watch`: syncs after the server's hints and after other programs' work on this device, from
/// time to time without either, until it is told to stop.
struct Watch {
    private let options: DeviceOptions
    private let connection: Connection
    private let carrier: CurlCarrier
    private let mail = WatchMail()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var plan = WatchPlan(now: 0)
    private var isListening = false
    /// What the last sync came to.
    private var status = ExitStatus.failed

    /// How often other programs' work is looked for.
    ///
    /// Seconds.
    private static let lookSeconds = 1.0

    init(_ options: DeviceOptions) throws {
        self.options = options
        connection = try Connection(of: options.open(), options)
        carrier = try connection.carrier()
        start = clock.now
    }

    /// Ends after SIGINT or SIGTERM, with the status of the last sync.
    mutating func run() throws {
        let signals = mail.takeSignals(secondStatus: ExitStatus.failed.rawValue)
        defer { for source in signals { source.cancel() } }
        var seen: Int64?
        while true {
            let version = try version()
            if let seen, seen != version { plan.changedHere(at: now) }
            seen = version
            if plan.wait(at: now) == 0 { try sync() }
            let news = mail.take(within: min(Self.lookSeconds, plan.wait(at: now)))
            if news.isSilenced { plan.silenced(at: now, chance: chance) }
            if news.isHinted { plan.hinted(at: now, chance: chance) }
            guard !news.isStopped else { break }
        }
        guard status == .done else { throw ExitCode(status.rawValue) }
    }

    private var now: Double { start.duration(to: clock.now) / .seconds(1) }

    private var chance: UInt64 { connection.device.store.world.random() }

    private func version() throws -> Int64 {
        try connection.device.store.read { try $0.versionByOthers() }
    }

    private mutating func sync() throws {
        do {
            let summary = try connection.asOnlySync {
                try connection.synchronizer(carrier, .none).run()
            }
            try tell(summary)
            listen()
        } catch let error as SyncError {
            let failure = Failures.failure(error, in: options.language)
            // Whoever was shut out need not ask again.
            guard failure.status != .notPermitted else { throw failure }
            tell(failure)
            plan.failed(at: now, asked: error.retryAfter, chance: chance)
        } catch let error as StoreError where error.mayPass {
            tell(Failures.failure(error, in: options.language))
            plan.failed(at: now, asked: nil, chance: chance)
        }
    }

    private mutating func tell(_ summary: SyncSummary) throws {
        let report = SyncReport(
            summary,
            programme: try connection.device.programme(),
            language: options.language
        )
        let at = UTCTime(seconds: connection.device.store.world.now())
        options.say(report.json(at: at), at.localClock + "  " + report.line)
        fflush(nil)
        if let failure = report.failure {
            tell(failure)
            return plan.failed(at: now, asked: summary.refusal?.retryAfter, chance: chance)
        }
        status = summary.isVerified && summary.quarantined == 0 ? .done : .failed
        plan.synced(at: now, chance: chance)
    }

    private mutating func tell(_ failure: CommandFailure) {
        status = failure.status
        options.warn(
            options.common.json
                ? failure.json.description : failure.sentence(in: options.language)
        )
    }

    /// Waits for hints on a thread of its own, for as long as the process lasts.
    private mutating func listen() {
        guard !isListening else { return }
        isListening = true
        let listener = HintListener(
            address: connection.address,
            credential: connection.identity.credential,
            world: connection.device.store.world,
            mail: mail
        )
        Thread.detachNewThread { listener.run() }
    }
}

/// Listens to the server's hints; again and again, since every connection ends some time.
private struct HintListener: Sendable {
    let address: ServerAddress
    let credential: [UInt8]
    let world: World
    let mail: WatchMail

    private static let backoff = Backoff(first: 2, longest: 300)
    /// After so long an older server, that gives no hints, may have become a newer one.
    ///
    /// Seconds.
    private static let noHintsSeconds = 3600.0

    func run() {
        var failures = 0
        while true {
            let problem = listen { failures = 0 }
            mail.put { $0.isSilenced = true }
            failures += 1
            let wait = Self.backoff.wait(failures: failures, chance: world.random())
            let isWithoutHints = problem.map { $0.code == .notFound } ?? false
            Thread.sleep(forTimeInterval: isWithoutHints ? Self.noHintsSeconds : wait)
        }
    }

    /// One connection to its end.
    private func listen(_ onOpen: () -> Void) -> Problem? {
        var reader = HintReader()
        var isOpen = false
        let call = WireCall(route: .live, body: [], credential: credential)
        // However a connection ends, syncs go on by the clock and tell what is wrong.
        return try? address.carrier().carry(call) { piece in
            // Something may have changed while nobody listened.
            if reader.append(piece) > 0 || !isOpen { mail.put { $0.isHinted = true } }
            if !isOpen { onOpen() }
            isOpen = true
        }
    }
}

extension SyncError {
    /// Seconds that the server asked to wait.
    fileprivate var retryAfter: Int? {
        if case .refused(let problem) = self { problem.retryAfter } else { nil }
    }
}

extension UTCTime {
    /// As in `14:02:09`, by this machine's time zone.
    fileprivate var localClock: String {
        var time = time_t(seconds)
        var parts = tm()
        localtime_r(&time, &parts)
        let numbers = [parts.tm_hour, parts.tm_min, parts.tm_sec]
        return numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
