internal import RecordStore
internal import WireProtocol

extension SyncService {
    /// Lets a device wait for hints about the scopes it holds.
    func live(_ device: ServerDevice) throws -> LiveListener {
        guard device.isConfirmed else { throw Problem.unconfirmed }
        let scopes = try store.read { try $0.grants(of: device).map(\.scope) }
        return try hints.listen(device: device.number, scopes: Set(scopes))
    }

    /// Whether the device of a credential would still be let in; asked before each hint, and what it
    /// holds by now with it.
    public func isLetIn(_ credential: [UInt8]?, _ listener: LiveListener) -> Bool {
        // Whatever keeps the device out, it gets no hint; its next sync is told why.
        guard let device = try? device(credential), device.isConfirmed,
            let grants = try? store.read({ try $0.grants(of: device) })
        else { return false }
        listener.hold(Set(grants.map(\.scope)))
        return true
    }
}

extension Problem {
    static var unconfirmed: Problem {
        Problem(.unconfirmed, "An administrator has to confirm the device first.")
    }
}
