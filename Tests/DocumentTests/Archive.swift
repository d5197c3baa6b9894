import CommandSupport
import Foundation
import MergeCore
import Programmes
import RecordStore
import Simulation
import SyncClient
import SyncServer

/// The registers of the documents' partners, each logged on a device of its own and synced.
///
/// Only counts and dates of the documents are theirs; who came on which day is made up, and every
/// partner's name says so.
final class Archive {
    /// The partners by their ids, in the order of the documents.
    static let partners = [
        "kc": "KC Prostitution (reconstructed)",
        "vesterbro": "Vesterbro Socialcenter (reconstructed)",
        "sof": "Socialforvaltningen (reconstructed)", "reden": "Reden København (reconstructed)",
        "reden_international": "Reden International (reconstructed)",
        "livarehab": "LivaRehab (reconstructed)",
        "exit_prostitution": "Exit Prostitution (reconstructed)",
    ]

    let server: SimulatedServer
    let programme: Programme
    private(set) var devices: [String: SimulatedDevice] = [:]
    private let clock = Clock(1_268_006_400)
    private let dice = Dice(seed: 1)
    private let network: SimulatedNetwork

    init() throws {
        programme = try Programme(yaml: SimulatedServer.programme(1))
        server = try SimulatedServer(
            clock: clock,
            dice: dice,
            partners: Self.partners.keys.sorted(),
            shelf: ProgrammeShelf()
        )
        network = SimulatedNetwork(server: server, dice: dice)
        for partner in Self.partners.keys.sorted() { try join(partner) }
        try addAlias()
        for device in devices.values { try sync(device) }
    }

    /// What was logged by a partner: the rows of a file in `data`, labelled as reconstructed.
    private func join(_ partner: String) throws {
        let device = try SimulatedDevice(name: partner, partner: partner, clock: clock, dice: dice)
        _ = try Synchronizer.join(
            store: device.store,
            transport: network,
            server: "simulated",
            code: server.invite(partner, role: "coordinator"),
            name: partner
        )
        devices[partner] = device
        let folder = Self.folder.appending(path: "data/\(partner)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for file in files {
            let name = file.dropFirst("reconstructed-".count).prefix { $0 != "." }
            let kind = try programme.kindOrThrow(named: String(name))
            let data = try Data(contentsOf: folder.appending(path: file))
            let document = try CSVText.read(Array(data))
            let rows = ImportRows(document, kind)
            let entries = try document.records.map {
                try kind.changes(words: rows.words(of: $0), creating: true)
            }
            _ = try device.logbook(programme).log(kind, entries)
        }
        try sync(device)
    }

    /// Recommendation 8 of the status table is number 7 of the letter of 27-08-2007.
    private func addAlias() throws {
        guard let device = devices["sof"] else { return }
        let number = Value(.integer(8))
        let kind = try programme.kindOrThrow(named: "recommendation")
        let eighth = try device.states().first { _, state in
            state.kind.rawValue == UInt32(kind.id) && state.values(of: FieldID(2)) == [number]
        }
        guard let eighth else { return }
        let alias = try programme.kindOrThrow(named: "recommendation_alias")
        let words = [
            "date=2007-08-27", "recommendation=\(eighth.key)", "number=7",
            "document=Høringssvar vedrørende anbefaling nr. syv",
        ]
        _ = try device.logbook(programme)
            .log(alias, alias.changes(words: words, creating: true))
    }

    func sync(_ device: SimulatedDevice) throws {
        _ = try Synchronizer(store: device.store, transport: network).run()
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
}
