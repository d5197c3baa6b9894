internal import CCurl
internal import Dispatch
public import SyncClient
internal import Synchronization
public import WireProtocol

/// Carries calls over HTTP with libcurl, which verifies the server's certificate.
///
/// One connection is kept for all calls of a carrier, which go one after the other in their order.
public final class CurlCarrier: Transport {
    private let line: CurlLine
    /// On which calls are carried.
    private let queue = DispatchQueue(label: "calls")

    /// How many items of a stream are read before they are asked for; of a pull, pages.
    private static let itemsAhead = 8

    /// - Parameters:
    ///   - server: The server's URL without a path; `https`, or `http` to this machine only.
    ///   - certificates: A PEM file of authorities to trust instead of the system's.
    public init(server: String, certificates: String?) throws(SyncError) {
        line = CurlLine(
            handle: try CurlHandle(),
            server: server.hasSuffix("/") ? String(server.dropLast()) : server,
            certificates: certificates
        )
    }

    public func carry(_ call: WireCall, onPiece: ([UInt8]) throws -> Void) throws -> Problem? {
        try queue.sync { try line.carry(call, onPiece: onPiece) }
    }

    public func stream<Item: Sendable>(
        _ call: WireCall,
        reading read: @escaping @Sendable ([UInt8]) throws -> [Item],
        receive: (Item) throws -> Void
    ) throws -> Problem? {
        let channel = Channel<Item>(capacity: Self.itemsAhead)
        queue.async { [line] in
            channel.finish(
                Result {
                    try line.carry(call, isWanted: { channel.isWanted }) { piece in
                        for item in try read(piece) { try channel.put(item) }
                    }
                }
            )
        }
        // The line is not waited for: it ends the call within a second.
        defer { channel.abandon() }
        while let item = channel.next() { try receive(item) }
        return try channel.outcome()
    }

    public func start(_ call: WireCall) -> () throws -> WireAnswer {
        let departed = Departed()
        queue.async { [line] in
            let answer = Result { try line.carryMessage(call) }
            departed.answer.withLock { $0 = answer }
        }
        return { [queue] in try queue.sync { try departed.answer.withLock { $0 }.get() } }
    }
}

/// A call that a carrier's queue was given, and its answer.
private final class Departed: Sendable {
    let answer = Mutex(Result<WireAnswer, any Error>.failure(SyncError.cutOff))
}

/// A libcurl handle and where it leads.
private final class CurlLine: Transport, Sendable {
    private let handle: Mutex<CurlHandle>
    private let server: String
    private let certificates: String?

    init(handle: consuming CurlHandle, server: String, certificates: String?) {
        self.handle = Mutex(handle)
        self.server = server
        self.certificates = certificates
    }

    func carry(_ call: WireCall, onPiece: ([UInt8]) throws -> Void) throws -> Problem? {
        try carry(call, isWanted: { true }, onPiece)
    }

    /// As ``carry(_:onPiece:)``, until nobody wants the answer any more.
    func carry(
        _ call: WireCall,
        isWanted: @escaping () -> Bool,
        _ onPiece: ([UInt8]) throws -> Void
    ) throws -> Problem? {
        try handle.withLock {
            try $0.perform(
                call,
                server: server,
                certificates: certificates,
                isWanted: isWanted,
                onPiece
            )
        }
    }
}

/// One libcurl handle.
struct CurlHandle: ~Copyable, Sendable {
    // `nonisolated(unsafe)`, because no type says what libcurl-thread(3) does: any thread may use a
    // handle, one at a time. That it is one is the compiler's word: this is the only pointer to it,
    // its owner can't be copied, and `perform` is mutating.
    nonisolated(unsafe) private let handle: UnsafeMutableRawPointer

    /// Seconds to connect, and seconds of silence after which a transfer counts as dead.
    private static let connectSeconds = 10
    private static let silenceSeconds = 30

    init() throws(SyncError) {
        guard let handle = curl_easy_init() else {
            throw SyncError.unreachable(reason: "libcurl")
        }
        self.handle = handle
    }

    deinit {
        curl_easy_cleanup(handle)
    }

    /// Carries one call; mutating, because libcurl lets one thread at a time use a handle.
    mutating func perform(
        _ call: WireCall,
        server: String,
        certificates: String?,
        isWanted: @escaping () -> Bool,
        _ onPiece: ([UInt8]) throws -> Void
    ) throws -> Problem? {
        curl_easy_reset(handle)
        let compressed = Gzip.shortened(call.body)
        let body = compressed ?? call.body
        let headers = HeaderList(headers(call, isCompressed: compressed != nil))
        set(call, server: server, certificates: certificates, headers)
        return try withoutActuallyEscaping(onPiece) { onPiece in
            let receiver = Receiver(
                handle: handle,
                answerType: call.route.answerType,
                isWanted: isWanted,
                onPiece: onPiece
            )
            let context = Unmanaged.passUnretained(receiver).toOpaque()
            brobygger_curl_set_write(handle) { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
                return receiver.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }
            brobygger_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
            brobygger_curl_set_progress(handle) { context, _, _, _, _ in
                guard let context else { return 0 }
                let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
                return receiver.isWanted() ? 0 : 1
            }
            brobygger_curl_set_pointer(handle, CURLOPT_XFERINFODATA, context)
            brobygger_curl_set_long(handle, CURLOPT_NOPROGRESS, 0)
            let result = body.withUnsafeBytes { bytes in
                if call.route.method == "POST" {
                    brobygger_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, bytes.count)
                    brobygger_curl_set_pointer(
                        handle,
                        CURLOPT_POSTFIELDS,
                        UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                    )
                }
                return withExtendedLifetime(headers) { curl_easy_perform(handle) }
            }
            return try withExtendedLifetime(receiver) { try receiver.outcome(result) }
        }
    }

    private func headers(_ call: WireCall, isCompressed: Bool) -> [String] {
        var headers = ["Accept:", "Expect:"]
        if call.route.method == "POST" { headers.append("Content-Type: \(WireRoute.mediaType)") }
        if call.route.needsCredential {
            headers.append("Authorization: \(Bearer.header(call.credential))")
        }
        if isCompressed { headers.append("Content-Encoding: gzip") }
        return headers
    }

    private func set(
        _ call: WireCall,
        server: String,
        certificates: String?,
        _ headers: HeaderList
    ) {
        brobygger_curl_set_text(handle, CURLOPT_URL, server + call.path)
        brobygger_curl_set_long(handle, CURLOPT_POST, call.route.method == "POST" ? 1 : 0)
        brobygger_curl_set_pointer(handle, CURLOPT_HTTPHEADER, headers.list)
        brobygger_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "gzip")
        brobygger_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        brobygger_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        brobygger_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, Self.connectSeconds)
        brobygger_curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        brobygger_curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, Self.silenceSeconds)
        if let certificates { brobygger_curl_set_text(handle, CURLOPT_CAINFO, certificates) }
    }
}

extension WireCall {
    fileprivate var path: String { route.path + (query.isEmpty ? "" : "?" + query) }
}

/// Header lines in libcurl's own list.
private final class HeaderList {
    let list: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) {
        list = lines.reduce(nil) { curl_slist_append($0, $1) }
    }

    deinit {
        curl_slist_free_all(list)
    }
}
