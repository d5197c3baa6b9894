public import Programmes

/// A finished report: each of its words and figures, and nothing of how it looks.
///
/// A pure value. Reports of equal content are equal, and each ``ReportFormat`` makes the same bytes
/// of them on every machine.
public struct Report: Equatable, Sendable {
    public let kind: ReportKind
    /// Danish or English; a report asked for in Thai is English.
    public let language: Language
    public let title: String
    /// Says that the report is an internal working paper.
    public let mark: String
    /// The days that count, both ends included.
    public let period: ClosedRange<Day>
    /// What the figures were counted from.
    public let origin: ReportOrigin
    /// The number of the case that the report belongs to.
    public let caseNumber: String?
    /// The number under which the report itself is filed.
    public let documentNumber: String?
    /// How the figures were made, a paragraph each.
    public let method: [String]
    /// One for each indicator that a figure in the report names, sorted by id.
    public let definitions: [ReportDefinition]
    public let sections: [ReportSection]

    /// Makes a report as it is.
    public init(
        kind: ReportKind,
        language: Language,
        title: String,
        mark: String,
        period: ClosedRange<Day>,
        origin: ReportOrigin,
        caseNumber: String?,
        documentNumber: String?,
        method: [String],
        definitions: [ReportDefinition],
        sections: [ReportSection]
    ) {
        self.kind = kind
        self.language = language
        self.title = title
        self.mark = mark
        self.period = period
        self.origin = origin
        self.caseNumber = caseNumber
        self.documentNumber = documentNumber
        self.method = method
        self.definitions = definitions
        self.sections = sections
    }
}

/// What the figures of a report were counted from.
public struct ReportOrigin: Equatable, Sendable {
    /// Id and version, `copenhagen@1`.
    public let programme: String
    /// The name of the cut; nil if none was stored.
    public let asOf: String?
    /// The only partner whose records were counted, by the name to be shown; nil for all.
    public let partner: String?
    /// How many of the records the server has not acknowledged; nil on the server.
    public let pendingIncluded: Int?
    /// How many records of the cut were erased since; nil for a new cut.
    public let erasedSince: Int?

    /// Makes an origin as it is.
    public init(
        programme: String,
        asOf: String?,
        partner: String?,
        pendingIncluded: Int?,
        erasedSince: Int?
    ) {
        self.programme = programme
        self.asOf = asOf
        self.partner = partner
        self.pendingIncluded = pendingIncluded
        self.erasedSince = erasedSince
    }
}

/// What a figure of the report means.
public struct ReportDefinition: Equatable, Sendable {
    /// The indicator's id.
    public let id: String
    public let label: String
    /// What one of it is: card, contact, visit, person.
    public let unit: String
    public let unitLabel: String
    /// From 1; figures of different definitions are never compared.
    public let version: Int
    /// What the figure covers and what not, in one sentence.
    public let covers: String?

    /// Makes a definition as it is.
    public init(
        id: String,
        label: String,
        unit: String,
        unitLabel: String,
        version: Int,
        covers: String?
    ) {
        self.id = id
        self.label = label
        self.unit = unit
        self.unitLabel = unitLabel
        self.version = version
        self.covers = covers
    }
}

/// A part of a report under a heading of its own.
public struct ReportSection: Equatable, Sendable {
    /// The same in every language.
    public let id: String
    public let title: String
    public let blocks: [ReportBlock]

    /// Makes a section as it is.
    public init(id: String, title: String, blocks: [ReportBlock]) {
        self.id = id
        self.title = title
        self.blocks = blocks
    }
}

/// What stands below one another in a section.
public enum ReportBlock: Equatable, Sendable {
    case paragraph([ReportRun])
    case table(ReportTable)
    case chart(ReportChart)
}

/// A piece of a paragraph.
///
/// Figures stand in sentences as cells, so that whoever hides a figure can hide it there too.
public enum ReportRun: Equatable, Sendable {
    case text(String)
    case cell(ReportCell)
}
