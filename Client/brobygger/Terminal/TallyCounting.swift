import CommandSupport
import Glibc
import Programmes
import SyncClient

/// Reads keys and counts them: each one is durable before it is shown.
final class TallyCounting {
    private(set) var record: TallyRecord
    /// Keys that were typed and mean nothing.
    private(set) var unknownKeys = 0

    private let kind: Kind
    private let keys: TallyKeys
    private let programme: Programme
    private let book: Logbook
    private let language: Language
    private let isShowing = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    private let input = TerminalInput(watching: [SIGINT, SIGTERM, SIGHUP, SIGCONT])
    private var board: TallyBoard
    private var reader = KeyReader()

    /// How long a key may take to send all of its bytes.
    private static let keyMilliseconds: Int32 = 50

    /// Continues today's record, or begins one with the first key.
    init(
        _ kind: Kind,
        keys: TallyKeys,
        _ programme: Programme,
        in book: Logbook,
        language: Language
    ) throws {
        self.kind = kind
        self.keys = keys
        self.programme = programme
        self.book = book
        self.language = language
        board = TallyBoard(keys, in: language)
        record = try TallyRecord(
            kind,
            dateField: keys.dateField,
            on: .now(of: keys.dateField, in: programme),
            in: book
        )
        try resume()
    }

    var totals: [Int64] { board.totals }

    /// Counts until somebody stops, or the input ends; gives the signal that ended it, if one did.
    func run() throws -> Int32? {
        input.makeRaw()
        showHeading()
        while true {
            let event = input.next(within: reader.isWithinKey ? Self.keyMilliseconds : nil)
            switch event {
            case .bytes(let bytes):
                guard try take(reader.keys(bytes)) else { return nil }
            case .silence:
                guard try take(reader.expire()) else { return nil }
            case .end:
                _ = try take(reader.expire())
                return nil
            case .signal(SIGCONT):
                // The shell had the terminal meanwhile.
                input.makeRaw()
                showBoard()
            case .signal(SIGINT): return nil
            case .signal(let number): return number
            }
        }
    }

    /// Gives the terminal back.
    func finish() {
        input.restore()
    }

    /// Whether to go on after these keys.
    private func take(_ keys: [Unicode.Scalar]) throws -> Bool {
        for key in keys {
            guard try take(key) else { return false }
        }
        return true
    }

    /// Whether to go on after this key.
    private func take(_ key: Unicode.Scalar) throws -> Bool {
        switch keys.meaning(of: key) {
        case .count(let index): try count(index, by: 1)
        case .undo:
            guard let index = board.undoable else {
                beep()
                return true
            }
            try count(index, by: -1)
        case .stop:
            if isShowing { writeText("\n", to: STDERR_FILENO) }
            return false
        case .nothing: break
        case .unknown:
            unknownKeys += 1
            beep()
        }
        return true
    }

    private func count(_ index: Int, by amount: Int64) throws {
        // A shift that ends while this runs begins the next one's record. Only new visitors belong
        // there: what is taken back is taken from where it was counted.
        let today = Day.now(of: keys.dateField, in: programme)
        if amount > 0, today != record.day {
            record = try TallyRecord(kind, dateField: keys.dateField, on: today, in: book)
            try resume()
            showHeading()
        }
        try record.add(amount, to: keys.fields[index])
        board.record(index, by: amount, totals: try record.totals(of: keys.fields))
        showBoard()
    }

    private func resume() throws {
        board.resume(totals: try record.totals(of: keys.fields), steps: try record.steps())
    }

    private func showHeading() {
        guard isShowing else { return }
        let ink = Ink.on(STDERR_FILENO)
        let legend = wrapped(keys.legend, separator: "   ", width: width).map(ink.faint)
        let lines =
            [ink.strong("\(kind.labels.text(in: language)) \(language.text(record.day))")] + legend
        writeText(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
        showBoard()
    }

    /// Over the line before, if the terminal can do that.
    private func showBoard() {
        guard isShowing else { return }
        let isDumb = ["", "dumb"].contains(getenv("TERM").map { String(cString: $0) } ?? "")
        let line = board.line(width: width - 1)
        writeText(isDumb ? line + "\n" : "\r\(line)\u{1B}[K", to: STDERR_FILENO)
    }

    private func beep() {
        if isShowing { writeText("\u{7}", to: STDERR_FILENO) }
    }

    private var width: Int { terminalWidth(of: STDERR_FILENO) ?? 80 }
}
