import Programmes

extension Draft {
    /// On how many days each register was kept: no record and no zero-report is not zero.
    mutating func reporting() -> ReportSection? {
        guard let registers = programme.kind(named: "zero_report")?.field(named: "register"),
            let reports = records("zero_report")
        else { return nil }
        let period = request.period
        let inPeriod = reports.filter { period.contains($0.day) }
        var rows: [ReportRow] = []
        for register in registers.codeList?.codes ?? [] {
            guard let days = days(of: register.code) else { continue }
            let zeros = inPeriod.filter { $0.text("register") == register.code }
            let label = register.labels.text(in: request.language)
            rows += reportingRows(register.code, label, days, zeros)
        }
        guard !rows.isEmpty else { return nil }
        let table = ReportTable(
            id: "days-reported",
            caption: words.say(
                da: "Dage i perioden, efter register og partner",
                en: "Days of the period, by register and partner"
            ),
            columns: [
                ReportColumn("register", words.say(da: "Register", en: "Register")),
                ReportColumn("partner", words.say(da: "Partner", en: "Partner")),
                day("records", "Med registreringer", "With records"),
                day("zero", "Meldt nul", "Reported zero"),
                day("nothing", "Uden melding", "With nothing"),
            ],
            rows: rows,
            notes: [
                [
                    .text(
                        words.say(
                            da: "En dag uden melding er ikke nul: ingen ved, om der skete noget.",
                            en: "A day with nothing is not zero: nobody knows whether anything "
                                + "happened."
                        )
                    )
                ]
            ] + silentPartners(rows)
        )
        return section("days-reported", da: "Indberetning", en: "Reporting", [.table(table)])
    }

    private func day(_ id: String, _ danish: String, _ english: String) -> ReportColumn {
        ReportColumn(id, words.say(da: danish, en: english), isNumber: true, unit: "day")
    }

    /// A row for each partner that ever kept the register; one for all where none did.
    private func reportingRows(
        _ register: String,
        _ label: String,
        _ days: [String: Set<Day>],
        _ zeros: [ReportRecord]
    ) -> [ReportRow] {
        let length = Int64(request.to.daysSinceEpoch - request.from.daysSinceEpoch) + 1
        let zeroDays = Dictionary(grouping: zeros, by: \.partner).mapValues { Set($0.map(\.day)) }
        let partners = Set(days.keys).union(zeroDays.keys).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        guard !partners.isEmpty else {
            return [
                reportingRow(register, label, partner: nil, records: 0, zero: 0, of: length)
            ]
        }
        return partners.map { partner in
            let recorded = days[partner] ?? []
            // Who recorded something that day had no zero to report.
            let zero = (zeroDays[partner] ?? []).subtracting(recorded)
            return reportingRow(
                register,
                label,
                partner: partner,
                records: Int64(recorded.count),
                zero: Int64(zero.count),
                of: length
            )
        }
    }

    private func reportingRow(
        _ register: String,
        _ label: String,
        partner: String?,
        records: Int64,
        zero: Int64,
        of length: Int64
    ) -> ReportRow {
        ReportRow(
            id: "\(register)/\(partner ?? "-")",
            cells: [.text(label), .text(partner.map(name(ofPartner:)))]
                + [records, zero, length - records - zero].map { ReportCell(.number($0)) }
        )
    }

    /// Names the partners of which there is neither a record nor a zero-report.
    private func silentPartners(_ rows: [ReportRow]) -> [[ReportRun]] {
        let heard = Set(
            rows.map(\.id).compactMap { $0.split(separator: "/").last.map(String.init) }
        )
        let silent = request.partnerNames.keys.filter { id in
            request.partner.map { $0 == id } ?? true && !heard.contains(id)
        }
        guard !silent.isEmpty else { return [] }
        let names = silent.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map(name(ofPartner:)).joined(separator: ", ")
        return [
            [
                .text(
                    words.say(
                        da: "Hverken registreringer eller nulmeldinger fra: \(names).",
                        en: "Neither records nor zero-reports from: \(names)."
                    )
                )
            ]
        ]
    }

    /// What partners think of the scheme: how many remarks, never their words.
    mutating func remarks() -> ReportSection? {
        guard let kind = programme.kind(named: "remark"),
            let opinions = kind.field(named: "opinion")?.codeList,
            let subjects = kind.field(named: "subject")?.codeList,
            let records = records("remark")
        else { return nil }
        let remarks = records.filter { request.period.contains($0.day) }
        let rows = subjects.codes.compactMap { subject -> ReportRow? in
            let about = remarks.filter { $0.text("subject") == subject.code }
            guard !about.isEmpty else { return nil }
            return remarkRow(
                subject.code,
                subject.labels.text(in: request.language),
                about,
                opinions
            )
        }
        let total = remarkRow(
            "total",
            words.say(da: "I alt", en: "Total"),
            remarks,
            opinions,
            isTotal: true
        )
        let columns =
            [ReportColumn("subject", heading("subject", of: "remark"))]
            + opinions.codes.map { code in
                ReportColumn(
                    code.code,
                    code.labels.text(in: request.language),
                    isNumber: true,
                    unit: "remark"
                )
            }
        let table = ReportTable(
            id: "remarks",
            caption: words.say(da: "Bemærkninger efter holdning", en: "Remarks by opinion"),
            columns: columns,
            rows: rows + [total]
        )
        return section("remarks", da: "Partnernes bemærkninger", en: "Remarks", [.table(table)])
    }

    private func remarkRow(
        _ id: String,
        _ label: String,
        _ remarks: [ReportRecord],
        _ opinions: CodeList,
        isTotal: Bool = false
    ) -> ReportRow {
        let cells = opinions.codes.map { code in
            let count = Int64(remarks.count { $0.text("opinion") == code.code })
            return ReportCell(.number(count), base: count)
        }
        return ReportRow(id: id, cells: [.text(label)] + cells, isTotal: isTotal)
    }
}
