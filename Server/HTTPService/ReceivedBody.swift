internal import Hummingbird
internal import NIOCore
internal import RecordFormat
internal import WireProtocol

/// A request's body, and whether the answer may be compressed.
struct ReceivedBody: Sendable {
    let isGzipAccepted: Bool
    private let bytes: [UInt8]
    private let isGzip: Bool

    /// How many bytes came.
    var byteCount: Int { bytes.count }

    /// Takes the whole body as it came, bounded.
    ///
    /// - Throws: ``Problem``.
    init(of request: Request) async throws(Problem) {
        isGzipAccepted = request.headers[.acceptEncoding]?.contains("gzip") ?? false
        let encoding = request.headers[.contentEncoding] ?? "identity"
        guard ["identity", "gzip"].contains(encoding) else {
            throw Problem(.malformed, "The body's encoding is not gzip.", detail: encoding)
        }
        isGzip = encoding == "gzip"
        if let length = request.headers[.contentLength].flatMap({ Int($0) }),
            length > Limits.requestBytes
        {
            throw Self.tooLarge
        }
        var request = request
        do {
            let buffer = try await request.collectBody(upTo: Limits.requestBytes)
            bytes = Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Self.tooLarge
        } catch let error as HTTPError where error.status == .contentTooLarge {
            throw Self.tooLarge
        } catch {
            throw Problem(.malformed, "The body did not arrive whole.", detail: "\(error)")
        }
    }

    /// The body, expanded if it was compressed; bounded again.
    ///
    /// Blocks for as long as that takes.
    func expanded() throws(Problem) -> [UInt8] {
        guard isGzip else { return bytes }
        do {
            return try Gzip.expand(bytes, limit: Limits.requestBytes)
        } catch {
            guard !error.reason.contains("beyond the limit") else { throw Self.tooLarge }
            throw Problem(.malformed, "The compressed body can't be read.", detail: "\(error)")
        }
    }

    private static let tooLarge = Problem(
        .tooLarge,
        "The request is larger than \(Limits.requestBytes) bytes.",
        detail: "Send fewer records at once."
    )
}
