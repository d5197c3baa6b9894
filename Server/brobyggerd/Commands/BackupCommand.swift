import ArgumentParser
import CommandSupport
import Foundation
import Glibc
import RecordStore
import SyncServer

/// Copies the database into one file.
struct BackupCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database, consistent also while serving."
    )

    @Argument(help: "The file to write; it must not exist yet.")
    var file: String

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let path = context.path(file)
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(
                .refused,
                code: "exists",
                message: server.language.choose(
                    da: "\(file) findes allerede, og intet er ændret; vælg et andet navn.",
                    en: "\(file) exists already and nothing was changed; choose another name."
                )
            )
        }
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try context.store.backup(to: partial)
            guard ServerStore.isBackup(path: partial) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            try FileManager.default.moveItem(atPath: partial, toPath: path)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw CommandFailure(
                .failed,
                code: "backup_failed",
                message: server.language.choose(
                    da:
                        "Kopien kunne ikke skrives til \(file) (\(error)); databasen er i behold, prøv et andet sted.",
                    en:
                        "The backup could not be written to \(file) (\(error)); the database is safe, try another place."
                )
            )
        }
        return server.language.choose(
            da: "Databasen er kopieret til \(file) og læst igennem.",
            en: "The database was copied to \(file) and checked."
        )
    }
}

/// Puts a backup back; devices bring what it lacks at their next sync.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup back; what it lacks comes from the devices at their next sync."
    )

    @Argument(help: "The backup file.")
    var file: String

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let language = server.language
        guard ServerStore.isBackup(path: file) else {
            throw CommandFailure(
                .refused,
                code: "not_a_backup",
                message: language.choose(
                    da:
                        "\(file) er ikke en hel Brobygger-database, og intet er ændret; vælg en fil fra: brobyggerd backup",
                    en:
                        "\(file) is not a sound Brobygger database and nothing was changed; choose a file made by: brobyggerd backup"
                )
            )
        }
        guard let descriptor = try? server.serveLock.acquire(timeoutSeconds: 1) else {
            throw CommandFailure(
                .refused,
                code: "serving",
                message: language.choose(
                    da:
                        "Serveren kører eller mappen findes ikke, og intet er ændret; stop serveren, og prøv igen.",
                    en:
                        "The server is running or the folder is missing and nothing was changed; stop the server and try again."
                )
            )
        }
        defer { close(descriptor) }
        let aside = try put(file, inPlaceOf: server.folder + "/" + ServerStore.fileName)
        print(
            language.choose(
                da:
                    "\(file) er lagt tilbage; det, der lå der før, hedder nu \(aside). Start serveren: enhederne bringer resten.",
                en:
                    "\(file) was put back; what was there before is now called \(aside). Start the server: devices bring the rest."
            )
        )
    }

    /// Moves the database and its log aside and copies the backup to its place.
    private func put(_ backup: String, inPlaceOf path: String) throws -> String {
        let files = FileManager.default
        let aside = "\(path).before-restore-\(Int(Date().timeIntervalSince1970))"
        let copy = path + ".restoring"
        try? files.removeItem(atPath: copy)
        try files.copyItem(atPath: backup, toPath: copy)
        for suffix in ["-wal", "-shm", ""] where files.fileExists(atPath: path + suffix) {
            try files.moveItem(atPath: path + suffix, toPath: aside + suffix)
        }
        try files.moveItem(atPath: copy, toPath: path)
        sync()
        return aside
    }
}

/// Recomputes what can be recomputed.
struct VerifyCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute every hash and digest from the stored states."
    )

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let verification = try Verification(of: context.store)
        let language = server.language
        guard verification.differences.isEmpty else {
            throw CommandFailure(
                .failed,
                code: "differs",
                message: language.choose(
                    da:
                        "Databasen stemmer ikke: \(verification.differences.joined(separator: "; ")). Intet er ændret.",
                    en:
                        "The database does not agree: \(verification.differences.joined(separator: "; ")). Nothing was changed."
                )
            )
        }
        return language.choose(
            da: "\(verification.states) tilstande er læst igennem, og alt stemmer.",
            en: "\(verification.states) states were checked and all agree."
        )
    }
}
