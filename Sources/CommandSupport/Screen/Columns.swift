/// Short texts side by side, read downwards, in as many columns as fit; alone they are never cut.
func columns(_ items: [String], width: Int) -> [String] {
    let gap = 2
    let cell = (items.map(displayWidth).max() ?? 0) + gap
    let count = max(1, min(items.count, (width + gap) / max(1, cell)))
    let height = (items.count + count - 1) / count
    return (0..<height).map { row in
        let cells = stride(from: row, to: items.count, by: height).map { items[$0] }
        return cells.dropLast().map { padded($0, to: cell) }.joined() + (cells.last ?? "")
    }
}

/// The text with spaces behind it until it takes `width` cells.
func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}

/// Texts on lines of at most `width` cells, joined by `separator`; a longer one has its own line.
public func wrapped(_ items: [String], separator: String, width: Int) -> [String] {
    var lines: [String] = []
    for item in items {
        guard let last = lines.last,
            displayWidth(last + separator + item) <= width
        else {
            lines.append(item)
            continue
        }
        lines[lines.count - 1] = last + separator + item
    }
    return lines
}

/// A sentence on lines of at most `width` cells, broken between words.
///
/// All begin as far in as the sentence, and those after the first two cells further; a word that is
/// longer has its own line.
public func wrapped(_ sentence: String, width: Int?) -> [String] {
    guard let width, displayWidth(sentence) > width else { return [sentence] }
    let start = String(sentence.prefix { $0 == " " })
    let words = sentence.split(separator: " ").map(String.init)
    let lines = wrapped(words, separator: " ", width: width - start.count - hangingIndent.count)
    return lines.prefix(1).map { start + $0 }
        + lines.dropFirst().map { start + hangingIndent + $0 }
}

private let hangingIndent = "  "
