internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOCore
internal import NIOSSL
public import SyncServer

/// Serves a ``SyncService`` over HTTP/1.1, in the clear on loopback only.
public struct HTTPServer: Sendable {
    /// Where to listen; port 0 picks a free one.
    public var host: String
    public var port: Int
    /// PEM files; nil serves in the clear.
    public var tls: (certificate: String, key: String)?
    let service: SyncService
    /// The program's version, for `/metrics`.
    let version: String
    let logger: Logger

    public init(
        host: String,
        port: Int,
        tls: (certificate: String, key: String)?,
        service: SyncService,
        version: String,
        logger: Logger
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.service = service
        self.version = version
        self.logger = logger
    }

    /// Serves until SIGINT or SIGTERM; requests that are being answered are finished first.
    ///
    /// - Parameter onReady: Gets the port once connections are taken.
    public func run(onReady: @escaping @Sendable (Int) -> Void) async throws {
        let routes = Routes(service: service, version: version, logger: logger)
        let application = Application(
            responder: routes,
            server: try builder(),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: .maximum(Pressure.connectionsMax, logger: logger)
            ),
            onServerRunning: { channel in onReady(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        try await application.runService()
    }

    private func builder() throws -> HTTPServerBuilder {
        let idle = TimeAmount.seconds(Pressure.idleSeconds)
        let http1 = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [StalledWriteHandler(limit: idle)],
                idleTimeout: idle
            )
        )
        guard let tls else { return http1 }
        let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate)
        let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        return try .tls(http1, tlsConfiguration: configuration)
    }
}
