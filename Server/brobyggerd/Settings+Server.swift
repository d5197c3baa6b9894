import CommandSupport

extension Settings {
    /// What the environment and the configuration file may say.
    static let server = Settings(
        names: [
            "data", "lang", "listen", "tls-certificate", "tls-key", "backup-dir", "backup-every",
            "backup-keep", "log-format", "log-level",
        ],
        prefix: "BROBYGGERD",
        defaultFile: "/etc/brobygger/brobyggerd.conf"
    )
}
