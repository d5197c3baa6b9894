/// How many cells of a terminal a text takes up.
///
/// Marks that stand above or below a letter, as Thai vowels and tones do, take none; Chinese,
/// Japanese and Korean signs and emoji take two (Unicode Standard Annex 11).
func displayWidth(_ text: String) -> Int {
    var count = 0
    for scalar in text.unicodeScalars {
        // Latin letters stand alone, and most texts hold nothing else.
        guard (0x20..<0x7F).contains(scalar.value) || (0xAE..<0x300).contains(scalar.value) else {
            return text.reduce(0) { $0 + displayWidth($1) }
        }
        count += 1
    }
    return count
}

/// A character that starts wide is two cells whatever is joined to it: a flag, a family.
private func displayWidth(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first, !isWide(first) else { return 2 }
    // Thai sara am is joined to the letter before it and yet has a cell of its own.
    return character.unicodeScalars.count { !isZeroWidth($0) }
}

private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return wideRanges.contains { $0.contains(scalar.value) }
}

/// The blocks of Annex 11 whose signs are wide, coarsely: none of them holds narrow letters.
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1FAFF, 0x20000...0x3FFFD,
]

/// The text in at most `width` cells; what is cut off leaves a `…` behind.
func shortened(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var shortened = ""
    var used = 1
    for character in text {
        used += displayWidth(character)
        guard used <= width else { break }
        shortened.append(character)
    }
    return shortened + "…"
}
