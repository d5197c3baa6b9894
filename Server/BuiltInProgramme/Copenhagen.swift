public import Programmes

/// The programme of the Copenhagen bridge-builder scheme.
public enum Copenhagen {
    /// The parsed definition; it is checked by the tests, so it never throws in a released program.
    public static func programme() throws -> Programme {
        try Programme(yaml: yaml, file: "copenhagen.yaml")
    }
}
