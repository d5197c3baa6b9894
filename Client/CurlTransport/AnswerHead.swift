internal import CCurl
internal import SyncClient
internal import WireProtocol

/// The status and the header fields of the answer on a libcurl handle.
struct AnswerHead {
    let handle: UnsafeMutableRawPointer

    var status: Int {
        var status = 0
        brobygger_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    /// A field's value; nil if the answer has none.
    ///
    /// Source: https://curl.se/libcurl/c/curl_easy_header.html
    func field(_ name: String) -> String? {
        var field: UnsafeMutablePointer<curl_header>?
        guard curl_easy_header(handle, name, 0, UInt32(CURLH_HEADER), -1, &field) == CURLHE_OK,
            let value = field?.pointee.value
        else { return nil }
        return String(cString: value)
    }

    /// The media type without its parameters, in lower case; empty if none is stated.
    var mediaType: String {
        let value = field("Content-Type") ?? ""
        return value.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }

    /// Whether the end of the body can be told from a cut: libcurl then fails if it is cut.
    ///
    /// An answer that is cut inside its head has no such field and is a success to libcurl.
    var saysWhereItEnds: Bool {
        field("Content-Length") != nil || field("Transfer-Encoding") != nil
    }

    var retryAfter: Int? {
        field("Retry-After").flatMap { retryAfterSeconds($0, date: field("Date")) }
    }

    /// The refusal that a body states, or that a proxy's status alone means.
    ///
    /// - Throws: ``SyncError`` if it is neither.
    func refusal(_ body: [UInt8]) throws(SyncError) -> Problem {
        if let problem = Problem(json: body) { return asking(problem) }
        guard !body.isEmpty || saysWhereItEnds else { throw SyncError.cutOff }
        guard let code = Self.codes[status] else {
            throw SyncError.notTheServer(what: "HTTP \(status)")
        }
        return asking(Problem(code, "HTTP \(status)"))
    }

    private func asking(_ problem: Problem) -> Problem {
        var problem = problem
        problem.retryAfter = retryAfter
        return problem
    }

    /// What proxies say in the server's place and mean as it does.
    private static let codes: [Int: ProblemCode] = [
        413: .tooLarge, 429: .tooManyRequests, 502: .busy, 503: .busy, 504: .busy, 507: .diskFull,
    ]
}

/// What `Retry-After` asks for, in seconds: a number of them, or a date (RFC 9110, section 10.2.3).
///
/// A date is compared with the answer's own `Date`: this device's clock may be decades off.
///
/// - Returns: Nil for what can't be read, and for a date without one to compare it with.
public func retryAfterSeconds(_ value: String, date: String?) -> Int? {
    let value = value.trimming
    if !value.isEmpty, value.utf8.allSatisfy({ (48...57).contains($0) }) {
        return Int(value) ?? Int.max
    }
    guard let date else { return nil }
    let (then, now) = (curl_getdate(value, nil), curl_getdate(date.trimming, nil))
    guard then >= 0, now >= 0 else { return nil }
    return max(0, then - now)
}

extension String {
    fileprivate var trimming: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
