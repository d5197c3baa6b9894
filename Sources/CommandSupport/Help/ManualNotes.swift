public import ArgumentParser

/// What a manual page says beside the commands and options, which it takes from themselves.
public struct ManualNotes {
    /// The section of the manual: 1 for everybody's commands, 8 for administrators'.
    public let section: Int
    /// What the program is for, in paragraphs.
    public let description: [String]
    /// Variables of the environment and what each does.
    public let environment: [(name: String, text: String)]
    /// Files and folders and what each holds.
    public let files: [(name: String, text: String)]
    /// Other pages, as `name(section)`.
    public let seeAlso: [String]

    /// Makes notes as they are.
    public init(
        section: Int,
        description: [String],
        environment: [(name: String, text: String)],
        files: [(name: String, text: String)],
        seeAlso: [String]
    ) {
        self.section = section
        self.description = description
        self.environment = environment
        self.files = files
        self.seeAlso = seeAlso
    }
}

/// A program that has a manual page: `PROGRAM --generate-manual` prints it.
public protocol ManualProgram: AsyncParsableCommand {
    /// In the language of the help, like everything about a command.
    static var manual: ManualNotes { get }
}

extension ManualNotes {
    /// What the variables of the locale do in both programs.
    public static var locale: String {
        .localized(
            da:
                "Sproget, hvis --lang ikke er skrevet: engelsk og thai efter systemets sprog, ellers dansk. "
                + "Den første, der er sat, gælder.",
            en:
                "The language, unless --lang is given: English and Thai by the locale, else Danish. "
                + "The first that is set counts.",
            th: "ภาษา หากไม่ได้เขียน --lang: อังกฤษและไทยตาม locale นอกนั้นเป็นเดนมาร์ก "
                + "ใช้ตัวแปรแรกที่ตั้งไว้"
        )
    }
}
