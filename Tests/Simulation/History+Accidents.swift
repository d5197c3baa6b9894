import MergeCore
import RecordFormat
import RecordStore
import SyncClient
import SyncServer
import WireProtocol

/// What happens to machines, and what administrators and attackers do.
extension History {
    // Devices.

    func haveAccident(_ device: SimulatedDevice) throws {
        switch dice.roll(theme.accidents) {
        case 0 where devices.count < 8:
            let disk = device.disk.copy(isCopyNoticed() ? .files : .machine)
            devices.append(try SimulatedDevice(name: device.name + "'", of: device, on: disk))
        case 1, 2:
            snapshots.append((device.name, device, device.disk.copy(.machine)))
        case 3: try putBack(device)
        case 4 where devices.count > 3 && dice.isHit(percent: 20):
            trace("  \(device.name) is lost")
            devices.removeAll { $0 === device }
        default:
            guard hasCrashes else { return }
            switch dice.roll(4) {
            case 0:
                device.disk.limit(room: dice.roll(8192))
                trace("  little room on \(device.name)")
            case 1:
                device.disk.fail(permille: dice.isHit(percent: 50) ? 20 : 0, dice)
                trace("  the disk of \(device.name) is not sound")
            default: device.disk.crash(after: 1 + dice.roll(60))
            }
        }
    }

    private func isCopyNoticed() -> Bool {
        hasServerRestores || dice.isHit(percent: theme.noticedPercent)
    }

    /// A device goes back to a snapshot of itself; what it did since is gone unless it was pushed.
    private func putBack(_ device: SimulatedDevice) throws {
        guard let snapshot = snapshots.last(where: { $0.name == device.name }),
            let index = devices.firstIndex(where: { $0 === device })
        else { return }
        let disk = snapshot.disk.copy(isCopyNoticed() ? .files : .machine)
        devices[index] = try SimulatedDevice(name: device.name, of: device, on: disk)
    }

    /// Decades wrong, jumping, standing still.
    func setBackClock(of device: SimulatedDevice) {
        switch dice.roll(3) {
        case 0: device.clock.jump(to: Int64(dice.roll(4_000_000_000)) - 2_000_000_000)
        case 1: device.clock.freeze(true)
        default: device.clock.freeze(false)
        }
    }

    // The server.

    func recoverServer() throws {
        for _ in 0..<4 where server.disk.isDown {
            trace("  the server starts again after a crash")
            try server.recover(losing: survival())
        }
    }

    func restartServer() throws {
        guard hasCrashes, dice.isHit(percent: 50) else {
            do {
                return try server.restart(mayCrash: true)
            } catch  where server.disk.isDown {
                return trace("  the server crashes as it starts")
            }
        }
        if dice.isHit(percent: 30) {
            server.disk.limit(room: dice.isHit(percent: 50) ? dice.roll(8192) : nil)
        } else {
            server.disk.crash(after: 1 + dice.roll(150))
        }
    }

    func restoreServer() throws {
        guard !server.backups.isEmpty else { return }
        let besideLog = dice.isHit(percent: 50)
        trace("  the server is put back\(besideLog ? " beside its log" : "")")
        let isLast = theme.prefersNewest && dice.isHit(percent: 50)
        let backup = isLast ? server.backups[server.backups.count - 1] : dice.pick(server.backups)
        try server.restore(backup, besideLog: besideLog)
        if dice.isHit(percent: 70) { try server.confirmAll() }
    }

    /// Damages what no fault of the network or the disk explains: only the digest can tell.
    func sabotage() throws {
        guard dice.isHit(percent: 30) else { return }
        isSabotaged = true
        trace("  a record vanishes from the server")
        try server.loseRecord(dice)
    }

    // The administrator.

    func administrate(_ device: SimulatedDevice) throws {
        do {
            guard !theme.onlyTakesAway else { return try takeAway(device) }
            switch dice.roll(8) {
            case 0 where devices.count < 8:
                try enrol("n\(dice.roll(1_000_000))", dice.pick(["kc", "reden"]), role: "worker")
            case 1 where devices.count > 3 && dice.isHit(percent: 30): try revoke(device)
            case 2, 3: try setGrant(of: device, mayHold: dice.isHit(percent: 50))
            case 4: try erase()
            case 5:
                programmeVersion = min(3, programmeVersion + 1)
                try server.set(programme: programmeVersion)
            case 6: try printCut()
            default: try server.confirmAll()
            }
        } catch let error as StoreError {
            trace("  not done: \(error)")
        }
    }

