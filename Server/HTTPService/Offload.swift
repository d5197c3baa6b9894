import Dispatch

/// Blocking calls run here, never on the cooperative threads.
private let blocking = DispatchQueue(
    label: "brobyggerd.blocking",
    attributes: .concurrent
)

/// Runs a blocking call and waits for it without holding a thread of the event loops.
func offload<Output: Sendable>(
    _ body: @escaping @Sendable () throws -> Output
) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
        blocking.async {
            continuation.resume(with: Swift.Result(catching: body))
        }
    }
}
