internal import Hummingbird
internal import Logging
internal import SyncServer
internal import WireProtocol

/// Every path of the server and what stands behind it.
struct Routes: HTTPResponder {
    typealias Context = BasicRequestContext

    let service: SyncService
    let metrics: RequestMetrics
    let logger: Logger
    let pressure = Pressure()
    let queue = WorkQueue()
    let readiness = Readiness()

    func respond(to request: Request, context: BasicRequestContext) async -> Response {
        let path = request.uri.path
        if let route = WireRoute.allCases.first(where: { $0.path == path }) {
            guard request.method.rawValue == route.method else {
                return wrongMethod(path, allowed: route.method)
            }
            return await answer(route, request)
        }
        guard ["/healthz", "/readyz", "/metrics"].contains(path) else {
            // One name for all of them: what strangers ask for must not fill the memory.
            return refuse(Problem(.notFound, "There is no such path."), "other")
        }
        guard request.method == .get else { return wrongMethod(path, allowed: "GET") }
        switch path {
        case "/healthz": return plain("ok\n")
        case "/readyz": return await ready()
        default: return plain(metricsText)
        }
    }

    private var metricsText: String {
        metrics.text(
            inFlight: pressure.inFlight,
            waiting: queue.length,
            backups: service.backups
        )
    }

    private func ready() async -> Response {
        do {
            try await queue.run(isAdmitted: true) { try service.checkReadable() }
            return plain(readiness.text)
        } catch {
            return plain("not ready\n", status: .serviceUnavailable)
        }
    }

    private func wrongMethod(_ path: String, allowed: String) -> Response {
        let problem = Problem(.methodNotAllowed, "The path takes only \(allowed).")
        var response = refuse(problem, path)
        response.headers[.allow] = allowed
        return response
    }

    private func answer(_ route: WireRoute, _ request: Request) async -> Response {
        do {
            let response = try await take(route, request)
            metrics.count(route.path, 200)
            return response
        } catch let problem as Problem {
            return refuse(problem, route.path)
        } catch {
            return refuse(Problem(.internal, "The server failed.", detail: "\(error)"), route.path)
        }
    }

    private func take(_ route: WireRoute, _ request: Request) async throws -> Response {
        let credential = Bearer.credential(in: request.headers[.authorization])
        let admission = try pressure.admit(credential: credential)
        defer { withExtendedLifetime(admission) {} }
        let body = try await ReceivedBody(of: request)
        let answer = try await queue.run {
            try service.answer(route, body: body.expanded(), credential: credential)
        }
        switch answer {
        case .body(let bytes):
            return whole(bytes, isGzipAccepted: body.isGzipAccepted)
        case .stream(let next):
            return try stream(next, isGzipAccepted: body.isGzipAccepted, admission)
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

    /// - Parameter admission: Kept until the stream's end.
    private func stream(
        _ next: @escaping @Sendable () throws -> [UInt8]?,
        isGzipAccepted: Bool,
        _ admission: Admission
    ) throws -> Response {
        var headers: HTTPFields = [.contentType: WireRoute.mediaType]
        let gzip = isGzipAccepted ? try GzipStream() : nil
        if gzip != nil { headers[.contentEncoding] = "gzip" }
        let body = ResponseBody { [queue] writer in
            while let frame = try await queue.run(isAdmitted: true, { try next() }) {
                let piece = gzip.map { $0.compress(frame, isLast: false) } ?? frame
                try await writer.write(ByteBuffer(bytes: piece))
            }
            if let gzip {
                try await writer.write(ByteBuffer(bytes: gzip.compress([], isLast: true)))
            }
            withExtendedLifetime(admission) {}
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private func refuse(_ problem: Problem, _ path: String) -> Response {
        metrics.count(path, problem.status)
        switch problem.code {
        case .internal: logger.error("\(path): \(problem.title) \(problem.detail)")
        case .diskFull:
            readiness.noteDiskFull()
            logger.error("\(path): \(problem.title) \(problem.detail)")
        case .busy, .tooManyRequests: metrics.reject(problem.code.rawValue)
        default: logger.info("\(path): \(problem.code.rawValue)")
        }
        // What failed inside stays in the log.
        let shown = problem.code == .internal ? Problem(.internal, problem.title) : problem
        var headers: HTTPFields = [.contentType: Problem.mediaType]
        if let seconds = problem.code.retryAfter { headers[.retryAfter] = "\(seconds)" }
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

extension ProblemCode {
    /// After how many seconds the same request may succeed; nil if it won't.
    ///
    /// Devices add their own jitter.
    fileprivate var retryAfter: Int? {
        switch self {
        case .busy, .tooManyRequests: 2
        case .diskFull: 60
        default: isTemporary ? 5 : nil
        }
    }
}
