internal import CCurl
internal import SyncClient
internal import WireProtocol

/// Takes what libcurl receives: pieces of an answer, or the body of a refusal.
final class Receiver {
    private let head: AnswerHead
    private let answerType: String
    /// Whether somebody still wants the answer; asked at least once a second.
    let isWanted: () -> Bool
    private let onPiece: ([UInt8]) throws -> Void
    private var received = 0
    private var refusal: [UInt8] = []
    private var failure: (any Error)?

    /// A refusal's body is never longer.
    ///
    /// Bytes.
    private static let refusalBytesMax = 64 << 10
    private static let success = 200

    /// - Parameter answerType: The media type of a success.
    init(
        handle: UnsafeMutableRawPointer,
        answerType: String,
        isWanted: @escaping () -> Bool,
        onPiece: @escaping ([UInt8]) throws -> Void
    ) {
        head = AnswerHead(handle: handle)
        self.answerType = answerType
        self.isWanted = isWanted
        self.onPiece = onPiece
    }

    /// Returns how many bytes were taken; fewer than given stops the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard head.status == Self.success else {
            refusal += bytes.prefix(max(0, Self.refusalBytesMax - refusal.count))
            return bytes.count
        }
        do {
            if received == 0 { try checkHead() }
            received += bytes.count
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
            let untrusted = [CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE]
            guard !untrusted.contains(result) else {
                throw SyncError.untrusted(reason: String(cString: curl_easy_strerror(result)))
            }
            throw SyncError.unreachable(reason: Self.reason(result))
        }
        guard head.status == Self.success else { return try head.refusal(refusal) }
        guard received == 0 else { return nil }
        try checkHead()
        // No message of the protocol is empty.
        throw SyncError.cutOff
    }

    /// Why no answer came: the common reasons by names of ours, which are told in each language.
    private static func reason(_ result: CURLcode) -> String {
        switch result {
        case CURLE_COULDNT_CONNECT: SyncError.noConnectionReason
        case CURLE_COULDNT_RESOLVE_HOST: SyncError.noNameReason
        case CURLE_OPERATION_TIMEDOUT: SyncError.timedOutReason
        default: String(cString: curl_easy_strerror(result))
        }
    }

    /// Before the first byte is believed: a login page of a network is a success to libcurl.
    private func checkHead() throws(SyncError) {
        guard !head.mediaType.isEmpty || head.saysWhereItEnds else { throw SyncError.cutOff }
        guard head.mediaType == answerType else {
            let type = head.mediaType.isEmpty ? "no media type" : head.mediaType
            throw SyncError.notTheServer(what: String(type.prefix(100)))
        }
        guard head.saysWhereItEnds else { throw SyncError.cutOff }
    }
}
