import CommandSupport
import Foundation

/// Where a person's own files lie (XDG Base Directory Specification 0.8).
enum PersonalFolder {
    /// Of the device, if no other is named.
    static var data: String { folder("XDG_DATA_HOME", else: ".local/share") }

    /// Of the configuration file.
    static var configuration: String { folder("XDG_CONFIG_HOME", else: ".config") }

    private static func folder(_ name: String, else usual: String) -> String {
        // Not the account's own home, where the environment names another: Foundation goes by the account.
        let home = stated("HOME") ?? NSHomeDirectory()
        return (stated(name) ?? home + "/" + usual) + "/brobygger"
    }

    private static func stated(_ name: String) -> String? {
        variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
