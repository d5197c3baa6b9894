public import Programmes

/// The totals of a record that is counted key by key, and the way back.
public struct TallyBoard: Sendable {
    private let keys: TallyKeys
    private let language: Language
    /// One for each tally, in their order.
    public private(set) var totals: [Int64]
    /// What was counted one by one and can be undone, the last one at the end.
    private var trail: [Int] = []
    private var last = ""

    /// A board with nothing on it.
    public init(_ keys: TallyKeys, in language: Language) {
        self.keys = keys
        self.language = language
        totals = keys.fields.map { _ in 0 }
    }

    /// Takes up what this device counted before: steps of one tally each, oldest first.
    ///
    /// A step of more than one was no keypress and can't be undone here, nor what came before it.
    public mutating func resume(totals: [Int64], steps: [[Int: Int64]]) {
        self.totals = totals
        trail = []
        last = ""
        for step in steps {
            guard step.count == 1, let (field, amount) = step.first,
                let index = keys.fields.firstIndex(where: { $0.id == field })
            else {
                trail = []
                continue
            }
            if amount == 1 {
                trail.append(index)
            } else if amount == -1, trail.last == index {
                trail.removeLast()
            } else {
                trail = []
            }
        }
    }

    /// What an undo would take back, by its place; nil if there is nothing.
    public var undoable: Int? { trail.last }

    /// Shows a step that is durable by now.
    public mutating func record(_ index: Int, by amount: Int64, totals: [Int64]) {
        self.totals = totals
        if amount > 0 { trail.append(index) } else { trail.removeLast() }
        last = "\(amount > 0 ? "+" : "−")1 \(label(index))"
    }

    /// The totals on one line of at most `width` cells, and what the last key did.
    public func line(width: Int) -> String {
        let sum = totals.reduce(0, &+)
        let all = language.choose(da: "i alt", en: "total", th: "รวม")
        let items =
            totals.indices.map { "\(label($0)) \(language.text(totals[$0]))" }
            + ["\(all) \(language.text(sum))"]
        let line = items.joined(separator: " · ") + (last.isEmpty ? "" : "   \(last)")
        return shortened(line, to: width)
    }

    private func label(_ index: Int) -> String {
        onOneLine(keys.fields[index].labels.text(in: language))
    }
}
