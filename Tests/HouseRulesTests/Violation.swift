import Testing

/// A broken rule: where, and what to do about it.
struct Violation: CustomStringConvertible {
    let path: String
    var line: Int?
    let advice: String

    var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return "\(place): \(advice)"
    }
}

/// Reports each violation as a failure of its own, so that all of them are seen at once.
func expectNone(_ violations: [Violation]) {
    for violation in violations {
        Issue.record("\(violation.description)")
    }
}
