import Glibc
import Synchronization

/// Whether Ctrl-C has come since somebody began to watch.
private let hasInterrupt = Atomic<Bool>(false)

/// Ctrl-C, noticed instead of obeyed, so that whoever works can stop where nothing is half done.
///
/// A second one ends the program at once.
final class InterruptWatch {
    /// Starts to watch; one object at a time.
    init() {
        hasInterrupt.store(false, ordering: .sequentiallyConsistent)
        signal(SIGINT) { number in
            hasInterrupt.store(true, ordering: .sequentiallyConsistent)
            signal(number, SIG_DFL)
        }
    }

    deinit { signal(SIGINT, SIG_DFL) }

    /// - Throws: ``Interruption`` once Ctrl-C has come.
    func check() throws(Interruption) {
        guard !hasInterrupt.load(ordering: .sequentiallyConsistent) else {
            throw Interruption.signal(SIGINT)
        }
    }
}
