internal import Hummingbird
internal import Logging
internal import SyncServer
internal import WireProtocol

/// Every path of the server and what stands behind it.
struct Routes: Sendable {
    let service: SyncService
    let metrics: RequestMetrics
    let logger: Logger

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        for route in WireRoute.allCases {
            let method: HTTPRequest.Method = route.method == "GET" ? .get : .post
            router.on(RouterPath(route.path), method: method) { request, _ in
                await answer(route, request)
            }
        }
        router.get("/healthz") { _, _ in plain("ok\n") }
        router.get("/readyz") { _, _ in
            do {
                try await offload { try service.checkReadable() }
                return plain("ready\n")
            } catch {
                return plain("not ready\n", status: .serviceUnavailable)
            }
        }
        router.get("/metrics") { _, _ in plain(metrics.text) }
        return router
    }

    private func answer(_ route: WireRoute, _ request: Request) async -> Response {
        do {
            let response = try await take(route, request)
            metrics.count(route.path, 200)
            return response
        } catch let problem as Problem {
            return refuse(problem, route)
        } catch {
            return refuse(Problem(.internal, "The server failed.", detail: "\(error)"), route)
        }
    }

    private func take(_ route: WireRoute, _ request: Request) async throws -> Response {
        let body = try await Self.body(of: request)
        let credential = Bearer.credential(in: request.headers[.authorization])
        let answer = try await offload {
            try service.answer(route, body: body, credential: credential)
        }
        let isGzipAccepted = request.headers[.acceptEncoding]?.contains("gzip") ?? false
        switch answer {
        case .body(let bytes): return whole(bytes, isGzipAccepted: isGzipAccepted)
        case .stream(let next): return try stream(next, isGzipAccepted: isGzipAccepted)
        }
    }

    /// The whole body, expanded; bounded before and after.
    private static func body(of request: Request) async throws -> [UInt8] {
        var request = request
        let bytes: [UInt8]
        do {
            let buffer = try await request.collectBody(upTo: Limits.requestBytes)
            bytes = Array(buffer.readableBytesView)
        } catch {
            throw Problem(
                .tooLarge,
                "The request is larger than \(Limits.requestBytes) bytes.",
                detail: "Send fewer records at once."
            )
        }
        guard request.headers[.contentEncoding] == "gzip" else { return bytes }
        do {
            return try Gzip.expand(bytes, limit: Limits.requestBytes)
        } catch {
            throw Problem(.malformed, "The compressed body can't be read.", detail: "\(error)")
        }
    }

    private func whole(_ bytes: [UInt8], isGzipAccepted: Bool) -> Response {
        var headers: HTTPFields = [.contentType: WireRoute.mediaType]
        guard isGzipAccepted, bytes.count > Gzip.threshold else {
            return Response(
                status: .ok,
                headers: headers,
                body: .init(byteBuffer: .init(bytes: bytes))
            )
        }
        headers[.contentEncoding] = "gzip"
        return Response(
            status: .ok,
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: Gzip.compress(bytes)))
        )
    }

    private func stream(
        _ next: @escaping @Sendable () throws -> [UInt8]?,
        isGzipAccepted: Bool
    ) throws -> Response {
        var headers: HTTPFields = [.contentType: WireRoute.mediaType]
        let gzip = isGzipAccepted ? try GzipStream() : nil
        if gzip != nil { headers[.contentEncoding] = "gzip" }
        let body = ResponseBody { writer in
            while let frame = try await offload({ try next() }) {
                let piece = gzip.map { $0.compress(frame, isLast: false) } ?? frame
                try await writer.write(ByteBuffer(bytes: piece))
            }
            if let gzip {
                try await writer.write(ByteBuffer(bytes: gzip.compress([], isLast: true)))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private func refuse(_ problem: Problem, _ route: WireRoute) -> Response {
        metrics.count(route.path, problem.status)
        if problem.status >= 500 {
            logger.error("\(route.path): \(problem.title) \(problem.detail)")
        } else {
            logger.info("\(route.path): \(problem.code.rawValue)")
        }
        // What failed inside stays in the log.
        let shown = problem.code == .internal ? Problem(.internal, problem.title) : problem
        var headers: HTTPFields = [.contentType: Problem.mediaType]
        if problem.code.isTemporary { headers[.retryAfter] = "5" }
        return Response(
            status: .init(code: shown.status),
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: shown.json))
        )
    }

    private func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
