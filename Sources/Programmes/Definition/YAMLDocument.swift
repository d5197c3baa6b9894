internal import Yams

/// A YAML text as a tree of nodes, read without trusting it.
///
/// The parser itself stops at a thousand levels of nesting. Anchors are refused before it runs: with
/// them a short file stands for an endless one (the "billion laughs" attack).
struct YAMLDocument {
    /// Bytes of a file, at most; a larger one is no programme.
    static let bytesMax = 1 << 20
    private static let mebibyte = 1 << 20

    /// Reads the only document of the text.
    static func root(of text: String, problems: inout Problems) -> Node? {
        guard text.utf8.count <= bytesMax else {
            problems.report(0, Fault.tooLarge(mebibytes: bytesMax / mebibyte))
            return nil
        }
        let anchors = anchorLines(in: text)
        guard anchors.isEmpty else {
            for line in anchors { problems.report(line, Fault.anchor) }
            return nil
        }
        do {
            // Without rules for tags, which are expressions run on every key and never needed here.
            if let root = try compose(yaml: text, .basic) { return root }
            problems.report(1, Fault.empty)
        } catch let error as YamlError {
            problems.report(line(of: error, in: text), fault(of: error))
        } catch {
            problems.report(0, Fault.unreadable("\(error)"))
        }
        return nil
    }

    /// The lines on which an anchor or an alias could stand; a comment of its own line holds none.
    ///
    /// Also finds what looks like one inside a text: to know better, it would have to be parsed first.
    private static func anchorLines(in text: String) -> [Int] {
        // As a rule neither sign stands anywhere, and no line has to be looked at.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") })
        else { return [] }
        var lines: [Int] = []
        var number = 1
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            if !isComment(line), hasAnchor(line) { lines.append(number) }
            number += 1
        }
        return lines
    }

    /// Other line breaks of YAML than "\n" would end the comment.
    private static func isComment(_ line: Substring.UnicodeScalarView) -> Bool {
        let line = line.last == "\r" ? line.dropLast() : line
        return line.first { $0 != " " } == "#"
            && line.allSatisfy { $0 == "\t" || !Character($0).isNewline }
    }

    private static func hasAnchor(_ line: Substring.UnicodeScalarView) -> Bool {
        var before: Unicode.Scalar = " "
        var sign: Unicode.Scalar?
        for scalar in line {
            if sign != nil, isAnchorName(scalar) { return true }
            let isSign = scalar == "&" || scalar == "*"
            sign = isSign && !before.properties.isAlphabetic && !isDigit(before) ? scalar : nil
            before = scalar
        }
        return false
    }

    /// The letters that libyaml takes for a name (`IS_ALPHA`).
    private static func isAnchorName(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            || scalar == "_" || scalar == "-"
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func line(of error: YamlError, in text: String) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            mark.line
        case .duplicatedKeysInMapping(let keys, let context):
            secondLine(of: keys.first ?? "", after: context.mark, in: text)
        case .reader(_, let offset?, _, let text):
            1 + text.prefix(offset).count(where: \.isNewline)
        default: 0
        }
    }

    /// The parser tells where a double key stands first; it stands again at the same indentation.
    private static func secondLine(of key: String, after mark: Mark, in text: String) -> Int {
        let start = String(repeating: " ", count: mark.column - 1) + key + ":"
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let second = lines.indices.dropFirst(mark.line).first { lines[$0].hasPrefix(start) }
        return second.map { $0 + 1 } ?? mark.line
    }

    private static func fault(of error: YamlError) -> Labels {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
            .composer(_, let problem, _, _), .reader(let problem, _, _, _):
            problem.contains("nesting") ? Fault.tooDeep : Fault.unreadable(problem)
        case .duplicatedKeysInMapping(let keys, _): Fault.doubleKey(keys.joined(separator: ", "))
        default: Fault.unreadable("YAML")
        }
    }
}

/// The problems met so far.
struct Problems {
    /// Whoever has mended so many reads the rest anew.
    private static let most = 100

    private(set) var all: [ProgrammeError.Problem] = []

    mutating func report(_ line: Int, _ text: Labels) {
        guard all.count < Self.most else { return }
        all.append(ProgrammeError.Problem(line: line, text: text))
    }
}
