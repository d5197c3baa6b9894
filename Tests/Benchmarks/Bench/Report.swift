import Foundation

/// One measured figure.
struct Figure: Codable {
    /// Which job of the benchmark, B1 to B12.
    let job: String
    /// How many records.
    let records: Int
    let what: String
    let value: Double
    let unit: String
    /// What the machine needs for the same bytes without us, in the same unit and the same run.
    var limit: Double?
    /// What we promised.
    var bar: String?

    /// The limit's share: 1 is as fast as the machine.
    var ratio: Double? { limit.map { $0 / value } }
}

/// All figures of a run: a table as they come, JSON at the end.
final class Report {
    private(set) var figures: [Figure] = []

    func add(
        _ job: String,
        _ records: Int,
        _ what: String,
        _ value: Double,
        _ unit: String,
        limit: Double? = nil,
        bar: String? = nil
    ) {
        let figure = Figure(
            job: job,
            records: records,
            what: what,
            value: value,
            unit: unit,
            limit: limit,
            bar: bar
        )
        figures.append(figure)
        print(line(figure))
        fflush(nil)
    }

    func printHead() {
        print(row(["job", "records", "what", "value", "", "limit", "ratio", "bar"]))
    }

    private func line(_ figure: Figure) -> String {
        row([
            figure.job, "\(figure.records)", figure.what, number(figure.value), figure.unit,
            figure.limit.map(number) ?? "", figure.ratio.map { number($0) } ?? "",
            figure.bar ?? "",
        ])
    }

    private func row(_ cells: [String]) -> String {
        let widths = [4, 8, 44, 10, 8, 10, 6, 0]
        return zip(cells, widths).enumerated().map { place, pair in
            let (cell, width) = pair
            let space = String(repeating: " ", count: max(0, width - cell.count))
            return [1, 3, 5, 6].contains(place) ? space + cell : cell + space
        }.joined(separator: " ")
    }

    private func number(_ value: Double) -> String {
        switch abs(value) {
        case 0: "0"
        case ..<0.001: String(format: "%.6f", value)
        case ..<1: String(format: "%.4f", value)
        case ..<100: String(format: "%.2f", value)
        default: String(format: "%.0f", value)
        }
    }

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(figures)
    }
}

/// Seconds that a piece of work took by the wall clock.
func elapsed(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return (ContinuousClock.now - start) / .seconds(1)
}

/// The value that so many of a hundred don't exceed.
func percentile(_ percent: Int, of values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
}
