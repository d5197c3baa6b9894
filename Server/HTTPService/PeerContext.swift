internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import WireProtocol

/// A request's context that knows who is at the other end of the connection.
struct PeerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// Whether a request was made on this machine, and not handed on by a proxy on it.
    func isLocal(_ request: Request) -> Bool {
        guard let peer, let forwarded = HTTPField.Name("X-Forwarded-For"),
            let standard = HTTPField.Name("Forwarded"),
            request.headers[forwarded] == nil, request.headers[standard] == nil
        else { return false }
        let mapped = "::ffff:"
        return Loopback.includes(
            peer.hasPrefix(mapped) ? String(peer.dropFirst(mapped.count)) : peer
        )
    }
}
