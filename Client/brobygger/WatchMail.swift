import Dispatch
import Glibc
import Synchronization

/// What other threads tell the loop of `sync --watch`.
final class WatchMail: Sendable {
    struct News {
        var isHinted = false
        var isSilenced = false
        var isStopped = false
    }

    private let news = Mutex(News())
    private let bell = DispatchSemaphore(value: 0)

    func put(_ change: (inout News) -> Void) {
        news.withLock { change(&$0) }
        bell.signal()
    }

    /// Waits for news, at most so many seconds; a stop stays.
    func take(within seconds: Double) -> News {
        _ = bell.wait(timeout: .now() + seconds)
        return news.withLock { news in
            defer { news = News(isStopped: news.isStopped) }
            return news
        }
    }

    /// Makes SIGINT and SIGTERM a stop after the sync that is running; the second ends at once, which
    /// loses nothing.
    ///
    /// - Returns: What has to be kept as long as signals are to be heard.
    func takeSignals(secondStatus: Int32) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                if news.withLock({ $0.isStopped }) { _exit(secondStatus) }
                put { $0.isStopped = true }
            }
            source.resume()
            return source
        }
    }
}
