import CommandSupport
import Programmes
import RecordStore
import SyncClient
import WireProtocol

/// What the user is told when the store or a sync fails.
enum Failures {
    static func failure(_ error: StoreError, in language: Language) -> CommandFailure {
        switch error {
        case .missing(let folder):
            CommandFailure(
                .refused,
                code: "not_joined",
                message: language.choose(
                    da:
                        "Der er ingen enhed i \(folder), så der er intet gemt; tilmeld den med: brobygger join URL KODE",
                    en:
                        "There is no device in \(folder), so nothing was saved; join with: brobygger join URL CODE"
                )
            )
        case .unknownFormat(let file, let format):
            CommandFailure(
                .failed,
                code: "unknown_format",
                message: language.choose(
                    da:
                        "\(file) er skrevet af en anden version (format \(format)); intet er ændret, brug den nyeste brobygger.",
                    en:
                        "\(file) was written by another version (format \(format)); nothing was changed, use the newest brobygger."
                )
            )
        case .locked(let file):
            CommandFailure(
                .failed,
                code: "locked",
                message: language.choose(
                    da: "Et andet program bruger \(file); intet er ændret, prøv igen om lidt.",
                    en:
                        "Another program is using \(file); nothing was changed, try again in a moment."
                )
            )
        case .diskFull:
            CommandFailure(
                .failed,
                code: "disk_full",
                message: language.choose(
                    da:
                        "Disken er fuld, så intet af dette er gemt; det, der var gemt før, er i behold, gør plads og prøv igen.",
                    en:
                        "The disk is full, so nothing of this was saved; what was saved before is safe, make room and try again."
                )
            )
        case .system(let file, let reason):
            CommandFailure(
                .failed,
                code: "system",
                message: language.choose(
                    da: "\(file) kunne ikke bruges (\(reason)); det, der er gemt, er i behold.",
                    en: "\(file) could not be used (\(reason)); what is saved is safe."
                )
            )
        case .corrupt(let what):
            CommandFailure(
                .failed,
                code: "corrupt",
                message: language.choose(
                    da:
                        "Enhedens database er beskadiget (\(what)); gem mappen, som den er, og bed om hjælp, før du skriver mere.",
                    en:
                        "The device's database is damaged (\(what)); keep the folder as it is and ask for help before you write more."
                )
            )
        }
    }

    static func failure(_ error: SyncError, in language: Language) -> CommandFailure {
        switch error {
        case .unreachable(let reason):
            CommandFailure(
                .unreachable,
                code: "unreachable",
                message: language.choose(
                    da:
                        "Serveren kan ikke nås (\(reason)); alt på enheden er i behold, prøv igen, når der er net.",
                    en:
                        "The server can't be reached (\(reason)); everything on the device is safe, try again when there is a network."
                )
            )
        case .untrusted(let reason):
            CommandFailure(
                .unreachable,
                code: "untrusted",
                message: language.choose(
                    da:
                        "Serverens certifikat kan ikke godkendes (\(reason)), så intet er sendt, og alt på enheden er i behold; tal med koordinatoren.",
                    en:
                        "The server's certificate can't be trusted (\(reason)), so nothing was sent and everything on the device is safe; talk to the coordinator."
                )
            )
        case .refused(let problem): failure(problem, in: language)
        case .malformedAnswer(let reason):
            CommandFailure(
                .failed,
                code: "malformed_answer",
                message: language.choose(
                    da:
                        "Det, der svarede, er ikke en Brobygger-server (\(reason)); alt på enheden er i behold, se efter adressen.",
                    en:
                        "What answered is not a Brobygger server (\(reason)); everything on the device is safe, check the address."
                )
            )
        case .endless:
            CommandFailure(
                .failed,
                code: "endless",
                message: language.choose(
                    da:
                        "Enhed og server blev ikke enige; alt på enheden er i behold, vis koordinatoren denne besked.",
                    en:
                        "Device and server did not come to agree; everything on the device is safe, show the coordinator this message."
                )
            )
        case .alreadyRunning:
            CommandFailure(
                .failed,
                code: "already_running",
                message: language.choose(
                    da: "Enheden synkroniserer allerede; vent, til det er færdigt.",
                    en: "The device is syncing already; wait until it is done."
                )
            )
        }
    }

    private static func failure(_ problem: Problem, in language: Language) -> CommandFailure {
        let status: ExitStatus =
            switch problem.code {
            case .unknownCredential, .revoked, .wrongCode, .usedCode, .expiredCode,
                .invalidStatement, .notGranted, .unconfirmed:
                .notPermitted
            default: .failed
            }
        return CommandFailure(
            status,
            code: problem.code.rawValue,
            message: sentence(problem, in: language)
        )
    }

    private static func sentence(_ problem: Problem, in language: Language) -> String {
        switch problem.code {
        case .wrongCode:
            language.choose(
                da:
                    "Koden findes ikke, og intet er ændret; se efter, om den er skrevet rigtigt, eller bed koordinatoren om en ny.",
                en:
                    "There is no such code and nothing was changed; check how it is written or ask the coordinator for a new one."
            )
        case .usedCode:
            language.choose(
                da: "Koden er brugt, og intet er ændret; bed koordinatoren om en ny.",
                en:
                    "The code has been used and nothing was changed; ask the coordinator for a new one."
            )
        case .expiredCode:
            language.choose(
                da: "Koden er udløbet, og intet er ændret; bed koordinatoren om en ny.",
                en:
                    "The code has expired and nothing was changed; ask the coordinator for a new one."
            )
        case .revoked, .unknownCredential, .invalidStatement:
            language.choose(
                da:
                    "Serveren lukker ikke enheden ind; alt på enheden er i behold, tal med koordinatoren.",
                en:
                    "The server does not let this device in; everything on the device is safe, talk to the coordinator."
            )
        case .notGranted, .unconfirmed:
            language.choose(
                da:
                    "Enheden må ikke hente dette endnu; alt på enheden er i behold, bed koordinatoren godkende den.",
                en:
                    "The device may not fetch this yet; everything on the device is safe, ask the coordinator to confirm it."
            )
        case .unsupportedProtocol, .malformed, .notFound, .methodNotAllowed:
            language.choose(
                da:
                    "Server og program passer ikke sammen (\(problem.code.rawValue)); alt på enheden er i behold, brug den nyeste brobygger.",
                en:
                    "Server and program don't fit together (\(problem.code.rawValue)); everything on the device is safe, use the newest brobygger."
            )
        case .tooLarge, .tooManyRequests, .busy, .diskFull, .internal:
            language.choose(
                da:
                    "Serveren kunne ikke tage imod lige nu (\(problem.code.rawValue)); alt på enheden er i behold, prøv igen senere.",
                en:
                    "The server could not take it just now (\(problem.code.rawValue)); everything on the device is safe, try again later."
            )
        }
    }
}
