internal import CCurl
internal import SyncClient
internal import WireProtocol

/// Takes what libcurl receives: pieces of an answer, or the body of a refusal.
final class Receiver {
    private let handle: UnsafeMutableRawPointer
    private let onPiece: ([UInt8]) throws -> Void
    private var refusal: [UInt8] = []
    private var failure: (any Error)?

    /// A refusal's body is never longer.
    ///
    /// Bytes.
    private static let refusalBytesMax = 64 << 10

    init(handle: UnsafeMutableRawPointer, onPiece: @escaping ([UInt8]) throws -> Void) {
        self.handle = handle
        self.onPiece = onPiece
    }

    private var status: Int {
        var status = 0
        brobygger_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    /// Returns how many bytes were taken; fewer than given stops the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard status == 200 else {
            refusal += bytes.prefix(max(0, Self.refusalBytesMax - refusal.count))
            return bytes.count
        }
        do {
            try onPiece([UInt8](bytes))
            return bytes.count
        } catch {
            failure = error
            return 0
        }
    }

    /// What the call came to.
    func outcome(_ result: CURLcode) throws -> Problem? {
        if let failure { throw failure }
        guard result == CURLE_OK else {
            let reason = String(cString: curl_easy_strerror(result))
            let untrusted = [CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE]
            throw untrusted.contains(result)
                ? SyncError.untrusted(reason: reason) : SyncError.unreachable(reason: reason)
        }
        guard status != 200 else { return nil }
        guard let problem = Problem(json: refusal) else {
            throw SyncError.malformedAnswer(reason: "HTTP status \(status)")
        }
        return problem
    }
}
