import ArgumentParser
import CommandSupport

/// Why a record is corrected; told by reports that were frozen before.
struct CorrectionOption: ParsableArguments {
    @Option(
        help: .localized(
            da: "Hvorfor der rettes: en kode, som `brobygger forms correction` viser.",
            en: "Why it is corrected: a code, as `brobygger forms correction` lists them.",
            th: "เหตุผลของการแก้ไข: รหัสตามที่ `brobygger forms correction` แสดง",
            value: .reason
        ),
        completion: Suggestions.correctionReasons
    )
    var reason: String?
}
