public import Programmes

/// The programme of the Copenhagen bridge-builder scheme, as it is built in.
public enum Copenhagen {
    /// The definition as an administrator would write it; another city starts from a copy.
    public static let yaml = [
        head, codes + registerCodes, kinds + registers + network,
        indicators + registerIndicators, baselines,
    ].joined(separator: "\n")

    /// The parsed definition; a test reads it, so that a released program never throws here.
    public static func programme() throws(ProgrammeError) -> Programme {
        try Programme(yaml: yaml, file: "copenhagen.yaml")
    }

    private static let head = """
        id: copenhagen
        version: 2
        labels: {da: "Brobyggerordningen i København", en: "Bridge-builder scheme of Copenhagen", th: "โครงการผู้สร้างสะพานแห่งโคเปนเฮเกน"}

        # Every partner may refer to every other.
        pairs: all

        # When a day begins. At the Reden the night belongs to the date on which it began.
        windows:
          - {id: calendar_day, starts: "00:00", labels: {da: Kalenderdag, en: Calendar day, th: วันตามปฏิทิน}}
          - {id: rede_doegn, starts: "15:00", labels: {da: Rede-døgn, en: Reden day, th: วันของ Reden}}

        """
}
