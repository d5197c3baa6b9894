/// Towns of Danish post codes.
enum Towns {
    /// Letters after the name: København K.
    static let quarters: Set = ["K", "V", "N", "Ø", "S", "C", "NV", "SV", "NØ", "SØ"]

    /// Whether the word is a town; what is also another word only when it begins with a capital.
    static func isTown(_ word: String) -> Bool {
        let lower = word.lowercased()
        guard names.contains(lower) else { return false }
        return word.first?.isUppercase ?? false || !otherWords.contains(lower)
    }

    private static let otherWords: Set = [
        "greve", "kongens", "odder", "ribe", "skive", "stege", "struer", "varde", "vejen", "køge",
    ]

    private static let names: Set = [
        "aabenraa", "aabybro", "aalborg", "aarhus", "albertslund", "allerød", "ålborg", "århus",
        "bagsværd", "ballerup", "billund", "birkerød", "bjerringbro", "bronshoj", "brønderslev",
        "brøndby", "brønshøj", "charlottenlund", "copenhagen", "dragør", "ebeltoft", "esbjerg",
        "espergærde", "faaborg", "farum", "fredensborg", "fredericia", "frederiksberg",
        "frederikshavn", "frederikssund", "frederiksværk", "gentofte", "gladsaxe", "glostrup",
        "greve", "grenaa", "grindsted", "haderslev", "hedehusene", "hellerup", "helsinge",
        "helsingør", "herlev", "herning", "hillerød", "hjørring", "holbæk", "holstebro", "horsens",
        "humlebæk", "hundested", "hvidovre", "hørsholm", "ikast", "ishøj", "kalundborg", "kastrup",
        "kbh", "klampenborg", "kobenhavn", "koebenhavn", "kolding", "kongens", "korsør",
        "københavn",
        "køge", "lemvig", "lyngby", "maribo", "middelfart", "måløv", "nakskov", "nexø", "nivå",
        "nyborg", "nykøbing", "næstved", "nørresundby", "odder", "odense", "randers", "ribe",
        "ringkøbing", "ringsted", "roskilde", "rungsted", "rødovre", "rønne", "silkeborg", "skagen",
        "skanderborg", "skive", "skovlunde", "slagelse", "smørum", "solrød", "sorø", "stege",
        "struer", "svendborg", "sæby", "søborg", "sønderborg", "taastrup", "tårnby", "thisted",
        "tønder", "valby", "vallensbæk", "vanløse", "varde", "vedbæk", "vejen", "vejle", "viborg",
        "virum", "vordingborg", "værløse", "ølstykke", "ørestad",
    ]
}
