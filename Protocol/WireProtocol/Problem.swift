import Foundation

/// Why a whole request was refused.
///
/// Codes are never renamed or reused.
public enum ProblemCode: String, CaseIterable, Codable, Sendable {
    case malformed
    case unsupportedProtocol = "unsupported_protocol"
    case unknownCredential = "unknown_credential"
    case revoked
    case wrongCode = "wrong_code"
    case usedCode = "used_code"
    case expiredCode = "expired_code"
    case invalidStatement = "invalid_statement"
    case notGranted = "not_granted"
    case unconfirmed
    case notFound = "not_found"
    case asOfUnknown = "as_of_unknown"
    case methodNotAllowed = "method_not_allowed"
    case tooLarge = "too_large"
    case tooManyRequests = "too_many_requests"
    case busy
    case diskFull = "disk_full"
    case `internal`

    /// The HTTP status that carries it.
    public var status: Int {
        switch self {
        case .malformed: 400
        case .unknownCredential: 401
        case .revoked, .wrongCode, .usedCode, .expiredCode, .invalidStatement, .notGranted,
            .unconfirmed:
            403
        case .notFound, .asOfUnknown: 404
        case .methodNotAllowed: 405
        case .tooLarge: 413
        case .tooManyRequests: 429
        case .unsupportedProtocol: 426
        case .busy: 503
        case .diskFull: 507
        case .internal: 500
        }
    }

    /// Whether the same request may succeed later.
    public var isTemporary: Bool {
        switch self {
        case .tooManyRequests, .busy, .diskFull, .internal: true
        default: false
        }
    }
}

extension ProblemCode {
    /// What to do, in one English sentence, where there is nothing more exact to say.
    fileprivate var advice: String {
        switch self {
        case .malformed: "Report it: one of the two programs may have to be updated."
        case .unsupportedProtocol: "Update the program."
        case .unknownCredential: "Show the enrolment statement, or join again."
        case .revoked: "Keep what the device holds, and talk to an administrator."
        case .wrongCode: "See whether it is spelled right, or ask for another one."
        case .usedCode, .expiredCode: "Ask for another one."
        case .invalidStatement: "Join again with a new code."
        case .notGranted: "Sync, to learn what the device may do."
        case .unconfirmed: "Ask an administrator to confirm it."
        case .notFound: "See whether the address is right."
        case .asOfUnknown: "Count without it."
        case .methodNotAllowed: "Use a method that Allow names."
        case .tooLarge: "Send less at once."
        case .tooManyRequests, .busy: "Wait as long as Retry-After says."
        case .diskFull: "Pull without pushing, and try again later."
        case .internal: "Try again later; the reason is in the server's log."
        }
    }
}

/// A refusal as a problem object (RFC 9457), `application/problem+json`.
public struct Problem: Error, Codable, Hashable, Sendable {
    public static let mediaType = "application/problem+json"

    public let code: ProblemCode
    public let status: Int
    /// What is wrong, in one English sentence; clients say it in the user's language by the code.
    public let title: String
    /// What is safe: always that nothing was changed.
    public let safe: String
    /// Where to look or what to do.
    public let detail: String
    /// After how many seconds the same request may succeed; nil if nobody said.
    ///
    /// It comes with the answer's head and is not part of the body.
    public var retryAfter: Int?

    private enum CodingKeys: CodingKey {
        case code, status, title, safe, detail
    }

    /// - Parameter detail: Nil for what every problem of that code asks to do.
    public init(_ code: ProblemCode, _ title: String, detail: String? = nil) {
        self.code = code
        status = code.status
        self.title = title
        safe = "Nothing was changed; what the device holds is safe."
        self.detail = detail ?? code.advice
    }

    /// The body of the refusal.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and an integer always encode.
        return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
    }

    /// Reads a refusal's body; nil if it is none of ours.
    public init?(json: [UInt8]) {
        // A proxy's error page is an answer here, not a fault.
        guard let problem = try? JSONDecoder().decode(Problem.self, from: Data(json)) else {
            return nil
        }
        self = problem
    }
}
