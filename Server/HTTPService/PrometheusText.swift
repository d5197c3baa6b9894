/// Figures in Prometheus' text format.
///
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/
struct PrometheusText {
    typealias Labels = [(name: String, value: String)]

    enum Kind: String {
        case counter, gauge, histogram
    }

    private(set) var text = ""

    /// One figure without labels.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Int64) {
        add(name, kind, help, [([], Double(value))])
    }

    mutating func add(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ values: [(labels: Labels, value: Double)]
    ) {
        head(name, kind, help)
        for (labels, value) in values { line(name, labels, value) }
    }

    mutating func add(
        _ name: String,
        _ help: String,
        _ histograms: [(labels: Labels, value: DurationHistogram)]
    ) {
        head(name, .histogram, help)
        for (labels, histogram) in histograms {
            var below: Int64 = 0
            let ends = DurationHistogram.bounds.map(number) + ["+Inf"]
            for (end, count) in zip(ends, histogram.buckets) {
                below += count
                line(name + "_bucket", labels + [("le", end)], Double(below))
            }
            line(name + "_sum", labels, histogram.sum)
            line(name + "_count", labels, Double(below))
        }
    }

    private mutating func head(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP brobyggerd_\(name) \(help)\n# TYPE brobyggerd_\(name) \(kind.rawValue)\n"
    }

    private mutating func line(_ name: String, _ labels: Labels, _ value: Double) {
        let pairs = labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ",")
        text += "brobyggerd_\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(number(value))\n"
    }

    private func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    private func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
