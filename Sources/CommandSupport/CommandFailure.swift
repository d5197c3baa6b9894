public import Counting
public import Programmes

/// Why a command did not do what was asked, ready to be told to a person or a program.
///
/// Thrown out of `run()`; ``runCommand(_:)`` prints it and ends the process with `status`.
public struct CommandFailure: Error, Equatable, Sendable {
    public let status: ExitStatus
    /// The reason in snake_case, for programs.
    public let code: String
    /// One sentence for a person, in their language: what happened and what to do.
    public let message: String
    /// The field or option that is refused, if it is one.
    public let field: String?
    /// The line of the file that is refused, from 1, if it is one.
    public let line: Int?
    /// What could be had instead, for programs; nil for failures that offer nothing by nature.
    public let offer: JSONValue?

    /// Makes a failure as it is.
    public init(
        _ status: ExitStatus,
        code: String,
        message: String,
        field: String? = nil,
        line: Int? = nil,
        offer: JSONValue? = nil
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.line = line
        self.offer = offer
    }

    /// A refused entry; `line` says where in the file it stands if it was imported.
    ///
    /// - Parameter isEntry: Whether something was to be saved.
    public init(
        _ error: EntryError,
        in language: Language,
        line: Int? = nil,
        isEntry: Bool = true
    ) {
        self.init(
            .refused,
            code: error.code.rawValue,
            message: error.message(in: language, isEntry: isEntry),
            field: error.field,
            line: line
        )
    }

    /// A refused query.
    public init(_ error: CountError, in language: Language) {
        self.init(
            .refused,
            code: error.code.rawValue,
            message: error.message(in: language),
            field: error.field
        )
    }

    /// A refused file.
    public init(_ error: CSVError, in language: Language) {
        self.init(
            .refused,
            code: error.code.rawValue,
            message: error.message(in: language),
            line: error.line
        )
    }

    /// A refused programme, with all that is wrong in it; the line is the first problem's.
    public init(_ error: ProgrammeError, in language: Language) {
        self.init(
            .refused,
            code: "invalid_programme",
            message: error.message(in: language),
            line: error.problems.first { $0.line > 0 }?.line
        )
    }

    /// Whatever no command foresaw.
    init(unforeseen error: any Error, in language: Language) {
        let reason = "\(error)"
        self.init(
            .failed,
            code: "internal",
            message: language.choose(
                da: "Noget gik galt, men dine lokale data er i god behold. (\(reason))",
                en: "Something went wrong, but your local data is safe. (\(reason))",
                th: "มีบางอย่างผิดพลาด แต่ข้อมูลในเครื่องของคุณยังปลอดภัย (\(reason))"
            )
        )
    }

    /// The failure as one line of JSON.
    public var json: JSONValue {
        let members: [(String, JSONValue)] = [
            ("error", .string(code)), ("message", .string(message)),
            ("field", field.map(JSONValue.string) ?? .null),
            ("line", line.map { .integer(Int64($0)) } ?? .null),
        ]
        return .object(members + (offer.map { [("offer", $0)] } ?? []))
    }

    /// The failure as one sentence, after the line it is about.
    public func sentence(in language: Language) -> String {
        guard let line else { return message }
        return language.choose(da: "Linje \(line): ", en: "Line \(line): ", th: "บรรทัดที่ \(line): ")
            + message
    }
}

extension CommandFailure: CustomStringConvertible {
    /// The message alone, for ArgumentParser and for logs.
    public var description: String { message }
}
