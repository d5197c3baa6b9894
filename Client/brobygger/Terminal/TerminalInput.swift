import CommandSupport
import Glibc
import Synchronization

/// The end of the pipe into which the signal handler writes; -1 while nobody listens.
private let signalPipe = Atomic<Int32>(-1)

/// Standard input, read as it comes, together with the signals that may end the reading.
///
/// The only code that changes the terminal's mode. Whatever ends the program, `restore` comes before
/// it: errors and returns by `deinit`, signals by way of ``Event/signal(_:)``. Only `SIGKILL` and a
/// crash leave a raw terminal behind, as they do for every program; `stty sane` mends it.
final class TerminalInput {
    enum Event: Equatable {
        case bytes([UInt8])
        /// The end of the input, or Ctrl-D on an empty line.
        case end
        /// Nothing came within the time that was waited for.
        case silence
        case signal(Int32)
    }

    private let signals: [Int32]
    private var pipe: (read: Int32, write: Int32)
    private var original: termios?
    private var line: [UInt8] = []

    /// Starts to watch for signals; one object at a time.
    init(watching signals: [Int32]) {
        self.signals = signals
        var ends: [Int32] = [-1, -1]
        if Glibc.pipe(&ends) != 0 { ends = [-1, -1] }
        // A handler must never wait.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        pipe = (ends[0], ends[1])
        signalPipe.store(ends[1], ordering: .sequentiallyConsistent)
        for number in signals where ends[1] >= 0 {
            // Only what POSIX allows in a handler: one write.
            signal(number) { number in
                let error = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(signalPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
                errno = error
            }
        }
    }

    deinit {
        restore()
        for number in signals { signal(number, SIG_DFL) }
        signalPipe.store(-1, ordering: .sequentiallyConsistent)
        close(pipe.read)
        close(pipe.write)
    }

    /// Waits for what comes next.
    ///
    /// - Parameter milliseconds: How long; nil is for ever.
    func next(within milliseconds: Int32? = nil) -> Event {
        var watched = [
            pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0),
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let ready = poll(&watched, nfds_t(watched.count), milliseconds ?? -1)
            guard ready != 0 else { return .silence }
            guard ready > 0 else {
                guard errno == EINTR else { return .end }
                continue
            }
            var byte: UInt8 = 0
            if watched[0].revents != 0, read(pipe.read, &byte, 1) == 1 {
                return .signal(Int32(byte))
            }
            if watched[1].revents != 0 { return readInput() }
        }
    }

    private func readInput() -> Event {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        guard count > 0 else { return count < 0 && errno == EINTR ? .bytes([]) : .end }
        return .bytes(Array(buffer.prefix(count)))
    }

    /// The next line that was typed, without its end; the terminal lets people correct it first.
    ///
    /// Nil for a line that is not UTF-8.
    func nextLine() -> Result<String?, Interruption> {
        while true {
            if let end = line.firstIndex(of: UInt8(ascii: "\n")) {
                let text = String(validating: line[..<end], as: UTF8.self)
                line.removeSubrange(...end)
                return .success(text)
            }
            switch next() {
            case .bytes(let bytes): line += bytes
            case .silence: break
            case .end: return .failure(.ended)
            case .signal(let number): return .failure(.signal(number))
            }
        }
    }

    /// Drops what came in one burst with the line before: the other lines of a paste, also a last
    /// one without an end.
    ///
    /// - Returns: Whether there was any.
    func dropBurst() -> Bool {
        var mode = termios()
        guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return false }
        var open = mode
        // Else the terminal holds a line back until it ends.
        open.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &open)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &mode) }
        var isCut = !line.isEmpty
        line = []
        var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while poll(&watched, 1, Self.burstMilliseconds) > 0, case .bytes(let bytes) = readInput(),
            !bytes.isEmpty
        {
            isCut = true
        }
        return isCut
    }

    /// No person types the next line so fast, and no terminal pauses so long within a paste.
    private static let burstMilliseconds: Int32 = 50

    /// From now on every key comes at once and is not echoed, Ctrl-C included; nothing happens if
    /// the input is no terminal.
    func makeRaw() {
        var mode = termios()
        guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
        if original == nil { original = mode }
        mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        mode.c_iflag &= ~tcflag_t(IXON)
        withUnsafeMutableBytes(of: &mode.c_cc) { controls in
            controls[Int(VMIN)] = 1
            controls[Int(VTIME)] = 0
        }
        // What was typed before the first prompt counts too.
        tcsetattr(STDIN_FILENO, TCSADRAIN, &mode)
    }

    /// Gives the terminal back as it was.
    func restore() {
        guard var original else { return }
        tcsetattr(STDIN_FILENO, TCSADRAIN, &original)
        self.original = nil
    }

    /// Ends the program as the signal would have, for whoever waits for it.
    static func die(of number: Int32) -> Never {
        fflush(nil)
        signal(number, SIG_DFL)
        // To the process and not to this thread: the pool's threads block signals.
        kill(getpid(), number)
        sleep(1)
        exit(128 + number)
    }
}

/// Why no line came.
enum Interruption: Error, Equatable {
    case ended
    case signal(Int32)
}
