/// A run of bytes that are all chance, as ids and tags are, or all not.
///
/// Columns put chance side by side, and no compressor can shorten it: a third of a packed page, and a quarter of
/// the time that it takes to compress one.
struct ChanceRun: Equatable {
    var bytes: Range<Int>
    let isChance: Bool

    /// What is judged as one; a rest that is shorter counts as no chance.
    ///
    /// Bytes.
    static let blockBytes = 1024
    /// A first look, which rules most blocks out.
    private static let sampleBytes = 256

    /// All runs of a body, in their order.
    static func all(in body: UnsafeRawBufferPointer) -> [ChanceRun] {
        var runs: [ChanceRun] = []
        for start in stride(from: 0, to: body.count, by: blockBytes) {
            let block = start..<min(start + blockBytes, body.count)
            let isChance = block.count == blockBytes && isChance(body, block)
            if let last = runs.indices.last, runs[last].isChance == isChance {
                runs[last].bytes = runs[last].bytes.lowerBound..<block.upperBound
            } else {
                runs.append(ChanceRun(bytes: block, isChance: isChance))
            }
        }
        return runs
    }

    private static func isChance(_ body: UnsafeRawBufferPointer, _ block: Range<Int>) -> Bool {
        isEven(body, block.prefix(sampleBytes)) && isEven(body, block)
    }

    /// Whether pairs of equal bytes are at most two fifths more than chance makes, which is one in 256.
    ///
    /// So many more has a column of ids, whose version is the same in each: its Huffman code costs what it saves.
    private static func isEven(_ body: UnsafeRawBufferPointer, _ block: Range<Int>) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 256) { counts in
            counts.initialize(repeating: 0)
            // Each byte makes a pair with each equal one before it.
            var pairs = 0
            for place in block {
                let byte = Int(body[place])
                pairs += Int(counts[byte])
                counts[byte] += 1
            }
            let expected = block.count * (block.count - 1) / 2 / 256
            return pairs * 5 <= expected * 7
        }
    }
}
