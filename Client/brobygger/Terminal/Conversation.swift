import CommandSupport
import Glibc
import Programmes

/// Questions and answers with the person at the terminal; everything is said on standard error, so
/// that standard output stays the result.
struct Conversation {
    let language: Language
    let ink = Ink.on(STDERR_FILENO)
    private let input = TerminalInput(watching: [SIGINT])

    /// Whether somebody is there to answer.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    var width: Int { terminalWidth(of: STDERR_FILENO) ?? 80 }

    func say(_ text: String) {
        writeText(text + "\n", to: STDERR_FILENO)
    }

    /// The line that was typed behind a prompt.
    ///
    /// A line that is not UTF-8 is asked for again: it would be kept garbled.
    ///
    /// - Throws: ``Interruption`` for Ctrl-C, Ctrl-D or a terminal that is gone.
    func ask(_ prompt: String) throws(Interruption) -> String {
        while true {
            writeText(prompt, to: STDERR_FILENO)
            do {
                if let line = try input.nextLine().get() { return line }
            } catch {
                say("")
                throw error
            }
            say("  " + unreadable)
        }
    }

    /// Asks until the answer is yes or no.
    func confirm(_ question: String) throws(Interruption) -> Bool {
        let answers = YesNo(in: language)
        while true {
            if let answer = answers.read(try ask("\(question) \(answers.hint) > ")) {
                return answer
            }
        }
    }

    /// Asks until one of the choices is meant.
    func choose(_ question: String, among list: ChoiceList) throws(Interruption) -> Choice? {
        var menu = ChoiceMenu(question, list, in: language)
        while true {
            switch menu.read(try ask(menu.prompt(width: width, ink: ink))) {
            case .chosen(let choice): return choice
            case .cancelled: return nil
            case .again: break
            }
        }
    }

    /// Goes through a form; `keep` hears of every change.
    func fill(_ form: Form, keep: ([String]) throws -> Void) throws -> Form {
        var form = form
        say(form.opening(ink: ink))
        while form.step != .done, form.step != .cancelled {
            let before = form.words
            let isText = form.asksForText
            let line = try ask(form.prompt(width: width, ink: ink))
            // The rest of a paste would answer the questions that follow.
            let isCut = isText && input.dropBurst()
            for sentence in form.answer(line) + (isCut ? [onlyFirstLine] : []) {
                say("  " + sentence)
            }
            if form.words != before { try keep(form.words) }
        }
        return form
    }

    private var unreadable: String {
        language.choose(
            da: "Det er ikke skrevet i UTF-8 og kan ikke læses; skriv det igen.",
            en: "That is not written in UTF-8 and can't be read; write it again.",
            th: "ข้อความนี้ไม่ได้เขียนเป็น UTF-8 จึงอ่านไม่ได้ โปรดพิมพ์ใหม่"
        )
    }

    private var onlyFirstLine: String {
        language.choose(
            da: "Kun den første linje af det indsatte blev brugt.",
            en: "Only the first line of what was pasted was taken.",
            th: "ใช้เฉพาะบรรทัดแรกของข้อความที่วาง"
        )
    }
}
