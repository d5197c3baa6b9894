import CFuzzer
import FuzzTargets
import Glibc

/// Hands the target that `FUZZ_TARGET` names to libFuzzer, which takes the arguments.
///
/// Without that variable it prints every target's name, the length of its longest input and its share of
/// the time. It is no argument because libFuzzer starts the program again, with arguments of its own, to merge.
@main
enum FuzzProgram {
    private static let target: FuzzTarget? = {
        guard let name = getenv("FUZZ_TARGET") else { return nil }
        return FuzzTarget.all.first { $0.name == String(cString: name) }
    }()

    static func main() {
        guard target != nil else {
            for target in FuzzTarget.all {
                print(target.name, target.lengthMax, target.timePercent)
            }
            exit(getenv("FUZZ_TARGET") == nil ? EXIT_SUCCESS : EXIT_FAILURE)
        }
        atexit { Slowest.tell() }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
                FuzzProgram.run(UnsafeBufferPointer(start: bytes, count: count))
                return 0
            }
        )
    }

    /// A broken promise ends the program like any other crash: libFuzzer then keeps the input.
    private static func run(_ input: UnsafeBufferPointer<UInt8>) {
        let start = Slowest.nanoseconds()
        do {
            try target?.run(Array(input))
        } catch {
            say("Broken promise: \(error)")
            abort()
        }
        Slowest.note(Slowest.nanoseconds() - start, length: input.count)
    }
}