    func enrol(_ name: String, _ partner: String, role: String) throws {
        let device = try SimulatedDevice(
            name: name,
            partner: partner,
            clock: clocks.make(),
            dice: dice
        )
        let quiet = network.faultPercent
        network.faultPercent = 0
        defer { network.faultPercent = quiet }
        let code = try server.invite(partner, role: role)
        do {
            _ = try Synchronizer.join(
                store: device.store,
                transport: network,
                server: "simulated",
                code: code,
                name: name
            )
        } catch is SyncError {
            return
        }
        devices.append(device)
    }

    private func revoke(_ device: SimulatedDevice) throws {
        guard let id = try device.store.read({ try DeviceIdentity($0) })?.device else { return }
        trace("  \(device.name) is shut out")
        try server.ledger.append(.deviceRevoked(hex(id)))
        let copies = try devices.filter {
            try $0.store.read { try DeviceIdentity($0) }?.device == id
        }
        revoked += copies
        devices.removeAll { copy in copies.contains { $0 === copy } }
        try server.store.write { try $0.revoke(device: id) }
        if devices.isEmpty { try enrol("z", "kc", role: "worker") }
    }

    func setGrant(of device: SimulatedDevice, mayHold: Bool) throws {
        guard let id = try device.store.read({ try DeviceIdentity($0) })?.device,
            let known = try server.store.read({ try $0.device(id: id) })
        else { return }
        trace("  \(device.name) \(mayHold ? "gets" : "loses") the shared scope")
        try server.ledger.setGrant(
            of: known,
            to: SimulatedServer.shared,
            mayHold: mayHold,
            mayWrite: known.role != "auditor",
            in: server.store
        )
    }

    /// Takes the shared scope from a device, and gives it back when that has heard of it.
    private func takeAway(_ device: SimulatedDevice) throws {
        try setGrant(of: device, mayHold: false)
        sync(device)
        if dice.isHit(percent: 50) { try restoreServer() }
        try setGrant(of: device, mayHold: true)
        sync(device)
        if devices.contains(where: { $0 === device }) { try change(on: device) }
    }

    private func erase() throws {
        guard let id = try server.states().keys.sorted().randomElement(dice) else { return }
        trace("  \(id) is erased")
        erased.insert(id)
        try server.ledger.erase(id, reason: .text("withdrawn"), in: server.store)
    }

    // An attacker with the credential of a device.

    func attack(from device: SimulatedDevice) throws {
        guard let identity = try device.store.read(DeviceIdentity.init),
            let (id, state) = try server.states().filter({
                $0.value.scope == SimulatedServer.shared
            })
            .sorted(by: { $0.key < $1.key }).randomElement(dice)
        else { return }
        let own = Set(
            try device.store.read { transaction in
                try transaction.scopes().flatMap { try transaction.chainedWriters(in: $0) }.map(
                    \.id
                )
            }
        )
        guard
            let victim = state.context.counters.entries.map(\.key).first(where: {
                !own.contains($0)
            }),
            // A copy's writers are this device's too.
            !devices.contains(where: { $0 !== device && $0.name.hasPrefix(device.name.prefix(1)) })
        else { return }
        var forged = state
        var part = ScopeRequest(scope: state.scope, cursor: .start)
        part.wantsPage = false
        switch dice.roll(3) {
        case 0:
            forged.context[victim] += 3
            part.records = [PushedRecord(id: id, state: forged.canonicalBytes, mutations: [])]
        case 1:
            forged.context[victim] += 3
            let tag = [UInt8](repeating: 7, count: 16)
            part.repairs = [RepairedRecord(id: id, state: forged.canonicalBytes, tag: tag)]
        default:
            forged.erase(reason: .text("other"))
            part.records = [PushedRecord(id: id, state: forged.canonicalBytes, mutations: [])]
        }
        trace("  \(device.name) forges \(id)")
        _ = try? server.service.answer(
            .sync,
            body: SyncRequest(programme: 1, scopes: [part]).encoded,
            credential: identity.credential
        )
    }
}

extension Collection {
    /// One of them by the dice; nil if there is none.
    func randomElement(_ dice: Dice) -> Element? {
        guard !isEmpty else { return nil }
        return self[index(startIndex, offsetBy: dice.roll(count))]
    }
}
