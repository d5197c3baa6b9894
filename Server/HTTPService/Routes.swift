internal import Hummingbird
internal import Logging
internal import SyncServer
internal import WireProtocol

/// Every path of the server and what stands behind it.
struct Routes: HTTPResponder {
    typealias Context = PeerContext

    let service: SyncService
    let version: String
    let logger: Logger
    let metrics = RequestMetrics()
    let pressure = Pressure()
    let queue = WorkQueue()
    let readiness = Readiness()

    func respond(to request: Request, context: PeerContext) async -> Response {
        var response = await answer(request, context)
        // RFC 9110, section 9.3.2: as long as the answer to a GET, and without its content.
        if request.method == .head {
            response.body = ResponseBody(contentLength: response.body.contentLength) { writer in
                try await writer.finish(nil)
            }
        }
        return response
    }

    private func answer(_ request: Request, _ context: PeerContext) async -> Response {
        let path = request.uri.path
        if let route = WireRoute.allCases.first(where: { $0.path == path }) {
            let note = note(path, context)
            guard request.method.rawValue == route.method else {
                return wrongMethod(allowed: route.method, note)
            }
            return await answer(route, request, note)
        }
        // The figures are for whoever looks after the server, and for nobody else.
        let isMetrics = path == "/metrics" && context.isLocal(request)
        guard isMetrics || ["/healthz", "/readyz"].contains(path) else {
            // One name for all of them: what strangers ask for must not fill the memory.
            return refuse(Problem(.notFound, "There is no such path."), note("other", context))
        }
        let note = note(path, context)
        guard [.get, .head].contains(request.method) else {
            return wrongMethod(allowed: "GET, HEAD", note)
        }
        switch path {
        case "/healthz": return plain("ok\n", note)
        case "/readyz": return await ready(note)
        default: return await figures(note)
        }
    }

    private func note(_ path: String, _ context: PeerContext) -> RequestNote {
        RequestNote(path: path, id: context.id, metrics: metrics, logger: logger)
    }

    private func figures(_ note: RequestNote) async -> Response {
        do {
            let gauges = try await queue.run(isAdmitted: true) { try service.gauges() }
            let page = MetricsPage(
                version: version,
                requests: metrics,
                inFlight: pressure.inFlight,
                waiting: queue.length,
                listening: service.hints.count,
                gauges: gauges,
                backups: service.backups
            )
            return plain(page.text, note)
        } catch {
            return refuse(Problem(.internal, "The server failed.", detail: "\(error)"), note)
        }
    }

    private func ready(_ note: RequestNote) async -> Response {
        do {
            try await queue.run(isAdmitted: true) { try service.checkReadable() }
            return plain(readiness.text, note)
        } catch {
            return plain("not ready\n", status: .serviceUnavailable, note)
        }
    }

    private func wrongMethod(allowed: String, _ note: RequestNote) -> Response {
        let problem = Problem(.methodNotAllowed, "The path takes only \(allowed).")
        var response = refuse(problem, note)
        response.headers[.allow] = allowed
        return response
    }

    private func answer(
        _ route: WireRoute,
        _ request: Request,
        _ note: RequestNote
    ) async -> Response {
        do {
            return try await take(route, request, note)
        } catch let problem as Problem {
            return refuse(problem, note)
        } catch {
            return refuse(Problem(.internal, "The server failed.", detail: "\(error)"), note)
        }
    }

    private func take(
        _ route: WireRoute,
        _ request: Request,
        _ note: RequestNote
    ) async throws -> Response {
        let credential = Bearer.credential(in: request.headers[.authorization])
        var isKnown = credential != nil
        // While there is room for all, whose credential it is need not be looked up before the answer.
        if let credential, pressure.isScarce {
            isKnown = try await queue.run { service.isKnown(credential) }
        }
        let admission = try pressure.admit(credential: credential, isKnown: isKnown)
        defer { withExtendedLifetime(admission) {} }
        let body = try await ReceivedBody(of: request)
        note.receive(body.byteCount)
        let (answer, isGzip) = try await queue.run {
            let answer = try service.answer(
                route,
                body: route == .counts
                    ? Array((request.uri.query ?? "").utf8) : body.expanded(),
                credential: credential,
                onDevice: note.identify
            )
            guard body.isGzipAccepted, case .body(let bytes) = answer,
                let compressed = Gzip.shortened(bytes)
            else { return (answer, false) }
            return (.body(compressed), true)
        }
        switch answer {
        case .body(let bytes):
            return whole(bytes, isGzip: isGzip, note)
        case .stream(let next):
            return try stream(next, isGzipAccepted: body.isGzipAccepted, admission, note)
        case .hints(let listener):
            return hints(listener, credential, note)
        }
    }

    private func whole(_ bytes: [UInt8], isGzip: Bool, _ note: RequestNote) -> Response {
        var headers: HTTPFields = [.contentType: WireRoute.mediaType]
        if isGzip { headers[.contentEncoding] = "gzip" }
        note.end(status: 200, bytes: bytes.count)
        return Response(
            status: .ok,
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// - Parameter admission: Kept until the stream's end.
    private func stream(
        _ next: @escaping @Sendable () throws -> [UInt8]?,
        isGzipAccepted: Bool,
        _ admission: Admission,
        _ note: RequestNote
    ) throws -> Response {
        var headers: HTTPFields = [.contentType: WireRoute.mediaType]
        let gzip = isGzipAccepted ? try GzipStream() : nil
        if gzip != nil { headers[.contentEncoding] = "gzip" }
        let body = ResponseBody { [queue] writer in
            var sent = 0
            defer { note.end(status: 200, bytes: sent) }
            let nextPiece = { @Sendable in
                try next().map { frame in gzip?.compress(frame, isLast: false) ?? frame }
            }
            while let piece = try await queue.run(isAdmitted: true, nextPiece) {
                sent += piece.count
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

    private func refuse(_ problem: Problem, _ note: RequestNote) -> Response {
        if problem.code == .diskFull { readiness.noteDiskFull() }
        if [.busy, .tooManyRequests].contains(problem.code) {
            metrics.reject(problem.code.rawValue)
        }
        // What failed inside stays in the log.
        let isFault = [.internal, .diskFull].contains(problem.code)
        let shown = problem.code == .internal ? Problem(.internal, problem.title) : problem
        let body = shown.json
        note.end(
            status: problem.status,
            bytes: body.count,
            code: problem.code.rawValue,
            detail: isFault ? "\(problem.title) \(problem.detail)" : nil,
            level: isFault ? .error : .info
        )
        var headers: HTTPFields = [.contentType: Problem.mediaType]
        if let seconds = problem.code.retryAfter { headers[.retryAfter] = "\(seconds)" }
        if shown.status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        return Response(
            status: .init(code: shown.status),
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: body))
        )
    }

    private func plain(
        _ text: String,
        status: HTTPResponse.Status = .ok,
        _ note: RequestNote
    ) -> Response {
        note.end(status: status.code, bytes: text.utf8.count, level: .debug)
        return Response(
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
