internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import SyncServer
internal import WireProtocol

extension Routes {
    /// A device whose network is quieter than this takes the connection for dead.
    ///
    /// Seconds.
    private static let beatSeconds = 20
    /// Hints of one connection are at least so far apart.
    ///
    /// Seconds.
    private static let hintSeconds = 1

    /// Server-sent events: `data: changed` for a hint, a comment as a sign of life.
    ///
    /// It holds no place among the requests, for it may last for days, and ends with the server.
    ///
    /// Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
    func hints(
        _ listener: LiveListener,
        _ credential: [UInt8]?,
        _ note: RequestNote
    ) -> Response {
        let body = ResponseBody { [service, queue] writer in
            var sent = 0
            defer {
                service.hints.leave(listener)
                note.end(status: 200, bytes: sent)
            }
            func write(_ text: String) async throws {
                sent += text.utf8.count
                try await writer.write(ByteBuffer(string: text))
            }
            try await write(": listening\n\n")
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask {
                    while true {
                        try await Task.sleep(for: .seconds(Self.beatSeconds))
                        listener.wake()
                    }
                }
                for await _ in listener.wakes.cancelOnGracefulShutdown() {
                    guard listener.takeHint() else {
                        try await write(":\n\n")
                        continue
                    }
                    let isLetIn = try await queue.run(isAdmitted: true) {
                        service.isLetIn(credential, listener)
                    }
                    guard isLetIn else { break }
                    try await write("data: changed\n\n")
                    try await Task.sleep(for: .seconds(Self.hintSeconds))
                }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: WireRoute.live.answerType, .cacheControl: "no-store"],
            body: body
        )
    }
}
