public import Programmes

extension Report {
    /// Reads what ``json`` wrote.
    public init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "report")
        guard let kind = ReportKind(rawValue: try members.string("report")),
            let language = Language(rawValue: try members.string("language"))
        else { throw ReportFormatError("report") }
        let period = try JSONMembers(members.value("period"), at: "period")
        let (from, to) = (try period.day("from"), try period.day("to"))
        guard from <= to else { throw ReportFormatError("period") }
        self.init(
            kind: kind,
            language: language,
            title: try members.string("title"),
            mark: try members.string("mark"),
            period: from...to,
            origin: ReportOrigin(
                programme: try members.string("programme"),
                asOf: try members.optionalString("as_of"),
                partner: try members.optionalString("partner"),
                pendingIncluded: try members.optionalInteger("pending_included").map(Int.init),
                erasedSince: try members.optionalInteger("erased_since").map(Int.init)
            ),
            caseNumber: try members.optionalString("case_number"),
            documentNumber: try members.optionalString("document_number"),
            method: try members.strings("method"),
            definitions: try members.array("definitions", ReportDefinition.init),
            sections: try members.array("sections", ReportSection.init)
        )
    }
}

extension ReportDefinition {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "definitions")
        self.init(
            id: try members.string("id"),
            label: try members.string("label"),
            unit: try members.string("unit"),
            unitLabel: try members.string("unit_label"),
            version: Int(try members.integer("definition")),
            covers: try members.optionalString("covers")
        )
    }
}

extension ReportSection {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "sections")
        self.init(
            id: try members.string("id"),
            title: try members.string("title"),
            blocks: try members.array("blocks", ReportBlock.init)
        )
    }
}

extension ReportBlock {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "blocks")
        if members.has("paragraph") {
            self = .paragraph(try members.array("paragraph", ReportRun.init))
        } else if members.has("table") {
            self = .table(try ReportTable(json: members.value("table")))
        } else {
            self = .chart(try ReportChart(json: members.value("chart")))
        }
    }
}

extension ReportTable {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "table")
        let columns = try members.array("columns", ReportColumn.init)
        let rows = try members.array("rows") { (row) throws(ReportFormatError) in
            try ReportRow(json: row, columns: columns)
        }
        self.init(
            id: try members.string("id"),
            caption: try members.string("caption"),
            columns: columns,
            rows: rows,
            notes: try members.array("notes") { (note) throws(ReportFormatError) in
                try JSONMembers.elements(note, at: "notes", ReportRun.init)
            }
        )
    }
}

extension ReportColumn {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "columns")
        self.init(
            try members.string("id"),
            try members.string("title"),
            isNumber: try members.bool("number"),
            unit: try members.optionalString("unit")
        )
    }
}

extension ReportRow {
    fileprivate init(json: JSONValue, columns: [ReportColumn]) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "rows")
        let named = try JSONMembers(members.value("cells"), at: "cells")
        var cells: [ReportCell] = []
        for column in columns { cells.append(try ReportCell(json: named.value(column.id))) }
        self.init(
            id: try members.string("id"),
            cells: cells,
            isTotal: try members.bool("total")
        )
    }
}

extension ReportChart {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "chart")
        guard let form = Form(rawValue: try members.string("form")) else {
            throw ReportFormatError("chart.form")
        }
        self.init(
            form: form,
            title: try members.string("title"),
            table: try members.string("table"),
            columns: try members.strings("columns")
        )
    }
}

extension ReportRun {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        if case .string(let text) = json {
            self = .text(text)
        } else {
            self = .cell(try ReportCell(json: json))
        }
    }
}

extension ReportCell {
    /// Reads what ``json`` wrote.
    init(json: JSONValue) throws(ReportFormatError) {
        let members = try JSONMembers(json, at: "cell")
        let figure =
            members.has("indicator")
            ? ReportFigure(
                indicator: try members.string("indicator"),
                from: try members.day("from"),
                to: try members.day("to")
            ) : nil
        let base = members.has("base") ? try members.integer("base") : nil
        self.init(try ReportValue(members), base: base, figure: figure)
    }
}

extension ReportValue {
    fileprivate init(_ members: JSONMembers) throws(ReportFormatError) {
        switch try members.string("type") {
        case "not_stated": self = .notStated
        case "text": self = .text(try members.string("value"))
        case "day": self = .day(try members.day("value"))
        case "number": self = .number(try members.integer("value"))
        case "change": self = .change(try members.integer("value"))
        case "bounds": self = .bounds(try members.ends("min", "max"))
        case "share_between":
            let whole = try members.ends("whole_min", "whole_max")
            self = .shareBetween(try members.ends("min", "max"), of: whole)
        case "share":
            self = .share(try members.integer("value"), of: try members.integer("whole"))
        case "relative_change":
            self = .relativeChange(try members.integer("value"), of: try members.integer("whole"))
        default: throw ReportFormatError("cell.type")
        }
    }
}
