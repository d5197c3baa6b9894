import Programmes

extension Draft {
    /// Who is in the network, and what it met for.
    mutating func network() -> [ReportSection] {
        [members(), gatherings()].compactMap(\.self)
    }

    private mutating func members() -> ReportSection? {
        guard let kind = programme.kind(named: "member"), let members = records("member") else {
            return nil
        }
        let groups = ["role", "organisation"].filter { kind.field(named: $0) != nil }
        var found: [ReportBlock] = []
        for grouping in [groups, Array(groups.prefix(1))] where !grouping.isEmpty {
            let name = grouping.joined(separator: "-and-")
            guard !found.contains(where: { $0.tableID == "members-by-\(name)" }) else { continue }
            found.append(.table(table(of: members, by: grouping, id: "members-by-\(name)")))
        }
        return section("members", da: "Medlemmer", en: "Members", found)
    }

    private func table(of members: [ReportRecord], by fields: [String], id: String) -> ReportTable {
        let codes = fields.map { field in
            programme.kind(named: "member")?.field(named: field)?.codeList?.codes.map(\.code) ?? []
        }
        let groups = Dictionary(grouping: members) { member in fields.map(member.text) }
        func places(_ key: [String?]) -> [Int] {
            zip(key, codes).map { code, codes in
                code.flatMap { codes.firstIndex(of: $0) } ?? codes.count
            }
        }
        let keys = groups.keys.sorted { places($0).lexicographicallyPrecedes(places($1)) }
        var rows = keys.map { key in
            let labels = zip(fields, key).map { field, code in
                ReportCell.text(self.label(code, field, of: "member"))
            }
            return ReportRow(
                id: key.map { $0 ?? "-" }.joined(separator: "/"),
                cells: labels + counts(of: groups[key] ?? [])
            )
        }
        let padding = Array(repeating: ReportCell.text(""), count: fields.count - 1)
        let label = ReportCell.text(words.say(da: "I alt", en: "Total"))
        rows.append(
            ReportRow(id: "total", cells: [label] + padding + counts(of: members), isTotal: true)
        )
        let last = request.language.text(request.to)
        func number(_ id: String, _ danish: String, _ english: String) -> ReportColumn {
            ReportColumn(id, words.say(da: danish, en: english), isNumber: true, unit: "member")
        }
        return ReportTable(
            id: id,
            caption: words.say(
                da: "Medlemmer efter "
                    + fields.map { heading($0, of: "member").lowercased() }.joined(
                        separator: " og "
                    ),
                en: "Members by "
                    + fields.map { heading($0, of: "member").lowercased() }.joined(
                        separator: " and "
                    )
            ),
            columns: fields.map { ReportColumn($0, heading($0, of: "member")) } + [
                number("in_force", "Medlemmer \(last)", "Members \(last)"),
                number("joined", "Kommet til", "Joined"), number("left", "Udtrådt", "Left"),
            ],
            rows: rows
        )
    }

    /// In force on the last day, joined in the period, left in it.
    private func counts(of members: [ReportRecord]) -> [ReportCell] {
        let inForce = members.count { member in
            member.date("ended").map { $0 > request.to } ?? true
        }
        let joined = members.count { request.period.contains($0.day) }
        let left = members.count { member in
            member.date("ended").map(request.period.contains) ?? false
        }
        return [inForce, joined, left].map { ReportCell(.number(Int64($0)), base: Int64($0)) }
    }

    private mutating func gatherings() -> ReportSection? {
        guard programme.kind(named: "meeting") != nil, let records = records("meeting") else {
            return nil
        }
        let meetings = records.filter { request.period.contains($0.day) }
        var found: [ReportBlock] = [.table(meetingTable(meetings))]
        found += blocks(
            Grid(
                id: "meetings-by-form",
                caption: words.say(da: "Møder efter form", en: "Meetings by form"),
                indicators: ["meetings", "registrations", "attendance"],
                by: ["form"]
            )
        )
        return section("meetings", da: "Møder og temadage", en: "Meetings and theme days", found)
    }

    private func meetingTable(_ meetings: [ReportRecord]) -> ReportTable {
        var rows = meetings.map { meeting in
            let text = [
                self.label(meeting.text("form"), "form", of: "meeting"), meeting.text("topic"),
            ]
            let cells = numbers(of: [meeting])
            return ReportRow(
                id: meeting.id,
                cells: [
                    ReportCell(.day(meeting.day)),
                    .text(text.compactMap(\.self).joined(separator: ": ")),
                ] + cells
            )
        }
        let label = ReportCell.text(words.say(da: "I alt", en: "Total"))
        rows.append(
            ReportRow(
                id: "total",
                cells: [label, .text("")] + numbers(of: meetings),
                isTotal: true
            )
        )
        func number(_ id: String, _ danish: String, _ english: String, _ unit: String?)
            -> ReportColumn
        {
            ReportColumn(id, words.say(da: danish, en: english), isNumber: true, unit: unit)
        }
        return ReportTable(
            id: "meetings",
            caption: words.say(
                da: "Møder og temadage: pladser, tilmeldte og fremmødte",
                en: "Meetings and theme days: places, registered and attended"
            ),
            columns: [
                ReportColumn("date", words.say(da: "Dag", en: "Day")),
                ReportColumn("form", words.say(da: "Møde", en: "Meeting")),
                number("capacity", "Pladser", "Places", "place"),
                number("registered", "Tilmeldte", "Registered", "registration"),
                number("filled", "Fyldt", "Filled", "registration"),
                number("attended", "Fremmødte", "Attended", "encounter"),
                number("showed_up", "Af de tilmeldte", "Of those registered", "encounter"),
                number("new_members", "Nye medlemmer", "New members", "member"),
            ],
            rows: rows,
            notes: [
                [
                    .text(
                        words.say(
                            da: "Andele er kun regnet af møder, hvor begge tal er oplyst.",
                            en: "Shares are computed only of meetings that state both numbers."
                        )
                    )
                ]
            ]
        )
    }

    private func numbers(of meetings: [ReportRecord]) -> [ReportCell] {
        [
            sum("capacity", meetings), sum("registered", meetings),
            share("registered", "capacity", meetings), sum("attended", meetings),
            share("attended", "registered", meetings), sum("new_members", meetings),
        ]
    }

    /// The sum over those that state the number; its base is what was counted: people, places.
    private func sum(_ field: String, _ meetings: [ReportRecord]) -> ReportCell {
        let stated = meetings.compactMap { $0.integer(field) }
        guard !stated.isEmpty || meetings.isEmpty else { return ReportCell(.notStated) }
        let sum = Int64(clamping: stated.reduce(Int128(0)) { $0 + Int128($1) })
        return ReportCell(.number(sum), base: sum)
    }

    private func share(_ field: String, _ whole: String, _ meetings: [ReportRecord]) -> ReportCell {
        let both = meetings.filter { $0.integer(field) != nil && $0.integer(whole) != nil }
        guard !both.isEmpty, case .number(let part) = sum(field, both).value,
            case .number(let total) = sum(whole, both).value
        else { return ReportCell(.notStated) }
        return ReportCell(.share(part, of: total), base: part)
    }
}

extension ReportBlock {
    fileprivate var tableID: String? {
        guard case .table(let table) = self else { return nil }
        return table.id
    }
}
