import Foundation
import RecordStore
import Testing

@Suite struct `Nobody else may read a store` {
    @Test func `whatever the folder that it lies in allows`() throws {
        let folder = NSTemporaryDirectory() + "open-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755]
        )

        let store = try DeviceStore(folder: folder, create: true, world: .system)
        try store.write { try $0.set("a", to: [1]) }

        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(name)")
        }
    }
}
