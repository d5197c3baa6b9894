public import Programmes

/// Shares, ends and parts of the calendar as people read them on a screen.
extension Language {
    /// As `24 % (76 of 315)`; a share of nothing is `– (0 of 0)`.
    public func text(_ share: Share) -> String {
        let percent = share.percent.map { "\(text($0)) %" } ?? "–"
        return "\(percent) (\(text(share.part, of: share.whole)))"
    }

    /// As `12–20`.
    public func text(_ ends: ClosedRange<Int64>) -> String {
        let (least, most) = (text(ends.lowerBound), text(ends.upperBound))
        return least == most ? most : "\(least)–\(most)"
    }

    /// A number of a count with all that it needs beside it: its whole, or its ends.
    ///
    /// Where only ends are known there is no percentage, for nobody knows it.
    public func text(
        _ value: Int64,
        whole: Int64?,
        bounds: ClosedRange<Int64>?,
        wholeBounds: ClosedRange<Int64>? = nil
    ) -> String {
        guard let whole else { return text(bounds ?? value...value) }
        guard bounds != nil || wholeBounds != nil else {
            return text(Share(part: value, whole: whole))
        }
        let part = text(bounds ?? value...value)
        return joined(part, text(wholeBounds ?? whole...whole))
    }

    /// A key of `by` month, quarter or year: `mar. 2016`, `Q1 2016`, `2016`; others as they are.
    public func text(_ key: String, of unit: CalendarUnit) -> String {
        guard let year = Int(key.prefix("2016".count)) else { return key }
        let shownYear = text(year: year)
        let rest = key.dropFirst("2016-".count)
        switch unit {
        case .year: return shownYear
        case .quarter:
            let number = rest.dropFirst()
            return choose(
                da: "\(number). kvartal \(shownYear)",
                en: "Q\(number) \(shownYear)",
                th: "ไตรมาส \(number) \(shownYear)"
            )
        case .month:
            guard let number = Int(rest) else { return key }
            return "\(name(ofMonth: number)) \(shownYear)"
        }
    }

    private func text(_ part: Int64, of whole: Int64) -> String {
        joined(text(part), text(whole))
    }

    private func joined(_ part: String, _ whole: String) -> String {
        choose(da: "\(part) af \(whole)", en: "\(part) of \(whole)", th: "\(part) จาก \(whole)")
    }
}
