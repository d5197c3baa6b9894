internal import SyncServer

/// What `/metrics` tells: how the server is, in totals of all partners.
struct MetricsPage {
    let version: String
    let requests: RequestMetrics
    let inFlight: Int
    let waiting: Int
    let listening: Int
    let gauges: ServerGauges
    let backups: BackupShelf?

    var text: String {
        var text = PrometheusText()
        text.add("build_info", .gauge, "The program's version.", [([("version", version)], 1)])
        text.add(
            "process_start_time_seconds",
            .gauge,
            "When the server started, since 1970-01-01.",
            gauges.started
        )
        requests.write(to: &text)
        writePressure(to: &text)
        writeStore(to: &text)
        writeBackups(to: &text)
        return text.text
    }

    private func writePressure(to text: inout PrometheusText) {
        text.add(
            "requests_in_flight",
            .gauge,
            "Requests that are being read or answered.",
            Int64(inFlight)
        )
        text.add("queue_length", .gauge, "Requests that wait for a thread.", Int64(waiting))
        text.add(
            "live_connections",
            .gauge,
            "Devices that wait for hints.",
            Int64(listening)
        )
    }

    private func writeStore(to text: inout PrometheusText) {
        text.add("records", .gauge, "Records, voided and erased ones included.", gauges.records)
        text.add(
            "devices",
            .gauge,
            "Enrolled devices; stale after 30 days of silence.",
            gauges.devices.map { ([("state", $0.state)], Double($0.count)) }
        )
        text.add("database_bytes", .gauge, "Size of the database file.", gauges.databaseBytes)
        text.add("wal_bytes", .gauge, "Size of the write-ahead log.", gauges.logBytes)
        text.add("disk_free_bytes", .gauge, "Room left on the data's disk.", gauges.diskFreeBytes)
    }

    private func writeBackups(to text: inout PrometheusText) {
        guard let backups else { return }
        text.add(
            "backup_last_success_timestamp_seconds",
            .gauge,
            "When the newest verified backup was made; 0 without one.",
            backups.lastSuccess ?? 0
        )
        text.add(
            "backup_failures_total",
            .counter,
            "Backups that could not be made since the start.",
            Int64(backups.failures)
        )
    }
}
